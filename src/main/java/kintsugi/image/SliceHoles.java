package kintsugi.image;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import kintsugi.hole.Hole;

/** The hole of each slice of an image. */
@FunctionalInterface
public interface SliceHoles {

	/**
	 * Gets the hole of a slice, which may be empty and has the slice's size; it may be computed from its samples.
	 *
	 * @param slice the index in the stack, from 1
	 * @throws IllegalArgumentException if it cannot be had, with a sentence for the user
	 * @throws IOException if a file cannot be read, with a sentence for the user
	 */
	Hole of(int slice) throws IOException;

	/**
	 * Gets the hole of a slice whose samples are at hand, so that they need not be read again.
	 *
	 * @param slice the index in the stack, from 1
	 * @param pixels the samples in ImageJ's own array of them, as {@link ij.process.ImageProcessor#getPixels} gives them
	 * @throws IllegalArgumentException if it cannot be had, with a sentence for the user
	 * @throws IOException if a file cannot be read, with a sentence for the user
	 */
	default Hole of(final int slice, final Object pixels) throws IOException {
		return of(slice);
	}

	/** Gets what the user has to know of how the holes were found so far, in sentences. */
	default List<String> remarks() {
		return List.of();
	}

	/** Gets the lines of each slice that guide its repair, in the way of holes, if there is a sketch. */
	default Optional<SliceHoles> sketch() {
		return Optional.empty();
	}

	/** Makes the same holes with lines that guide their repair. */
	default SliceHoles with(final SliceHoles sketch) {
		return new SketchedHoles(this, sketch);
	}

	/** Makes the same holes grown by some pixels on all sides; see {@link Hole#grow}. */
	default SliceHoles grow(final int pixels) {
		return pixels == 0 ? this : new GrownHoles(this, pixels);
	}
}
