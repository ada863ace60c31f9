package kintsugi.image.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import kintsugi.repair.Progress;

/**
 * A repair of many image files. While one is repaired, the next ones are read and the last ones written, as many as a
 * part of the memory holds. A TIFF file that takes more is repaired slice by slice from file to file.
 * <p>
 * A result appears complete or not at all. With a report, a repeated run passes over the images whose results an
 * earlier run has written from the same files with the same model and settings, and repairs the others. A result that
 * was made otherwise, or was there before, is kept and named, unless the order is to force.
 * </p>
 *
 * @param jobs the images, masks and results
 * @param repair how each is repaired
 * @param format the format of results, which a repeated run must not change
 * @param report the file of the report (CSV), see {@link #REPORT}, or null for none
 * @param force whether results that are there are replaced, unless they are as they would become
 */
public record FolderRepair(List<FileJob> jobs, FileRepair repair, FileFormat format, Path report, boolean force) {

	/** The name of the report in the folder of the results. */
	public static final String REPORT = "kintsugi-report.csv";
	/** What is left is for the model and for one image that takes more than its share. */
	private static final double SHARE_OF_MEMORY = 0.35;

	/** Copies the jobs. */
	public FolderRepair {
		jobs = List.copyOf(jobs);
	}

	/**
	 * Makes the order for the images of folders, with a report among the results.
	 *
	 * @throws IOException if the files do not fit each other or cannot be listed, with a sentence for the user
	 */
	public static FolderRepair of(final FolderFiles files, final FileRepair repair, final boolean force)
		throws IOException
	{
		return new FolderRepair(files.jobs(), repair, files.format(), files.output().resolve(REPORT), force);
	}

	/**
	 * Repairs the images. One that cannot be repaired is reported and passed by.
	 *
	 * @param progress hears how far it is, over all images, and may cancel
	 * @param listener hears what became of each image
	 * @throws kintsugi.repair.CanceledException if the progress says so; what is written by then stays and counts for a
	 *           repeated run
	 * @throws IOException if the model cannot be opened or the report cannot be written, with a sentence for the user
	 */
	public FolderSummary run(final Progress progress, final FolderListener listener) throws IOException {
		progress.report(0, repair.model() == null ? "Preparing" : "Opening " + repair.model());
		try (OpenRepairers repairers = new OpenRepairers(repair)) {
			return run(repairers, progress, listener);
		}
	}

	/** Repairs the images with methods that are open; see {@link #run(Progress, FolderListener)}. */
	public FolderSummary run(final OpenRepairers repairers, final Progress progress, final FolderListener listener)
		throws IOException
	{
		return run(repairers, progress, listener, new ByteBudget((long) (SHARE_OF_MEMORY * Runtime.getRuntime()
			.maxMemory())));
	}

	FolderSummary run(final OpenRepairers repairers, final Progress progress, final FolderListener listener,
		final ByteBudget budget) throws IOException
	{
		try (FolderReport rows = openReport()) {
			final FileReader reader = new FileReader(this, repairers, rows, budget);
			final FileWriter writer = new FileWriter(rows, listener);
			return new Pipeline(reader, writer, budget, new FileRepairer(repair, repairers, rows)).run(this, progress);
		}
	}

	private FolderReport openReport() throws IOException {
		if (report == null) return FolderReport.none();
		final Path folder = report.toAbsolutePath().getParent();
		try {
			Files.createDirectories(folder);
		}
		catch (final IOException e) {
			throw new IOException("The output's folder " + folder + " cannot be made (" + e + "); choose another.", e);
		}
		return FolderReport.open(report);
	}
}
