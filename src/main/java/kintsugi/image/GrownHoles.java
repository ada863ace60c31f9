package kintsugi.image;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import kintsugi.hole.Hole;

/** Holes that are grown; one that is the same object as that of the slice before is grown once. */
final class GrownHoles implements SliceHoles {

	private final SliceHoles holes;
	private final int pixels;
	private Hole last;
	private Hole grown;

	GrownHoles(final SliceHoles holes, final int pixels) {
		if (pixels < 0) throw new IllegalArgumentException("A hole can grow by 0 or more pixels, not by " + pixels + ".");
		this.holes = holes;
		this.pixels = pixels;
	}

	@Override
	public Hole of(final int slice) throws IOException {
		return grow(holes.of(slice));
	}

	@Override
	public Hole of(final int slice, final Object samples) throws IOException {
		return grow(holes.of(slice, samples));
	}

	@Override
	public Optional<SliceHoles> sketch() {
		return holes.sketch();
	}

	@Override
	public List<String> remarks() {
		return holes.remarks();
	}

	private Hole grow(final Hole hole) {
		if (hole != last) {
			grown = hole.grow(pixels);
			last = hole;
		}
		return grown;
	}
}
