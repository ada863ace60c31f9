package kintsugi.image;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

import ij.ImagePlus;
import kintsugi.hole.Hole;

/** Holes of the slices that belong to a scope when it is made; the others have none. */
final class ScopedHoles implements SliceHoles {

	private final SliceHoles holes;
	private final BitSet scope = new BitSet();
	private final Hole none;

	ScopedHoles(final ImagePlus image, final SliceHoles holes, final Scope scope) {
		this.holes = holes;
		for (int slice = 1; slice <= image.getStackSize(); slice++)
			this.scope.set(slice, scope.contains(image, slice));
		none = Hole.none(image.getWidth(), image.getHeight());
	}

	@Override
	public Hole of(final int slice) throws IOException {
		return scope.get(slice) ? holes.of(slice) : none;
	}

	@Override
	public Hole of(final int slice, final Object samples) throws IOException {
		return scope.get(slice) ? holes.of(slice, samples) : none;
	}

	@Override
	public Optional<SliceHoles> sketch() {
		return holes.sketch();
	}

	@Override
	public List<String> remarks() {
		return holes.remarks();
	}
}
