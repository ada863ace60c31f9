package kintsugi.image.folder;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import kintsugi.repair.CanceledException;
import kintsugi.repair.Progress;
import kintsugi.repair.RemainingTime;

/** Tells how many files are done and how long the others will take, judged by the sizes of files. */
final class FolderProgress {

	private static final long SMALLEST = 1 << 16;

	private final Progress progress;
	private final int files;
	private final Map<FileJob, Long> weights = new HashMap<>();
	private final RemainingTime time = new RemainingTime();
	private long remaining;
	private long repaired;
	private int done;

	/** Starts. */
	FolderProgress(final Progress progress, final List<FileJob> jobs) {
		this.progress = progress;
		this.files = jobs.size();
		// a small file takes its time, too
		jobs.forEach(job -> weights.put(job, SMALLEST + Math.max(0, FileState.of(job.image()).bytes())));
		this.remaining = weights.values().stream().mapToLong(Long::longValue).sum();
	}

	/** Says that a file is done; one that was passed over tells nothing of the time that the others take. */
	void done(final FileJob job, final boolean worked) {
		done++;
		remaining -= weights.get(job);
		if (worked) repaired += weights.get(job);
	}

	/** Makes the progress of one file as a part of that of all. */
	Progress of(final FileJob job) {
		return new Progress() {

			@Override
			public void report(final double fraction, final String message) {
				progress.report((done + fraction) / files, message + ": " + job.image().getFileName() + position(job,
					fraction));
			}

			@Override
			public boolean canceled() {
				return progress.canceled();
			}
		};
	}

	/**
	 * Stops if the user wants that.
	 *
	 * @throws CanceledException if so
	 */
	void check() {
		if (progress.canceled()) throw stopped();
	}

	/** Says that the user stopped the run. */
	CanceledException stopped() {
		return new CanceledException("Stopped after " + done + " of " + files +
			" images; the same order again continues with the others.");
	}

	private String position(final FileJob job, final double fraction) {
		final double part = fraction * weights.get(job);
		final String left = time.left((repaired + part) / (repaired + remaining));
		return " (" + (done + 1) + " of " + files + (left.isEmpty() ? ")" : "; all: " + left + ")");
	}
}
