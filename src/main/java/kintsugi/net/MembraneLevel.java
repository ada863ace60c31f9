package kintsugi.net;

import java.util.Arrays;

/**
 * One level of a {@link Membrane}: where its image is valid, and how its holes are relaxed.
 *
 * @param weights [H, W], the number of valid samples below each pixel, on any scale; 0 in holes
 * @param runs the runs of holes that have eight neighbours, in pairs: the index of the first and that after the last
 * @param edge the indices of the holes at the image's edge
 * @param width W
 * @param height H
 */
record MembraneLevel(float[] weights, int[] runs, int[] edge, int width, int height) {

	private static final float SIDE = 4 / 20f;
	private static final float CORNER = 1 / 20f;

	/** Finds the holes of a level. */
	static MembraneLevel of(final float[] weights, final int width, final int height) {
		int[] runs = new int[64];
		int[] edge = new int[64];
		int ends = 0;
		int edges = 0;
		for (int i = 0; i < weights.length; i++) {
			if (weights[i] > 0) continue;
			final int x = i % width;
			if (x == 0 || x == width - 1 || i < width || i >= weights.length - width) {
				if (edges == edge.length) edge = Arrays.copyOf(edge, 2 * edges);
				edge[edges++] = i;
			}
			else if (ends > 0 && runs[ends - 1] == i) runs[ends - 1]++;
			else {
				if (ends == runs.length) runs = Arrays.copyOf(runs, 2 * ends);
				runs[ends++] = i;
				runs[ends++] = i + 1;
			}
		}
		return new MembraneLevel(weights, Arrays.copyOf(runs, ends), Arrays.copyOf(edge, edges), width, height);
	}

	/** Gets the level of half the width and height. */
	MembraneLevel half() {
		return of(shrink(weights), (width + 1) / 2, (height + 1) / 2);
	}

	/** Averages over pairs of rows and columns; what an odd last one lacks counts as 0. */
	float[] shrink(final float[] values) {
		final int halfWidth = (width + 1) / 2;
		final float[] result = new float[halfWidth * ((height + 1) / 2)];
		for (int y = 0; y < height; y++) {
			final int from = y * width;
			final int to = y / 2 * halfWidth;
			for (int x = 0; x < width / 2; x++)
				result[to + x] += 0.25f * (values[from + 2 * x] + values[from + 2 * x + 1]);
			if (width % 2 == 1) result[to + width / 2] += 0.25f * values[from + width - 1];
		}
		return result;
	}

	/** Makes all holes the same. */
	void fill(final float[] values, final float value) {
		for (int run = 0; run < runs.length; run += 2)
			Arrays.fill(values, runs[run], runs[run + 1], value);
		for (final int hole : edge)
			values[hole] = value;
	}

	/** Copies holes from one array to another, each of which begins somewhere. */
	void copyHoles(final float[] source, final float[] target, final int from) {
		for (int run = 0; run < runs.length; run += 2)
			System.arraycopy(source, runs[run], target, from + runs[run], runs[run + 1] - runs[run]);
		for (final int hole : edge)
			target[from + hole] = source[hole];
	}

	/** Makes means of sums. */
	void divide(final float[] sums) {
		for (int i = 0; i < sums.length; i++)
			sums[i] = weights[i] > 0 ? sums[i] / weights[i] : 0;
	}

	/** Gets the mean of all valid samples, each counted once; 0 if there are none. */
	float mean(final float[] sums) {
		double sum = 0;
		double weight = 0;
		for (int i = 0; i < sums.length; i++) {
			sum += sums[i];
			weight += weights[i];
		}
		return weight > 0 ? (float) (sum / weight) : 0;
	}

	/** Fills holes from the level below, doubled bilinearly. */
	void fillFrom(final float[] coarse, final MembraneLevel below, final float[] values) {
		for (int run = 0; run < runs.length; run += 2) {
			final int y = runs[run] / width;
			for (int i = runs[run]; i < runs[run + 1]; i++)
				values[i] = below.bilinear(coarse, i - y * width, y);
		}
		for (final int hole : edge)
			values[hole] = below.bilinear(coarse, hole % width, hole / width);
	}

	/** Reads this level at a pixel of the level above it, which has pixels of half the size; edges continue. */
	private float bilinear(final float[] values, final int x, final int y) {
		final int nearX = x >> 1;
		final int nearY = (y >> 1) * width;
		final int farX = Math.max(0, Math.min(width - 1, nearX + ((x & 1) == 0 ? -1 : 1)));
		final int farY = Math.max(0, Math.min(height - 1, (y >> 1) + ((y & 1) == 0 ? -1 : 1))) * width;
		final float near = 0.75f * values[nearY + nearX] + 0.25f * values[nearY + farX];
		final float far = 0.75f * values[farY + nearX] + 0.25f * values[farY + farX];
		return 0.75f * near + 0.25f * far;
	}

	/** Replaces each hole sample by the weighted mean of its neighbours inside the image, all at once, several times. */
	void relax(final float[] values, final int steps) {
		final float[] next = new float[values.length];
		for (int step = 0; step < steps; step++) {
			for (int run = 0; run < runs.length; run += 2)
				inside(values, next, runs[run], runs[run + 1]);
			for (final int hole : edge)
				next[hole] = atEdge(values, hole % width, hole / width);
			copyHoles(next, values, 0);
		}
	}

	private void inside(final float[] v, final float[] next, final int from, final int to) {
		final int w = width;
		// a plain loop over neighbouring samples, which the virtual machine computes several at a time
		for (int i = from; i < to; i++)
			next[i] = SIDE * (v[i - w] + v[i - 1] + v[i + 1] + v[i + w]) + //
				CORNER * (v[i - w - 1] + v[i - w + 1] + v[i + w - 1] + v[i + w + 1]);
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
