package kintsugi.image;

import kintsugi.repair.Progress;

/**
 * A part of longer work.
 *
 * @param whole hears of all the work
 * @param from where the part begins, from 0 to 1
 * @param to where it ends
 */
record ProgressPart(Progress whole, double from, double to) implements Progress {

	@Override
	public void report(final double fraction, final String message) {
		whole.report(from + fraction * (to - from), message);
	}

	@Override
	public boolean canceled() {
		return whole.canceled();
	}
}
