package kintsugi.evaluate;

import kintsugi.repair.CanceledException;
import kintsugi.repair.Progress;

/** Tells how far an evaluation is and how long it will still take, judged by the files that are done. */
final class EvaluationProgress {

	/** Before this share is done nothing is said of the time, which opening and warming up would spoil. */
	private static final double ENOUGH = 0.02;

	private final Progress progress;
	private final int files;
	private final long start = System.nanoTime();
	private int done;

	/** Starts. */
	EvaluationProgress(final Progress progress, final int files) {
		this.progress = progress;
		this.files = files;
	}

	/** Says that one more file is done. */
	void fileDone() {
		done++;
		check();
	}

	/** Reports what is being measured, and the share of its holes that are done. */
	void report(final String image, final double share) {
		final double fraction = (done + share) / files;
		final double elapsed = (System.nanoTime() - start) / 1e9;
		progress.report(fraction, "Evaluating " + image + " (" + (done + 1) + " of " + files + ")" + //
			(fraction < ENOUGH ? "" : ", about " + duration(elapsed * (1 - fraction) / fraction) + " left"));
	}

	/**
	 * Stops if the user wants that.
	 *
	 * @throws CanceledException if so
	 */
	void check() {
		if (progress.canceled()) throw new CanceledException("The evaluation was canceled; nothing was written.");
	}

	/** Writes seconds as {@code 40 s}, {@code 12 min} or {@code 3 h 20 min}. */
	static String duration(final double seconds) {
		final long minutes = Math.round(seconds / 60);
		if (seconds < 60) return Math.max(1, Math.round(seconds)) + " s";
		if (minutes < 60) return minutes + " min";
		return minutes / 60 + " h " + minutes % 60 + " min";
	}
}
