package kintsugi.defect;

/** Order statistics of arrays, in time that grows with their length. */
final class Order {

	private Order() {}

	/**
	 * Gets the sample of a rank among the first {@code n}, which are moved about (Hoare's quickselect).
	 *
	 * @param rank from 0 to {@code n - 1}
	 */
	static float select(final float[] samples, final int n, final int rank) {
		int low = 0;
		int high = n - 1;
		while (low < high) {
			final float pivot = samples[low + high >>> 1];
			int i = low;
			int j = high;
			while (i <= j) {
				while (samples[i] < pivot)
					i++;
				while (samples[j] > pivot)
					j--;
				if (i > j) break;
				final float sample = samples[i];
				samples[i++] = samples[j];
				samples[j--] = sample;
			}
			if (rank <= j) high = j;
			else if (rank >= i) low = i;
			else break;
		}
		return samples[rank];
	}

	/** Gets the sample below which a share of the first {@code n} lies; they are moved about. */
	static float quantile(final float[] samples, final int n, final double share) {
		return select(samples, n, (int) Math.min(n - 1L, (long) (share * n)));
	}
}
