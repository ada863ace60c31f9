package kintsugi.repair;

/** How many pixels the windows of a batch have together, at most, where it is more than one; less after a shortage. */
final class BatchPixels {

	private int most = 1 << 18;

	/** Gets the number. */
	int most() {
		return most;
	}

	/** Makes batches of so many pixels at most, for want of memory. */
	void limit(final int pixels) {
		most = Math.min(most, pixels);
	}
}
