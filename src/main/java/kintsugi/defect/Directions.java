package kintsugi.defect;

/** The largest mean of a top-hat along short lines through each pixel, over 16 directions. */
final class Directions {

	/** How far a line goes to both sides, in columns or rows. */
	static final int REACH = 10;
	private static final int STEPS = 4;

	private final float[] best;

	/**
	 * Measures a tile.
	 *
	 * @param limit what a single pixel counts at most, so that a bright grain is no line
	 */
	Directions(final Tile tile, final TopHat hat, final float limit) {
		final int width = tile.width();
		final int height = tile.height();
		final float[] map = new float[width * height];
		for (int i = 0; i < map.length; i++)
			map[i] = Math.min(limit, hat.excess(i));
		best = new float[map.length];
		final float[] rows = widened(map, width);
		for (int slope = -STEPS; slope <= STEPS; slope++)
			sweep(rows, width, height, 1, width, slope);
		final float[] columns = widened(map, 1);
		for (int slope = 1 - STEPS; slope < STEPS; slope++)
			sweep(columns, height, width, width, 1, slope);
	}

	/** Takes the largest of a sample and its neighbours across: a line of one pixel's width has more steps than ours. */
	private static float[] widened(final float[] map, final int across) {
		final float[] wide = map.clone();
		for (int i = across; i < map.length - across; i++)
			wide[i] = Math.max(map[i], Math.max(map[i - across], map[i + across]));
		return wide;
	}

	/** Gets the largest mean at a sample of the tile. */
	float mean(final int i) {
		return best[i];
	}

	/**
	 * Runs along all parallel lines of a slope.
	 *
	 * @param length how many samples there are along, each {@code along} after the other
	 * @param breadth how many lines there are across, each {@code across} after the other
	 */
	private void sweep(final float[] map, final int length, final int breadth, final int along, final int across,
		final int slope)
	{
		final int[] shifts = new int[length];
		int lowest = 0;
		int highest = 0;
		for (int i = 0; i < length; i++) {
			shifts[i] = Math.floorDiv(2 * i * slope + STEPS, 2 * STEPS);
			lowest = Math.min(lowest, shifts[i]);
			highest = Math.max(highest, shifts[i]);
		}
		final double[] sums = new double[length + 1];
		for (int start = -highest; start < breadth - lowest; start++) {
			int first = -1;
			int last = -1;
			for (int i = 0; i < length; i++) {
				final int line = start + shifts[i];
				final boolean inside = line >= 0 && line < breadth;
				sums[i + 1] = sums[i] + (inside ? map[i * along + line * across] : 0);
				if (!inside) continue;
				if (first < 0) first = i;
				last = i;
			}
			for (int i = Math.max(0, first); i <= last; i++) {
				final int from = Math.max(first, i - REACH);
				final int to = Math.min(last, i + REACH);
				final float mean = (float) ((sums[to + 1] - sums[from]) / (2 * REACH + 1));
				final int index = i * along + (start + shifts[i]) * across;
				if (mean > best[index]) best[index] = mean;
			}
		}
	}
}
