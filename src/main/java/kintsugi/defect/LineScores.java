package kintsugi.defect;

import java.util.BitSet;

/**
 * Looks along rows for parts that differ from the rows above and below.
 * <p>
 * Each column gives a score: how far the row lies outside of the interval between its neighbours above and below, less
 * how much these change themselves, in standard deviations. It is negative on average where nothing is wrong, also at
 * edges and on blurred lines; along a dead line it adds up. A part whose sum reaches the limit is found, from where the
 * sum began to rise to where it was highest (E. S. Page, Biometrika 41, 1954).
 * </p>
 */
final class LineScores {

	/** How much a single column counts, so that a few bright ones are no line. */
	private static final float LEAST = -1;
	private static final float MOST = 2;
	/** How large a sum has to be for each standard deviation of the sensitivity. */
	private static final double SUM = 10;
	/** Makes the spread of a sample's difference to the mean of two others that of a sample. */
	private static final double OF_DIFFERENCE = 0.8165;

	/** At the plane's border there is only one side to compare with, which chance exceeds more often. */
	private static final float ONE_SIDED = 1.5f;

	private final Tile tile;
	private final int planeHeight;
	private final float[] deviations;
	private final double limit;

	/** Prepares a tile that is as wide as the plane, of which {@code planeHeight} is the number of rows. */
	LineScores(final Tile tile, final int planeHeight, final Levels levels, final double sensitivity) {
		this.tile = tile;
		this.planeHeight = planeHeight;
		this.limit = SUM * sensitivity;
		final int width = tile.width();
		final float[] samples = tile.samples();
		final float[] differences = new float[samples.length];
		for (int i = width; i < samples.length - width; i++)
			differences[i] = samples[i] - 0.5f * (samples[i - width] + samples[i + width]);
		final Spread spread = new Spread(differences, width, tile.height());
		deviations = new float[width];
		for (int x = 0; x < width; x++)
			deviations[x] = Math.max(levels.floor(), (float) OF_DIFFERENCE * spread.spread(x, tile.height() / 2));
	}

	/** Finds the columns of the plane where some rows together, from row {@code y} of the tile on, are dead. */
	BitSet find(final int y, final int rows) {
		final BitSet found = new BitSet();
		final int width = tile.core().width();
		double sum = 0;
		double highest = 0;
		int start = 0;
		int end = 0;
		for (int x = 0; x <= width; x++) {
			sum = x == width ? 0 : sum + score(x + tile.margin(), y, rows);
			if (sum > highest) {
				highest = sum;
				end = x + 1;
			}
			if (sum > 0 && highest - sum < limit) continue;
			if (highest >= limit) found.set(start, end);
			sum = 0;
			highest = 0;
			start = x + 1;
		}
		return found;
	}

	private boolean isAtBorder(final int y, final int rows) {
		return y + tile.core().y() == tile.margin() || y + rows + tile.core().y() == tile.margin() + planeHeight;
	}

	private float score(final int x, final int y, final int rows) {
		final int width = tile.width();
		final float[] samples = tile.samples();
		final int first = y * width + x;
		float least = samples[first];
		float most = least;
		for (int row = 1; row < rows; row++) {
			least = Math.min(least, samples[first + row * width]);
			most = Math.max(most, samples[first + row * width]);
		}
		final float above = samples[first - width];
		final float below = samples[first + rows * width];
		final float contrast = Math.max(0, Math.max(least - Math.max(above, below), Math.min(above, below) - most));
		final float change = 0.5f * (Math.abs(above - samples[first - 2 * width]) + //
			Math.abs(below - samples[first + (rows + 1) * width]));
		final float score = (contrast - change) / deviations[x];
		return Math.max(LEAST, Math.min(MOST, isAtBorder(y, rows) ? score - ONE_SIDED : score));
	}
}
