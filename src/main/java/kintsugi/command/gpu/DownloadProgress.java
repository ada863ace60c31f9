package kintsugi.command.gpu;

import java.util.Locale;
import java.util.function.LongSupplier;

import kintsugi.fetch.TransferProgress;
import kintsugi.repair.Progress;

/** Words how far a download is, with the time that is left. */
final class DownloadProgress implements TransferProgress {

	private static final long STEP = 200_000_000L;

	private final Progress progress;
	private final LongSupplier clock;
	private final long start;
	private long first = -1;
	private long last = Long.MIN_VALUE / 2;

	/**
	 * Reports to {@code progress}.
	 *
	 * @param clock tells nanoseconds
	 */
	DownloadProgress(final Progress progress, final LongSupplier clock) {
		this.progress = progress;
		this.clock = clock;
		this.start = clock.getAsLong();
	}

	@Override
	public boolean transferred(final long done, final long total) {
		if (first < 0) first = done;
		final long now = clock.getAsLong();
		if (now - last > STEP || done == total) {
			last = now;
			progress.report(total > 0 ? (double) done / total : 0, "Downloading " + done / 1_000_000 + " of " + total /
				1_000_000 + " MB" + left(now, done, total));
		}
		return !progress.canceled();
	}

	/** What an earlier try had fetched does not count for the speed. */
	private String left(final long now, final long done, final long total) {
		if (done <= first || now <= start || done >= total) return "";
		final double seconds = (now - start) / 1e9 * (total - done) / (done - first);
		return seconds < 90 ? String.format(Locale.ROOT, ", about %.0f s left", seconds) : String.format(Locale.ROOT,
			", about %.0f min left", seconds / 60);
	}
}
