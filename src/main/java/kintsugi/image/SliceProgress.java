package kintsugi.image;

import kintsugi.repair.Progress;

/**
 * The progress of one slice as a part of that of the stack.
 *
 * @param whole hears of the stack
 * @param slice the slice, from 1
 * @param slices the number of slices
 */
record SliceProgress(Progress whole, int slice, int slices) implements Progress {

	@Override
	public void report(final double fraction, final String message) {
		whole.report((slice - 1 + fraction) / slices, //
			slices == 1 ? message : message + " (slice " + slice + " of " + slices + ")");
	}

	@Override
	public boolean canceled() {
		return whole.canceled();
	}
}
