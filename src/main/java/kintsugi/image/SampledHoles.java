package kintsugi.image;

import java.io.IOException;
import java.util.List;

import ij.ImagePlus;
import kintsugi.hole.Hole;

/** Holes that the samples of each slice tell, found when they are asked for. */
final class SampledHoles implements SliceHoles {

	private final Pixels pixels;
	private final SampleRule rule;
	private final List<String> remarks;

	/**
	 * Prepares to find the holes of an image.
	 *
	 * @param remarks what the user has to know of the rule
	 */
	SampledHoles(final ImagePlus image, final SampleRule rule, final String... remarks) {
		this.pixels = new Pixels(image);
		this.rule = rule;
		this.remarks = List.of(remarks);
	}

	@Override
	public Hole of(final int slice) throws IOException {
		return of(slice, pixels.of(slice));
	}

	@Override
	public Hole of(final int slice, final Object samples) {
		return rule.holeOf(samples, pixels.width(), pixels.height());
	}

	@Override
	public List<String> remarks() {
		return remarks;
	}
}
