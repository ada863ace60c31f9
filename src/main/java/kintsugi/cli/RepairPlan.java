package kintsugi.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides from the arguments which files are read and written. */
final class RepairPlan {

	private static final Set<String> EXTENSIONS = Set.of("png", "jpg", "jpeg", "tif", "tiff", "bmp", "gif", "pgm",
		"dcm", "fits");

	private RepairPlan() {}

	/**
	 * Makes a job of each image. A folder among the images stands for the image files in it, by name. Into a folder,
	 * TIFF files keep their names; any other image becomes a TIFF, which holds all that ImageJ has and the declaration
	 * of the repair.
	 *
	 * @param images files and folders; a file that does not exist makes a job, which will fail
	 * @param mask a file for all images, or a folder of masks with the images' base names
	 * @param output a file for a single image, or a folder
	 * @throws IOException if the arguments do not fit each other, with a sentence for the user
	 */
	static List<RepairJob> of(final List<Path> images, final Path mask, final Path output) throws IOException {
		if (!Files.exists(mask)) throw new IOException("The mask " + mask + " does not exist.");
		final boolean single = images.size() == 1 && !Files.isDirectory(images.get(0));
		final boolean intoFolder = Files.isDirectory(output) || output.toString().endsWith("/") || !single;
		if (!single && Files.isRegularFile(output)) throw new IOException("The output " + output +
			" is a file, but several images need a folder.");
		final Map<String, Path> masks = Files.isDirectory(mask) ? byBaseName(mask) : Map.of();
		final Map<Path, Path> outputs = new LinkedHashMap<>();
		final List<RepairJob> jobs = new ArrayList<>();
		for (final Path image : expand(images)) {
			final Path ownMask = Files.isDirectory(mask) ? masks.get(baseName(image)) : mask;
			final Path ownOutput = intoFolder ? output.resolve(outputName(image)) : output;
			final Path twin = outputs.put(ownOutput, image);
			if (twin != null) throw new IOException("The images " + twin + " and " + image +
				" would both be written to " + ownOutput + "; repair them into different folders.");
			jobs.add(new RepairJob(image, ownMask, ownOutput));
		}
		return jobs;
	}

	private static List<Path> expand(final List<Path> images) throws IOException {
		final List<Path> files = new ArrayList<>();
		for (final Path image : images) {
			if (!Files.isDirectory(image)) {
				files.add(image);
				continue;
			}
			final List<Path> found = list(image);
			if (found.isEmpty()) throw new IOException("The folder " + image + " holds no images (" + EXTENSIONS.stream()
				.sorted().collect(Collectors.joining(", ")) + ").");
			files.addAll(found);
		}
		return files;
	}

	private static Map<String, Path> byBaseName(final Path folder) throws IOException {
		final Map<String, Path> files = new HashMap<>();
		for (final Path file : list(folder)) {
			final Path twin = files.put(baseName(file), file);
			if (twin != null) throw new IOException("The masks " + twin + " and " + file +
				" have the same base name; keep one of them.");
		}
		return files;
	}

	private static List<Path> list(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(RepairPlan::looksLikeImage).sorted().toList();
		}
	}

	private static boolean looksLikeImage(final Path file) {
		return !file.getFileName().toString().startsWith(".") && EXTENSIONS.contains(extension(file)) && //
			Files.isRegularFile(file);
	}

	private static String outputName(final Path image) {
		return Set.of("tif", "tiff").contains(extension(image)) ? image.getFileName().toString() : baseName(image) + ".tif";
	}

	private static String extension(final Path file) {
		final String name = file.getFileName().toString();
		return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
	}

	private static String baseName(final Path file) {
		final String name = file.getFileName().toString();
		final int dot = name.lastIndexOf('.');
		return dot < 1 ? name : name.substring(0, dot);
	}
}
