package kintsugi.repair;

/**
 * One level of the pyramid of {@link PyramidHarmonicFiller}.
 *
 * @param sums [H, W], the sum of the valid samples below each pixel, on the scale of {@code weights}
 * @param weights [H, W], the number of valid samples below each pixel, on any scale; 0 in holes
 * @param holes the indices of the pixels of weight 0, rising
 * @param width W
 * @param height H
 */
record Level(float[] sums, float[] weights, int[] holes, int width, int height) {

	private static final float SIDE = 4 / 20f;
	private static final float CORNER = 1 / 20f;

	/** Finds the indices of the pixels without weight. */
	static int[] holes(final float[] weights) {
		int count = 0;
		for (final float weight : weights)
			if (!(weight > 0)) count++;
		final int[] holes = new int[count];
		for (int i = 0, hole = 0; hole < count; i++)
			if (!(weights[i] > 0)) holes[hole++] = i;
		return holes;
	}

	/** Averages over pairs of rows and columns; the odd ones at the end stand alone. */
	Level half() {
		final int halfWidth = (width + 1) / 2;
		final int halfHeight = (height + 1) / 2;
		// Sums and weights shrink alike, so that each valid sample counts once at every level.
		final float[] halfWeights = shrink(weights, halfWidth, halfHeight);
		return new Level(shrink(sums, halfWidth, halfHeight), halfWeights, holes(halfWeights), halfWidth, halfHeight);
	}

	private float[] shrink(final float[] values, final int halfWidth, final int halfHeight) {
		final float[] result = new float[halfWidth * halfHeight];
		for (int y = 0; y < height; y++) {
			final int row = y / 2 * halfWidth;
			for (int x = 0; x < width; x++)
				result[row + x / 2] += 0.25f * values[y * width + x];
		}
		return result;
	}

	/** Gets the mean of the samples below each pixel, 0 in holes. */
	float[] values() {
		final float[] values = new float[sums.length];
		for (int i = 0; i < values.length; i++)
			if (weights[i] > 0) values[i] = sums[i] / weights[i];
		return values;
	}

	/** Gets the mean of all valid samples, each counted once; 0 if there are none. */
	float mean() {
		double sum = 0;
		double weight = 0;
		for (int i = 0; i < sums.length; i++) {
			sum += sums[i];
			weight += weights[i];
		}
		return weight > 0 ? (float) (sum / weight) : 0;
	}

	/** Replaces each hole sample by the weighted mean of its neighbours inside the image, all at once, several times. */
	void relax(final float[] values, final int steps) {
		final int[] order = new int[holes.length];
		final int inner = order(order);
		final float[] next = new float[order.length];
		for (int step = 0; step < steps; step++) {
			for (int i = 0; i < inner; i++)
				next[i] = inside(values, order[i]);
			for (int i = inner; i < order.length; i++)
				next[i] = atEdge(values, order[i] % width, order[i] / width);
			for (int i = 0; i < order.length; i++)
				values[order[i]] = next[i];
		}
	}

	/** Sorts the holes: first those with eight neighbours, whose number is returned, then those at the image's edge. */
	private int order(final int[] order) {
		int inner = 0;
		int edge = order.length;
		for (final int hole : holes) {
			final int x = hole % width;
			final int y = hole / width;
			final boolean atEdge = x == 0 || y == 0 || x == width - 1 || y == height - 1;
			order[atEdge ? --edge : inner++] = hole;
		}
		return inner;
	}

	private float inside(final float[] v, final int i) {
		final int up = i - width;
		final int down = i + width;
		return SIDE * (v[up] + v[i - 1] + v[i + 1] + v[down]) + //
			CORNER * (v[up - 1] + v[up + 1] + v[down - 1] + v[down + 1]);
	}

	private float atEdge(final float[] v, final int x, final int y) {
		float sum = 0;
		float total = 0;
		for (int row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++)
			for (int column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
				if (row == y && column == x) continue;
				final float weight = row == y || column == x ? SIDE : CORNER;
				sum += weight * v[row * width + column];
				total += weight;
			}
		return total > 0 ? sum / total : v[y * width + x];
	}
}
