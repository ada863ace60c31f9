package kintsugi.defect;

/** A top-hat of a tile beside its usual level and spread around each place. */
final class TopHat {

	/** The share of a thing's height that its rim has in one step; what optics have seen is softer. */
	private static final float SHARP = 0.4f;

	/** How far below a sample, in shares of its height, a neighbour is that belongs to the same thing. */
	private static final float HIGH = 0.4f;

	private final int width;
	private final float[] map;
	private final float[] excess;
	private final float[] samples;
	private final float[] peaks;

	/**
	 * Makes a top-hat.
	 *
	 * @param radius of the disc that the things to keep are narrower than, in pixels
	 * @param sign 1 for bright things, -1 for dark ones
	 */
	TopHat(final Tile tile, final int radius, final int sign, final Levels levels) {
		width = tile.width();
		samples = tile.samples().clone();
		for (int i = 0; i < samples.length; i++)
			samples[i] *= sign;
		final Octagon octagon = new Octagon(width, tile.height(), radius);
		map = octagon.topHat(samples);
		peaks = map.clone();
		octagon.dilate(peaks);
		excess = excess(new Spread(map, width, tile.height()), tile.height(), levels.floor());
	}

	/** Gets how many robust standard deviations a sample of the tile is above the usual level. */
	float excess(final int i) {
		return excess[i];
	}

	private float[] excess(final Spread spread, final int height, final float floor) {
		final float[] all = new float[map.length];
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++) {
				final float above = map[y * width + x] - spread.level(x, y);
				if (above > 0) all[y * width + x] = above / Math.max(floor, spread.spread(x, y));
			}
		return all;
	}

	/**
	 * Tells whether a sample that is not at the border of the tile ends sharply: from it to a neighbour falls a good part
	 * of the height of the thing that it belongs to.
	 */
	boolean isSharp(final int i) {
		final float lowest = Math.min(Math.min(samples[i - 1], samples[i + 1]), //
			Math.min(samples[i - width], samples[i + width]));
		return samples[i] - lowest >= SHARP * peaks[i];
	}

	/**
	 * Tells whether a sample that is not at the border of the tile goes on in something wider: a neighbour is nearly as
	 * high, but does not stand out. The corners of wide things are like that.
	 *
	 * @param least how far a sample stands out at least for that question
	 * @param most how far it does at most to be a part of something wider
	 */
	boolean goesOn(final int i, final double least, final double most) {
		if (excess(i) <= least) return false;
		final float high = samples[i] - HIGH * map[i];
		for (int v = -width; v <= width; v += width)
			for (int u = -1; u <= 1; u++)
				if (samples[i + v + u] > high && excess(i + v + u) < most) return true;
		return false;
	}
}
