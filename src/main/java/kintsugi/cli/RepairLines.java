package kintsugi.cli;

import java.util.function.Consumer;

import kintsugi.image.folder.FileOutcome;
import kintsugi.repair.Progress;
import kintsugi.repair.RemainingTime;

/** Prints a line for each file: what was done, how many are done and how long the others will take. */
final class RepairLines {

	private final int files;
	private final Consumer<String> out;
	private final Consumer<String> err;
	private final RemainingTime time = new RemainingTime();
	private int done;
	private int skipped;

	/** Prepares to print. */
	RepairLines(final int files, final Consumer<String> out, final Consumer<String> err) {
		this.files = files;
		this.out = out;
		this.err = err;
	}

	/** Prints what became of a file; one that an earlier run has repaired is but counted. */
	void done(final FileOutcome outcome) {
		done++;
		final String image = outcome.job().image() + ": ";
		switch (outcome.status()) {
			case SKIPPED -> skipped++;
			case FAILED -> err.accept(image + outcome.message());
			default -> {
				if (!outcome.message().isEmpty()) err.accept(image + outcome.message());
				out.accept(outcome.job().image() + " -> " + outcome.output() + ": " + outcome.report().toSentence() +
					position());
			}
		}
	}

	/** Makes a progress that cancels when the process is told to stop. */
	Progress until(final StopSignal signal) {
		return new Progress() {

			@Override
			public void report(final double fraction, final String message) {
				// a line for each file is enough
			}

			@Override
			public boolean canceled() {
				return signal.stopping();
			}
		};
	}

	private String position() {
		if (files == 1) return "";
		final String left = time.left((double) (done - skipped) / (files - skipped));
		return " (" + done + " of " + files + (left.isEmpty() ? "" : ", " + left) + ")";
	}
}
