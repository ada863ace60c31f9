package kintsugi.repair;

import kintsugi.hole.Box;

/**
 * A part of an image that is repaired in one go.
 *
 * @param box the pixels that are read, all inside the image
 * @param width the columns that the method sees; those after the box's lie outside the image and are hole
 * @param height the rows that the method sees; those after the box's lie outside the image and are hole
 */
record Window(Box box, int width, int height) {

	/** Makes a window around a box, with each side of a length that is a multiple of {@code multiple}. */
	static Window around(final Box box, final int imageWidth, final int imageHeight, final int multiple) {
		final int width = roundUp(box.width(), multiple);
		final int height = roundUp(box.height(), multiple);
		final int readWidth = Math.min(width, imageWidth);
		final int readHeight = Math.min(height, imageHeight);
		// Real pixels are better context than holes, so the box is widened within the image first.
		final Box read = new Box(start(box.x(), box.width(), readWidth, imageWidth), //
			start(box.y(), box.height(), readHeight, imageHeight), readWidth, readHeight);
		return new Window(read, width, height);
	}

	private static int start(final int start, final int length, final int newLength, final int imageLength) {
		final int centred = start - (newLength - length) / 2;
		return Math.max(0, Math.min(imageLength - newLength, centred));
	}

	private static int roundUp(final int length, final int multiple) {
		return (length + multiple - 1) / multiple * multiple;
	}
}
