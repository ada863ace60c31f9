package kintsugi.net;

import java.util.Arrays;

/**
 * One level of a {@link Membrane}: where its image is valid, and how its holes are relaxed.
 *
 * @param weights [H, W], the number of valid samples below each pixel, on any scale; 0 in holes
 * @param runs the runs of holes that have eight neighbours, in pairs: the index of the first and that after the last
 * @param edge the indices of the holes at the image's edge
 * @param lines [H, W], positive in holes where lines are; or null if there are none
 * @param width W
 * @param height H
 */
record MembraneLevel(float[] weights, int[] runs, int[] edge, float[] lines, int width, int height) {

	private static final float SIDE = 4 / 20f;
	private static final float CORNER = 1 / 20f;

	/**
	 * Finds the holes of a level.
	 *
	 * @param lines which count in holes, or null
	 */
	static MembraneLevel of(final float[] weights, final float[] lines, final int width, final int height) {
		final float[] inside = lines == null ? null : lines.clone();
		boolean guided = false;
		for (int i = 0; inside != null && i < inside.length; i++) {
			if (weights[i] > 0) inside[i] = 0;
			guided |= inside[i] > 0;
		}
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
		return new MembraneLevel(weights, Arrays.copyOf(runs, ends), Arrays.copyOf(edge, edges), guided ? inside : null,
			width, height);
	}

	/** Gets the level of half the width and height. */
	MembraneLevel half() {
		return of(shrink(weights), lines == null ? null : shrink(lines), (width + 1) / 2, (height + 1) / 2);
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
		if (lines != null) return guided(values, nearX, farX, nearY, farY);
		final float near = 0.75f * values[nearY + nearX] + 0.25f * values[nearY + farX];
		final float far = 0.75f * values[farY + nearX] + 0.25f * values[farY + farX];
		return 0.75f * near + 0.25f * far;
	}

	/** Weighs the four pixels by what they pass on, too. */
	private float guided(final float[] values, final int nearX, final int farX, final int nearY, final int farY) {
		final float a = 0.5625f * passing(nearY + nearX);
		final float b = 0.1875f * passing(nearY + farX);
		final float c = 0.1875f * passing(farY + nearX);
		final float d = 0.0625f * passing(farY + farX);
		final float sum = a * values[nearY + nearX] + b * values[nearY + farX] + c * values[farY + nearX] + //
			d * values[farY + farX];
		return sum / (a + b + c + d);
	}

	/** Tells what a pixel passes on to its neighbours. */
	private float passing(final int i) {
		return lines != null && lines[i] > 0 ? PyramidHarmonic.LINE : 1;
	}

	/** Replaces each hole sample by the weighted mean of its neighbours inside the image, all at once, several times. */
	void relax(final float[] values, final int steps) {
		final float[] shares = lines == null ? null : shares();
		scale(values, false);
		float[] before = values;
		float[] after = values.clone();
		for (int step = 0; step < steps; step++) {
			for (int run = 0; run < runs.length; run += 2)
				inside(before, after, shares, runs[run], runs[run + 1]);
			for (final int hole : edge)
				after[hole] = atEdge(before, shares, hole);
			final float[] swapped = before;
			before = after;
			after = swapped;
		}
		if (before != values) copyHoles(before, values, 0);
		scale(values, true);
	}

	/** Multiplies each sample on a line by what it passes on, or divides it, so that steps need not. */
	private void scale(final float[] values, final boolean back) {
		if (lines == null) return;
		for (int i = 0; i < values.length; i++)
			if (lines[i] > 0) values[i] = back ? values[i] / PyramidHarmonic.LINE : values[i] * PyramidHarmonic.LINE;
	}

	/** Gets for each hole what it passes on as a part of what its neighbours do. */
	private float[] shares() {
		final float[] passing = new float[lines.length];
		for (int i = 0; i < passing.length; i++)
			passing[i] = passing(i);
		final float[] shares = new float[lines.length];
		for (int run = 0; run < runs.length; run += 2)
			inside(passing, shares, null, runs[run], runs[run + 1]);
		for (final int hole : edge)
			shares[hole] = around(passing, hole);
		for (int i = 0; i < shares.length; i++)
			shares[i] = shares[i] > 0 ? passing[i] / shares[i] : 0;
		return shares;
	}

	private void inside(final float[] v, final float[] next, final float[] shares, final int from, final int to) {
		final int w = width;
		// plain loops over neighbouring samples, which the virtual machine computes several at a time
		for (int i = from; i < to; i++)
			next[i] = SIDE * (v[i - w] + v[i - 1] + v[i + 1] + v[i + w]) + //
				CORNER * (v[i - w - 1] + v[i - w + 1] + v[i + w - 1] + v[i + w + 1]);
		for (int i = from; shares != null && i < to; i++)
			next[i] *= shares[i];
	}

	private float atEdge(final float[] v, final float[] shares, final int hole) {
		if (width == 1 && height == 1) return v[hole];
		return around(v, hole) * (shares == null ? 1 / weightAround(hole) : shares[hole]);
	}

	/** Sums the neighbours inside the image with the weights of the stencil. */
	private float around(final float[] v, final int hole) {
		final int x = hole % width;
		final int y = hole / width;
		float sum = 0;
		for (int row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++)
			for (int column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++)
				if (row != y || column != x) sum += (row == y || column == x ? SIDE : CORNER) * v[row * width + column];
		return sum;
	}

	private float weightAround(final int hole) {
		final int rows = (hole / width > 0 ? 1 : 0) + (hole / width < height - 1 ? 1 : 0);
		final int columns = (hole % width > 0 ? 1 : 0) + (hole % width < width - 1 ? 1 : 0);
		return SIDE * (rows + columns) + CORNER * rows * columns;
	}
}
