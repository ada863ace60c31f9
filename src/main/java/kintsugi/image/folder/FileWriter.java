package kintsugi.image.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import ij.ImagePlus;
import kintsugi.image.ImageFiles;
import kintsugi.repair.RepairReport;

/** The last step of a folder run: writes a result and its row of the report, and tells the listener. */
final class FileWriter {

	private final FolderReport report;
	private final FolderListener listener;

	/** Prepares to write. */
	FileWriter(final FolderReport report, final FolderListener listener) {
		this.report = report;
		this.listener = listener;
	}

	/**
	 * Writes what there is of an image.
	 *
	 * @throws IOException if the report cannot be written, with a sentence for the user
	 */
	FileOutcome write(final FileWork work) throws IOException {
		final FileOutcome outcome = work.result() == null ? work.outcome() : result(work);
		if (outcome.report() != null) report.add(ReportRow.done(work.origin(), outcome));
		else if (outcome.status() == FileOutcome.Status.FAILED && !isKnown(outcome.job())) //
			report.add(ReportRow.failed(work.origin(), outcome.output(), outcome.message()));
		listener.done(outcome);
		return outcome;
	}

	/** The row of a result that is kept says how it was made, which a later run has to know. */
	private boolean isKnown(final FileJob job) {
		return report.keeps(job.output()) || job.adaptable() && report.keeps(job.tiff());
	}

	private FileOutcome result(final FileWork work) throws IOException {
		final FileJob job = work.job();
		final ImagePlus image = work.result().image();
		final RepairReport done = work.result().report();
		final String problem = problem(image, job);
		final Path output = problem.isEmpty() ? job.output() : job.tiff();
		report.add(ReportRow.started(work.origin(), output));
		try {
			Files.createDirectories(output.toAbsolutePath().getParent());
			ImageFiles.write(image, output);
		}
		catch (final IOException | RuntimeException | OutOfMemoryError e) {
			return FileOutcome.failed(job, Failure.sentence(e));
		}
		return FileOutcome.done(job, output, done, (work.remark() + " " + problem).strip());
	}

	/** Says why the image becomes a TIFF, or nothing. */
	private static String problem(final ImagePlus image, final FileJob job) {
		if (!job.adaptable()) return "";
		try {
			ImageFiles.checkFormat(image, job.output());
			return "";
		}
		catch (final IOException e) {
			return e.getMessage().replaceFirst(" Write a TIFF file \\(\\.tif\\) instead\\.$", "") + " It became a TIFF file.";
		}
	}
}
