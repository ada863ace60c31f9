package kintsugi.model;

import java.util.Arrays;

/** Percentiles by selection, which is several times faster than sorting. */
final class Percentile {

	/** Ranges shorter than this are sorted. */
	private static final int SHORT = 24;

	private Percentile() {}

	/**
	 * Finds a percentile, interpolated linearly between the two nearest samples in order.
	 *
	 * @param percent 0 to 100
	 * @param values at least one, no NaN; their order is changed
	 */
	static double of(final double percent, final float[] values) {
		final double position = percent / 100 * (values.length - 1);
		final int rank = Math.min((int) position, values.length - 1);
		final double below = select(values, rank);
		final double fraction = position - rank;
		if (fraction == 0) return below;
		// everything right of the rank is not below it, so the next in order is the least of that
		float above = values[rank + 1];
		for (int i = rank + 2; i < values.length; i++)
			above = Math.min(above, values[i]);
		return below + fraction * ((double) above - below);
	}

	/** Moves the value of the given rank to its place in order, smaller ones before it and larger ones after it. */
	private static float select(final float[] values, final int rank) {
		int left = 0;
		int right = values.length - 1;
		// each round should halve the range; after too many that did not, sorting bounds the time
		int rounds = 2 * (32 - Integer.numberOfLeadingZeros(values.length));
		while (right - left >= SHORT && rounds-- > 0) {
			final float pivot = median(values[left], values[left + right >>> 1], values[right]);
			int i = left - 1;
			int j = right + 1;
			while (true) {
				do i++; while (values[i] < pivot);
				do j--; while (values[j] > pivot);
				if (i >= j) break;
				final float swap = values[i];
				values[i] = values[j];
				values[j] = swap;
			}
			// both parts have values: a median of three always leaves one to swap in the first pass
			if (rank <= j) right = j;
			else left = j + 1;
		}
		Arrays.sort(values, left, right + 1);
		return values[rank];
	}

	private static float median(final float a, final float b, final float c) {
		return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
	}
}
