package kintsugi.image;

import java.io.IOException;

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
}
