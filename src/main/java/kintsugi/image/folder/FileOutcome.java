package kintsugi.image.folder;

import java.nio.file.Path;
import java.util.Locale;

import kintsugi.repair.RepairReport;

/**
 * What became of one image.
 *
 * @param job the image
 * @param output the file that was written, or would have been
 * @param status what became of it
 * @param isCopy whether the result is a copy, as there was no hole; also where an earlier run made it
 * @param report the repair's report, or null if there was none
 * @param message what the user has to know: why it failed, or what was out of the ordinary; may be empty
 */
public record FileOutcome(FileJob job, Path output, Status status, boolean isCopy, RepairReport report,
	String message)
{

	/** What can become of an image. */
	public enum Status {
		/** Its hole is filled. */
		REPAIRED,
		/** It has no hole, and was copied. */
		COPIED,
		/** An earlier run has repaired it, with the same settings. */
		SKIPPED,
		/** It could not be repaired; nothing was written. */
		FAILED;

		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	static FileOutcome failed(final FileJob job, final String why) {
		return new FileOutcome(job, job.output(), Status.FAILED, false, null, why);
	}

	static FileOutcome skipped(final FileJob job, final Path output, final boolean isCopy) {
		return new FileOutcome(job, output, Status.SKIPPED, isCopy, null, "");
	}

	static FileOutcome done(final FileJob job, final Path output, final RepairReport report, final String message) {
		final boolean copied = report.holePixels() == 0;
		return new FileOutcome(job, output, copied ? Status.COPIED : Status.REPAIRED, copied, report, message);
	}
}
