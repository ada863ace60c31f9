package kintsugi.defect;

import kintsugi.hole.Box;

/** The samples of a plane, read in parts, so that no second copy of a large plane is needed. */
public interface Raster {

	/** Gets the number of columns. */
	int width();

	/** Gets the number of rows. */
	int height();

	/** Gets the number of channels that belong together: 3 for colours, else 1. */
	int channels();

	/** Gets the smallest value that a sample can have, or NaN if there is no such limit. */
	float lowest();

	/** Gets the largest value that a sample can have, or NaN if there is no such limit. */
	float highest();

	/**
	 * Reads a part of a channel.
	 *
	 * @param channel from 0
	 * @param box the part, which lies inside the plane
	 * @param samples receives the samples [rows, columns] of the box from index 0 on; NaN is allowed
	 */
	void read(int channel, Box box, float[] samples);

	/**
	 * Makes a raster of arrays, which are not copied.
	 *
	 * @param lowest the smallest value that a sample can have, or NaN
	 * @param highest the largest value that a sample can have, or NaN
	 * @param channels the samples of each channel [rows, columns]
	 * @throws IllegalArgumentException if there is no channel or one has not the size of the plane
	 */
	static Raster of(final int width, final int height, final float lowest, final float highest,
		final float[]... channels)
	{
		if (channels.length == 0) throw new IllegalArgumentException("An image needs at least one channel.");
		for (final float[] channel : channels)
			if (width < 1 || height < 1 || channel.length != (long) width * height) throw new IllegalArgumentException(
				"A plane of " + width + " x " + height + " pixels cannot have " + channel.length + " samples.");
		return new ArrayRaster(width, height, lowest, highest, channels);
	}
}
