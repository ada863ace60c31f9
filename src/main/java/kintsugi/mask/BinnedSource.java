package kintsugi.mask;

import kintsugi.hole.Hole;
import kintsugi.hole.RatioBin;

/** Draws random holes of a wanted class: one of the six ratio bins, with or without contact to the border. */
public interface BinnedSource extends HoleSource {

	/**
	 * Draws a hole of a class, the same for the same arguments.
	 *
	 * @param bin the range of the hole ratio
	 * @param border whether a pixel of it is to be in the border's margin, {@link Margin#of}
	 * @throws IllegalArgumentException if no such hole fits an image of this size, with a sentence for the user
	 */
	Hole drawIn(RatioBin bin, boolean border, int width, int height, long seed);
}
