package kintsugi.defect;

import java.util.Arrays;

import kintsugi.hole.Box;

/**
 * The range that the samples of a raster use, all channels together.
 *
 * @param low the level below which few samples are
 * @param high the level above which few samples are, not below {@code low}
 * @param step the smallest difference that samples can have, or 0
 */
record Levels(float low, float high, float step) {

	/** Below this share of the range in use, a difference is none to look at. */
	private static final float FLOOR = 0.004f;
	private static final int SAMPLES = 1 << 16;
	/** The share of samples beyond each level; more would lose small bright structures on an empty ground. */
	private static final double TAIL = 0.0005;

	/** Measures on a grid of about {@value #SAMPLES} pixels; all are 0 if no sample is finite. */
	static Levels of(final Raster raster) {
		final double pixels = (double) raster.width() * raster.height();
		final int step = Math.max(1, (int) Math.ceil(Math.sqrt(pixels / SAMPLES)));
		final float[] row = new float[raster.width()];
		float[] found = new float[1 << 10];
		int count = 0;
		for (int channel = 0; channel < raster.channels(); channel++)
			for (int y = 0; y < raster.height(); y += step) {
				raster.read(channel, new Box(0, y, raster.width(), 1), row);
				for (int x = 0; x < raster.width(); x += step) {
					if (!Float.isFinite(row[x])) continue;
					if (count == found.length) found = Arrays.copyOf(found, 2 * count);
					found[count++] = row[x];
				}
			}
		if (count == 0) return new Levels(0, 0, 0);
		final float smallest = Float.isNaN(raster.highest()) ? 0 : 1;
		return new Levels(Order.quantile(found, count, TAIL), Order.quantile(found, count, 1 - TAIL), smallest);
	}

	/** Gets the extent of the range, 0 or more. */
	float range() {
		return high - low;
	}

	/** Gets the least deviation to reckon with: of rounding, and so small that nobody sees it; above 0. */
	float floor() {
		return Math.max(Float.MIN_NORMAL, Math.max(step / 2, FLOOR * range()));
	}
}
