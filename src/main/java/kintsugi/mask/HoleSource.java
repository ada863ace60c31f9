package kintsugi.mask;

import kintsugi.hole.Hole;

/** Draws random holes; safe for several threads. */
@FunctionalInterface
public interface HoleSource {

	/**
	 * Draws a hole, the same for the same size and seed; seed 0 is a seed like any other.
	 *
	 * @throws IllegalArgumentException if no such hole fits an image of this size, with a sentence for the user
	 * @throws java.io.UncheckedIOException if it needs a file that cannot be read, with a sentence for the user
	 */
	Hole draw(int width, int height, long seed);

	/**
	 * Tells whether several of these holes together, or a part of one, are still holes of this kind; a box in the
	 * image's centre and a lattice are what they are only alone and whole.
	 */
	default boolean combinable() {
		return true;
	}

	/** Says in a few words what it draws. */
	default String describe() {
		return "holes";
	}
}
