package kintsugi.image.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import ij.ImagePlus;
import kintsugi.image.HoleSource.Kind;
import kintsugi.image.ImageFiles;
import kintsugi.image.tiff.TiffStack;

/** The first step of a folder run: decides what is to be done with an image, and reads it with its mask. */
final class FileReader {

	/** An image and its result are in memory at a time, and both are counted before the first is read. */
	private static final int COPIES = 2;
	/** A slice, its copy, the next one, which is read ahead, and one for the rest. */
	private static final long SLICES_AT_A_TIME = 4;
	/** More than these images do not wait between the steps, however small they are. */
	private static final int MOST_WAITING = 64;

	private final FolderRepair order;
	private final OpenRepairers repairers;
	private final FolderReport report;
	private final ByteBudget budget;
	private final LastImage lastMask = new LastImage();
	private final LastImage lastSketch = new LastImage();

	/** Prepares to read. */
	FileReader(final FolderRepair order, final OpenRepairers repairers, final FolderReport report,
		final ByteBudget budget)
	{
		this.order = order;
		this.repairers = repairers;
		this.report = report;
		this.budget = budget;
	}

	/** Reads an image, or says why not. */
	FileWork read(final FileJob job) throws InterruptedException {
		final Origin origin = Origin.of(job, settings(job));
		final Optional<FileOutcome> over = decide(job, origin);
		if (over.isPresent()) return FileWork.over(job, origin, over.get());
		final FileHoles holes = order.repair().holes();
		long share = 0;
		try {
			if (same(job.image(), job.mask())) throw new IOException("The mask is the image itself.");
			if (same(job.image(), job.sketch())) throw new IOException("The sketch is the image itself.");
			final long bytes = COPIES * ImageSize.of(job.image()) + ImageSize.of(job.mask()) + ImageSize.of(job.sketch());
			final boolean large = bytes > budget.bytes() && canStream(job);
			final Optional<ImagePlus> pixel = large ? LargePlane.pixel(job, holes) : Optional.empty();
			final Optional<ImagePlus> streamed = large && pixel.isEmpty() ? virtual(job.image()) : Optional.empty();
			share = budget.take(Math.max(budget.bytes() / MOST_WAITING, pixel.isPresent() ? 0 : streamed.map(
				FileReader::bytesAtATime).orElse(bytes)));
			if (pixel.isPresent()) return FileWork.byWindows(job, origin, share, pixel.get());
			final ImagePlus image = streamed.isPresent() ? streamed.get() : ImageFiles.read(job.image());
			final ImagePlus mask = marks(job.mask(), lastMask, streamed.isPresent());
			final ImagePlus sketch = marks(job.sketch(), lastSketch, streamed.isPresent());
			if (!origin.equals(Origin.of(job, settings(job)))) throw new IOException(
				"The image, its mask or its sketch was changed while it was read; repair it again.");
			return FileWork.read(job, origin, share, image, mask, sketch);
		}
		// a file that does not fit in memory must not stop those that do
		catch (final IOException | RuntimeException | OutOfMemoryError e) {
			budget.give(share);
			return FileWork.over(job, origin, FileOutcome.failed(job, Failure.sentence(e, job, holes)));
		}
	}

	private String settings(final FileJob job) {
		final FileState sketch = FileState.of(job.sketch());
		return order.repair().settings(order.format()) + (job.sketch() == null ? "" : " sketch=" + //
			job.sketch().toAbsolutePath().normalize() + ", " + sketch.bytes() + " bytes of " + sketch.modified());
	}

	/** Gets what becomes of a file that is not repaired now; nothing if it is. */
	private Optional<FileOutcome> decide(final FileJob job, final Origin origin) {
		if (!Files.exists(job.image())) return failed(job, "The image " + job.image() + " does not exist.");
		if (order.repair().holes().kind() == Kind.MASK && job.mask() == null) return failed(job, "The folder " +
			order.repair().holes().masks() + " holds no mask with the image's base name.");
		final Path folder = job.output().toAbsolutePath().getParent();
		// a folder is made only if one is asked for, so that a mistyped name is noticed where there is one file
		if (!job.adaptable() && !Files.isDirectory(folder)) return failed(job, "The output's folder " + folder +
			" does not exist.");
		final Optional<Path> existing = job.existing();
		if (existing.isEmpty()) return Optional.empty();
		final Path output = existing.get();
		if (same(output, job.image()) || same(output, job.mask()) || same(output, job.sketch())) return failed(job, //
			"The output " + output + " is the image, the mask or the sketch itself, which are never overwritten; choose " +
				"another.");
		final ReportRow row = report.row(output);
		if (row != null && row.isStarted()) return Optional.empty();
		final String why = row == null || !row.isDone() ? "exists already" : difference(row, origin);
		if (why.isEmpty()) return Optional.of(FileOutcome.skipped(job, output, row.isCopy()));
		return order.force() ? Optional.empty() : failed(job, "The output " + output + " " + why +
			"; choose another, or force to overwrite it (--force).");
	}

	private String difference(final ReportRow row, final Origin origin) {
		if (!row.outputState().equals(FileState.of(row.output()))) return "was changed since it was made";
		final String difference = row.origin().difference(origin);
		if (!difference.isEmpty()) return "was made " + difference;
		return repairers.wouldRepeat(row.made()) ? "" : "was made with another model (" + row.made().method() + ")";
	}

	private static Optional<FileOutcome> failed(final FileJob job, final String why) {
		return Optional.of(FileOutcome.failed(job, why));
	}

	private static boolean same(final Path one, final Path other) {
		try {
			return other != null && Files.exists(other) && Files.isSameFile(one, other);
		}
		catch (final IOException e) {
			return false;
		}
	}

	private static boolean canStream(final FileJob job) {
		return job.adaptable() || FileFormat.TIF.isOf(FileNames.extension(job.output()));
	}

	/** Opens a file so that its slices are read when they are asked for, if its format lets that be. */
	private static Optional<ImagePlus> virtual(final Path file) {
		try {
			return FileFormat.TIF.isOf(FileNames.extension(file)) ? Optional.of(TiffStack.open(file)) : Optional.empty();
		}
		catch (final IOException | RuntimeException e) {
			// a compressed file can but be read as a whole, and a damaged one is then named
			return Optional.empty();
		}
	}

	/** Gets the memory that an image takes that is read slice by slice. */
	private static long bytesAtATime(final ImagePlus image) {
		return SLICES_AT_A_TIME * image.getWidth() * image.getHeight() * image.getBytesPerPixel();
	}

	/** Reads a mask or a sketch, or null; one that holds for all images is read once. */
	private static ImagePlus marks(final Path file, final LastImage last, final boolean large) throws IOException {
		if (file == null) return null;
		final Optional<ImagePlus> slices = large ? virtual(file) : Optional.empty();
		return slices.isPresent() ? slices.get() : last.read(file);
	}
}
