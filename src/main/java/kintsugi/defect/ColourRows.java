package kintsugi.defect;

import kintsugi.hole.Box;

/** Three rows of all channels at a time, to compare a pixel's colour with its neighbours'. */
final class ColourRows {

	private final Raster raster;
	/** By row modulo three, channel and column. */
	private final float[][][] rows;
	private int read;
	private int y;

	/** Prepares to go over a raster from its first row on. */
	ColourRows(final Raster raster) {
		this.raster = raster;
		rows = new float[3][raster.channels()][raster.width()];
	}

	/** Goes to a row, which is the one after the last. */
	void go(final int row) {
		y = row;
		for (; read <= Math.min(row + 1, raster.height() - 1); read++)
			for (int channel = 0; channel < raster.channels(); channel++)
				raster.read(channel, new Box(0, read, raster.width(), 1), rows[read % 3][channel]);
	}

	/** Tells whether a pixel of the row has a neighbour in the plane. */
	boolean hasNeighbour(final int x, final int dx, final int dy) {
		return x + dx >= 0 && x + dx < raster.width() && y + dy >= 0 && y + dy < raster.height();
	}

	/** Gets the largest difference of a channel to a neighbour: 0 for the same colour, NaN if that has no value. */
	float difference(final int x, final int dx, final int dy) {
		float most = 0;
		for (int channel = 0; channel < raster.channels(); channel++) {
			final float here = rows[y % 3][channel][x];
			final float there = rows[(y + dy) % 3][channel][x + dx];
			final float difference = here == there ? 0 : Math.abs(here - there);
			if (!(difference <= most)) most = difference;
		}
		return most;
	}

	/** Counts the eight neighbours of exactly the same colour. */
	int same(final int x) {
		int count = 0;
		for (int dy = -1; dy <= 1; dy++)
			for (int dx = -1; dx <= 1; dx++)
				if ((dx != 0 || dy != 0) && hasNeighbour(x, dx, dy) && difference(x, dx, dy) == 0) count++;
		return count;
	}

	/** Tells whether one of the four nearest neighbours differs by more than a step. */
	boolean isSharp(final int x, final float step) {
		return differs(x, step, Float.POSITIVE_INFINITY);
	}

	/** Tells whether one of the four nearest neighbours differs, but by no more than a step. */
	boolean isSoft(final int x, final float step) {
		return differs(x, 0, step);
	}

	private boolean differs(final int x, final float above, final float upTo) {
		for (int k = 0; k < 4; k++) {
			final int dx = k == 0 ? -1 : k == 1 ? 1 : 0;
			final int dy = k == 2 ? -1 : k == 3 ? 1 : 0;
			if (!hasNeighbour(x, dx, dy)) continue;
			final float difference = difference(x, dx, dy);
			if (difference > above && difference <= upTo) return true;
		}
		return false;
	}

	/** Gets the colour of a pixel of the row, one value a channel. */
	float[] colour(final int x) {
		final float[] colour = new float[raster.channels()];
		for (int channel = 0; channel < colour.length; channel++)
			colour[channel] = rows[y % 3][channel][x];
		return colour;
	}

	/** Tells whether a pixel of the row has exactly a colour. */
	boolean has(final int x, final float[] colour) {
		for (int channel = 0; channel < colour.length; channel++)
			if (rows[y % 3][channel][x] != colour[channel]) return false;
		return true;
	}
}
