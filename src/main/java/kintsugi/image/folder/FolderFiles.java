package kintsugi.image.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which files are repaired, and where the results go.
 *
 * @param inputs folders, which stand for the images in them, and single files
 * @param holes where the holes come from
 * @param output the folder of the results; what lies in it is never an input
 * @param pattern which files of the folders are images, as {@code *.tif}; empty for all that look like one
 * @param recursive whether images and masks are looked for in subfolders as well, which the output then has, too
 * @param format the format of the results
 */
public record FolderFiles(List<Path> inputs, FileHoles holes, Path output, String pattern, boolean recursive,
	FileFormat format)
{

	/** Copies the inputs. */
	public FolderFiles {
		inputs = List.copyOf(inputs);
	}

	/**
	 * Makes the order of a dialog, macro or script.
	 *
	 * @param input a folder
	 * @param format see {@link FileFormat#parse}
	 * @throws IllegalArgumentException if it makes no sense, with a sentence for the user
	 */
	public static FolderFiles of(final String input, final FileHoles holes, final String output, final String pattern,
		final boolean recursive, final String format)
	{
		final Path folder = path(input, "input");
		if (!Files.isDirectory(folder)) throw new IllegalArgumentException("There is no folder " + folder + " of images.");
		return new FolderFiles(List.of(folder), holes, path(output, "output"), pattern, recursive,
			FileFormat.parse(format));
	}

	private static Path path(final String text, final String what) {
		if (text == null || text.isBlank()) throw new IllegalArgumentException("There is no " + what +
			". Choose a folder.");
		try {
			return Path.of(text.strip());
		}
		catch (final InvalidPathException e) {
			throw new IllegalArgumentException("The " + what + " '" + text + "' is no folder's name: " + e.getReason() + ".",
				e);
		}
	}

	/**
	 * Makes a job of each image, in the order of the inputs and of their paths.
	 *
	 * @throws IOException if the files do not fit each other or cannot be listed, with a sentence for the user
	 * @throws IllegalArgumentException if the pattern cannot be understood, with a sentence for the user
	 */
	public List<FileJob> jobs() throws IOException {
		if (Files.exists(output) && !Files.isDirectory(output)) throw new IOException("The output " + output +
			" is a file, but several images need a folder.");
		final ImageSearch search = new ImageSearch(pattern, recursive);
		checkOutput();
		final MaskFinder masks = new MaskFinder("mask", holes.masks(), recursive);
		final MaskFinder sketches = new MaskFinder("sketch", holes.sketches(), recursive);
		final List<FolderImage> all = new ArrayList<>();
		for (final Path input : inputs)
			all.addAll(search.images(input, image -> isIn(image, output) || isIn(image, holes.masks(), input) || //
				isIn(image, holes.sketches(), input)));
		final OutputNames names = new OutputNames(format, all.stream().map(FolderImage::below).distinct().toList());
		final Map<Path, Path> outputs = new HashMap<>();
		final Map<Path, Path> images = new HashMap<>();
		final List<FileJob> jobs = new ArrayList<>();
		for (final FolderImage found : all) {
			final Path name = outputs.computeIfAbsent(found.below(), names::of);
			final Path twin = images.put(name, found.image());
			if (twin != null) throw new IOException("The images " + twin + " and " + found.image() +
				" would both be written to " + output.resolve(name) + "; repair them into different folders.");
			jobs.add(new FileJob(found.image(), masks.of(found.image(), found.below()), //
				sketches.of(found.image(), found.below()), output.resolve(name), true));
		}
		checkSketches(holes, jobs);
		return jobs;
	}

	/** A folder of lines that are all named otherwise is a mistake, where an image without lines is none. */
	private static void checkSketches(final FileHoles holes, final List<FileJob> jobs) throws IOException {
		final Path sketches = holes.sketches();
		if (sketches != null && jobs.stream().allMatch(job -> job.sketch() == null)) throw new IOException("The folder " +
			sketches + " holds no sketch with the base name of any image.");
	}

	/**
	 * Makes the job of one image and a file of a given name.
	 *
	 * @throws IOException if there are no such masks or sketches, or several for the image, with a sentence for the user
	 */
	public static FileJob single(final Path image, final FileHoles holes, final Path output) throws IOException {
		final Path mask = new MaskFinder("mask", holes.masks(), false).of(image, image.getFileName());
		final Path sketch = new MaskFinder("sketch", holes.sketches(), false).of(image, image.getFileName());
		final FileJob job = new FileJob(image, mask, sketch, output, false);
		checkSketches(holes, List.of(job));
		return job;
	}

	/** Results must not come to lie among what they are made from. */
	private void checkOutput() throws IOException {
		if (!Files.isDirectory(output)) return;
		for (final Path input : inputs)
			if (Files.isDirectory(input) && Files.isSameFile(input, output)) throw new IOException("The output " + output +
				" is the folder of the images, which are never overwritten; choose another folder.");
		checkNoInput("masks", holes.masks());
		checkNoInput("sketches", holes.sketches());
	}

	private void checkNoInput(final String what, final Path folder) throws IOException {
		if (folder != null && Files.isDirectory(folder) && Files.isSameFile(folder, output)) //
			throw new IOException("The output " + output + " is the folder of the " + what +
				", which are never overwritten; choose another folder.");
	}

	/** Tells whether an image is a mask: in the folder of masks, if that lies below the folder of images. */
	private static boolean isIn(final Path image, final Path masks, final Path input) {
		return masks != null && !normal(masks).equals(normal(input)) && isIn(image, masks);
	}

	private static boolean isIn(final Path file, final Path folder) {
		return normal(file).startsWith(normal(folder));
	}

	private static Path normal(final Path path) {
		return path.toAbsolutePath().normalize();
	}
}
