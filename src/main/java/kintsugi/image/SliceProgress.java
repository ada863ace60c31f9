package kintsugi.image;

import kintsugi.repair.Progress;
import kintsugi.repair.RemainingTime;

/**
 * The progress of one slice as a part of that of the stack, with the time that is left.
 *
 * @param whole hears of the stack
 * @param slice the slice, from 1
 * @param first the slice that was the first to be worked on
 * @param slices the number of slices
 * @param time counts since work on the first slice began
 */
record SliceProgress(Progress whole, int slice, int first, int slices, RemainingTime time) implements Progress {

	@Override
	public void report(final double fraction, final String message) {
		whole.report((slice - 1 + fraction) / slices, slices == 1 ? message : message + " (slice " + slice + " of " +
			slices + left(fraction) + ")");
	}

	private String left(final double fraction) {
		final String left = time.left((slice - first + fraction) / (slices - first + 1));
		return left.isEmpty() ? "" : ", " + left;
	}

	@Override
	public boolean canceled() {
		return whole.canceled();
	}
}
