package kintsugi.evaluate;

import kintsugi.repair.CanceledException;
import kintsugi.repair.Progress;
import kintsugi.repair.RemainingTime;

/** Tells how far an evaluation is and how long it will still take, judged by the files that are done. */
final class EvaluationProgress {

	private final Progress progress;
	private final int files;
	private final RemainingTime time = new RemainingTime();
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
		final String left = time.left(fraction);
		progress.report(fraction, "Evaluating " + image + " (" + (done + 1) + " of " + files + ")" + //
			(left.isEmpty() ? "" : ", " + left));
	}

	/**
	 * Stops if the user wants that.
	 *
	 * @throws CanceledException if so
	 */
	void check() {
		if (progress.canceled()) throw new CanceledException("The evaluation was canceled; nothing was written.");
	}
}
