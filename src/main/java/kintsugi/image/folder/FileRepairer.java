package kintsugi.image.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import ij.ImagePlus;
import kintsugi.image.HoleSource;
import kintsugi.image.Images;
import kintsugi.image.RepairTask;
import kintsugi.image.Scope;
import kintsugi.image.SketchSource;
import kintsugi.repair.CanceledException;
import kintsugi.repair.Progress;
import kintsugi.repair.RepairReport;

/** The middle step of a folder run: repairs an image that was read. */
final class FileRepairer {

	private final FileRepair how;
	private final OpenRepairers repairers;
	private final FolderReport rows;

	/** Prepares to repair. */
	FileRepairer(final FileRepair how, final OpenRepairers repairers, final FolderReport rows) {
		this.how = how;
		this.repairers = repairers;
		this.rows = rows;
	}

	/**
	 * Repairs an image, or says why not.
	 *
	 * @throws CanceledException if the progress says so
	 */
	FileWork repair(final FileWork work, final Progress progress) {
		String remark = "";
		try {
			final HoleSource holes = how.holes().source(work.mask());
			remark = how.holes().remark(holes);
			// the sketch of what is repaired by windows is but a file
			final SketchSource sketch = work.job().sketch() == null ? SketchSource.NONE : SketchSource.image(work.sketch());
			if (work.byWindows() || work.image().getStack().isVirtual()) return work.over(toFile(work, holes, sketch, //
				remark, progress));
			return work.repaired(Images.repair(repairers.of(work.image(), sketch), work.image(), //
				sketch.in(work.image(), holes, how.grow(), progress), Scope.STACK, progress), remark);
		}
		catch (final CanceledException e) {
			throw e;
		}
		// a plane that does not fit in memory must not stop the files that do
		catch (final IOException | RuntimeException | OutOfMemoryError e) {
			return work.over(FileOutcome.failed(work.job(), (remark + " " + Failure.sentence(e, work.job(), //
				how.holes())).strip()));
		}
	}

	/** Repairs an image that is larger than memory from file to file: slice by slice, or a single slice by windows. */
	private FileOutcome toFile(final FileWork work, final HoleSource holes, final SketchSource sketch,
		final String remark, final Progress progress) throws IOException
	{
		final FileJob job = work.job();
		final Path output = FileFormat.TIF.isOf(FileNames.extension(job.output())) ? job.output() : job.tiff();
		final ImagePlus image = work.image();
		final String model = repairers.methodOf(image, sketch);
		rows.add(ReportRow.started(work.origin(), output));
		Files.createDirectories(output.toAbsolutePath().getParent());
		final RepairTask task = new RepairTask(model, how.device(), how.strategy(), holes, how.grow(), Scope.STACK, //
			sketch);
		final RepairReport report = work.byWindows() ? //
			task.runFile(job.image(), job.mask(), job.sketch(), output, progress) : task.runToFile(image, output, progress);
		return FileOutcome.done(job, output, report, (remark + (output.equals(job.output()) ? "" : //
			" The image is too large to be held in memory. It became a TIFF file.")).strip());
	}
}
