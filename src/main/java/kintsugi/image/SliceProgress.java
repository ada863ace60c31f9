package kintsugi.image;

import kintsugi.repair.Progress;

/**
 * The progress of one slice as a part of that of the stack, with the time that is left.
 *
 * @param whole hears of the stack
 * @param slice the slice, from 1
 * @param first the slice that was the first to be worked on
 * @param slices the number of slices
 * @param start the {@link System#nanoTime} when work began
 */
record SliceProgress(Progress whole, int slice, int first, int slices, long start) implements Progress {

	/** Before, a guess of the time that is left is far off. */
	private static final double SECONDS_TO_KNOW = 2;

	@Override
	public void report(final double fraction, final String message) {
		whole.report((slice - 1 + fraction) / slices, slices == 1 ? message : message + " (slice " + slice + " of " +
			slices + left(fraction) + ")");
	}

	private String left(final double fraction) {
		final double done = slice - first + fraction;
		final double seconds = (System.nanoTime() - start) / 1e9;
		if (seconds < SECONDS_TO_KNOW || done <= 0) return "";
		final long left = Math.round(seconds / done * (slices - first + 1 - done));
		return ", " + (left < 100 ? left + " s" : (left + 30) / 60 + " min") + " left";
	}

	@Override
	public boolean canceled() {
		return whole.canceled();
	}
}
