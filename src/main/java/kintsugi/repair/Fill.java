package kintsugi.repair;

import kintsugi.hole.Box;
import kintsugi.model.Normalisation.Range;

/**
 * What a method predicted for one channel of one window, kept until all is predicted.
 *
 * @param channel the index of the channel
 * @param box where the values belong
 * @param values [H, W] of the box, in network space; finite in the hole
 * @param range how they become intensities
 */
record Fill(int channel, Box box, float[] values, Range range) {

	/** Gets the predicted intensity of a pixel of the image, neither clipped nor rounded. */
	double intensity(final int x, final int y) {
		return range.fromNetwork(values[(y - box.y()) * box.width() + x - box.x()]);
	}
}
