package kintsugi.image;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import kintsugi.hole.Hole;

/** Holes with lines that guide their repair. */
final class SketchedHoles implements SliceHoles {

	private final SliceHoles holes;
	private final SliceHoles lines;

	SketchedHoles(final SliceHoles holes, final SliceHoles lines) {
		this.holes = holes;
		this.lines = lines;
	}

	@Override
	public Hole of(final int slice) throws IOException {
		return holes.of(slice);
	}

	@Override
	public Hole of(final int slice, final Object samples) throws IOException {
		return holes.of(slice, samples);
	}

	@Override
	public Optional<SliceHoles> sketch() {
		return Optional.of(lines);
	}

	@Override
	public List<String> remarks() {
		final List<String> both = new ArrayList<>(holes.remarks());
		both.addAll(lines.remarks());
		return both;
	}
}
