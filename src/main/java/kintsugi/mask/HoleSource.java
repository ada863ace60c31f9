package kintsugi.mask;

import kintsugi.hole.Hole;

/** Draws random holes. */
@FunctionalInterface
public interface HoleSource {

	/**
	 * Draws a hole, the same for the same size and seed; seed 0 is a seed like any other.
	 *
	 * @throws IllegalArgumentException if no such hole fits an image of this size, with a sentence for the user
	 */
	Hole draw(int width, int height, long seed);
}
