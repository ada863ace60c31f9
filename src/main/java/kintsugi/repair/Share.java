package kintsugi.repair;

/**
 * A part of a progress.
 *
 * @param progress the whole
 * @param from where the part begins, from 0 to 1
 * @param to where it ends
 * @param message what is done in it
 */
record Share(Progress progress, double from, double to, String message) {

	/** Gets a part of this part. */
	Share part(final double start, final double end) {
		return new Share(progress, from + start * (to - from), from + end * (to - from), message);
	}

	/** Stops the work if that is wanted, and says how far it is. */
	void report(final double fraction) {
		progress.check();
		progress.report(from + fraction * (to - from), message);
	}
}
