package kintsugi.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import kintsugi.image.folder.FileHoles;
import kintsugi.image.folder.FileJob;
import kintsugi.image.folder.FileFormat;
import kintsugi.image.folder.FolderFiles;
import kintsugi.image.folder.FolderRepair;
import kintsugi.image.folder.ImageSearch;

/**
 * Which files are read and written.
 *
 * @param jobs the images
 * @param report the file of the CSV report, or null for none
 * @param single whether one image is repaired to a file of a given name
 */
record RepairPlan(List<FileJob> jobs, Path report, boolean single) {

	/**
	 * Decides from the arguments. A single image becomes a file, unless the output is a folder; everything else goes into
	 * a folder.
	 *
	 * @param images files and folders; a file that does not exist makes a job, which will fail
	 * @param output a file for a single image, or a folder
	 * @param search which files of folders are images
	 * @param report the file of the report, or null for the default one of folders
	 * @throws IOException if the arguments do not fit each other, with a sentence for the user
	 */
	static RepairPlan of(final List<Path> images, final FileHoles holes, final Output output, final ImageSearch search,
		final FileFormat format, final Path report) throws IOException
	{
		SearchOptions.check(images, search);
		final boolean single = images.size() == 1 && !Files.isDirectory(images.get(0)) && !output.folder();
		if (single) return new RepairPlan(List.of(FolderFiles.single(images.get(0), holes, output.path())), report, true);
		final FolderFiles files = new FolderFiles(images, holes, output.path(), search.pattern(), search.recursive(), //
			format);
		return new RepairPlan(files.jobs(), report == null ? output.path().resolve(FolderRepair.REPORT) : report, false);
	}

	/** Tells whether a file is one of those that are read or written. */
	boolean uses(final Path file) {
		return jobs.stream().flatMap(job -> Stream.of(job.image(), job.mask(), job.sketch(), job.output())) //
			.anyMatch(used -> same(used, file));
	}

	/** Tells whether a file is the CSV report. */
	boolean isReport(final Path file) {
		return same(report, file);
	}

	private static boolean same(final Path one, final Path other) {
		return one != null && one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
	}
}
