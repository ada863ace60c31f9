package kintsugi.defect;

import java.util.Arrays;

/**
 * How much a pixel differs from its neighbours where nothing is wrong: as a function of the place, because of texture,
 * and of the intensity, because of the photons' noise. Bright things on a dark ground are noisier than the ground, so
 * that the larger of both counts.
 */
final class Noise {

	private static final int BINS = 24;
	private static final int PER_BIN = 64;
	private static final int SAMPLES = 1 << 17;
	/** Only these columns and rows are measured, which are those that a spread looks at. */
	private static final int GRID = Spread.STRIDE;

	private final Spread byPlace;
	private final float[] intensities;
	private final float[] deviations;
	private final float floor;

	/** Measures the noise of a tile. */
	Noise(final Tile tile, final Levels levels) {
		final int width = tile.width();
		final int height = tile.height();
		final float[] residuals = new float[width * height];
		final float[] medians = new float[width * height];
		final float[] eight = new float[8];
		for (int y = GRID; y < height - 1; y += GRID)
			for (int x = GRID; x < width - 1; x += GRID) {
				final int i = y * width + x;
				neighbours(tile.samples(), width, i, eight);
				Arrays.sort(eight);
				medians[i] = 0.5f * (eight[3] + eight[4]);
				residuals[i] = tile.samples()[i] - medians[i];
			}
		byPlace = new Spread(residuals, width, height);
		floor = levels.floor();
		final int count = (height - 2) * (width - 2) / (GRID * GRID);
		final int bins = Math.max(1, Math.min(BINS, count / PER_BIN));
		intensities = new float[bins];
		deviations = new float[bins];
		bin(medians, residuals, width, height);
	}

	/** Gets the neighbours of a pixel that is not at the border. */
	static void neighbours(final float[] samples, final int width, final int i, final float[] eight) {
		eight[0] = samples[i - width - 1];
		eight[1] = samples[i - width];
		eight[2] = samples[i - width + 1];
		eight[3] = samples[i - 1];
		eight[4] = samples[i + 1];
		eight[5] = samples[i + width - 1];
		eight[6] = samples[i + width];
		eight[7] = samples[i + width + 1];
	}

	/** Measures the spread in bins of equal numbers of pixels of rising intensity. */
	private void bin(final float[] medians, final float[] residuals, final int width, final int height) {
		final int step = GRID * Math.max(1, (int) (Math.sqrt(width * (double) height / SAMPLES) / GRID));
		final long[] pairs = new long[(height / step + 1) * (width / step + 1)];
		int n = 0;
		for (int y = GRID; y < height - 1; y += step)
			for (int x = GRID; x < width - 1; x += step) {
				final int i = y * width + x;
				// an intensity's sortable bits above, its residual's below
				final int bits = Float.floatToIntBits(medians[i]);
				final int sortable = bits ^ bits >> 31 & 0x7fffffff;
				pairs[n++] = (long) sortable << 32 | Float.floatToIntBits(Math.abs(residuals[i]));
			}
		Arrays.sort(pairs, 0, n);
		final float[] part = new float[n / intensities.length + 2];
		for (int bin = 0; bin < intensities.length; bin++) {
			final int from = (int) ((long) bin * n / intensities.length);
			final int to = Math.max(from + 1, (int) ((bin + 1L) * n / intensities.length));
			for (int k = from; k < Math.min(n, to); k++)
				part[k - from] = Float.intBitsToFloat((int) pairs[k]);
			final int size = Math.min(n, to) - from;
			deviations[bin] = (float) (Spread.OF_MEDIAN * Order.select(part, size, size / 2));
			final int middle = (int) (pairs[from + size / 2] >> 32);
			intensities[bin] = Float.intBitsToFloat(middle ^ middle >> 31 & 0x7fffffff);
		}
	}

	/** Gets the standard deviation of a pixel from its neighbours, at a place of the tile and an intensity. */
	float deviation(final int x, final int y, final float intensity) {
		return Math.max(floor, Math.max(byPlace.spread(x, y), byIntensity(intensity)));
	}

	private float byIntensity(final float intensity) {
		final int last = intensities.length - 1;
		if (intensity <= intensities[0]) return deviations[0];
		if (intensity >= intensities[last]) {
			// photons: the variance grows as the intensity does
			final float extent = intensities[last] - intensities[0];
			final float times = extent <= 0 ? 1 : (float) Math.sqrt((intensity - intensities[0]) / extent);
			return times * deviations[last];
		}
		int bin = Arrays.binarySearch(intensities, intensity);
		if (bin < 0) bin = -bin - 2;
		bin = Math.min(bin, last - 1);
		final float extent = intensities[bin + 1] - intensities[bin];
		final float share = extent <= 0 ? 0 : (intensity - intensities[bin]) / extent;
		return deviations[bin] + share * (deviations[bin + 1] - deviations[bin]);
	}
}
