package kintsugi.evaluate;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The image files of an evaluation.
 *
 * @param files in the order of their paths
 * @param missing the names of a list that no file has
 */
public record ImageList(List<Path> files, List<String> missing) {

	private static final Set<String> EXTENSIONS = Set.of("png", "jpg", "jpeg", "tif", "tiff", "bmp", "gif", "pgm",
		"dcm", "fits", "zip");

	/**
	 * Lists the images of a folder and its subfolders.
	 *
	 * @param list a text file with names of images, with or without extension, one a line, or null for all images
	 * @param limit the most files to take, evenly spread; 0 for all
	 * @throws IOException if the folder or list is missing, or no image is left, with a sentence for the user
	 */
	public static ImageList of(final Path folder, final Path list, final int limit) throws IOException {
		if (!Files.isDirectory(folder)) throw new IOException("There is no folder " + folder + " of images to evaluate on.");
		if (limit < 0) throw new IllegalArgumentException("The limit must be 0 or more images, not " + limit + ".");
		final Set<String> names = list == null ? Set.of() : names(list);
		final List<Path> files;
		try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
			files = all.filter(ImageList::looksLikeImage).filter(file -> list == null || names.contains(baseName(file))) //
				.sorted().toList();
		}
		if (files.isEmpty()) throw new IOException("The folder " + folder + " holds no image to evaluate on" + //
			(list == null ? " (" + EXTENSIONS.stream().sorted().collect(Collectors.joining(", ")) + ")." : //
				" that the list " + list + " names."));
		final Set<String> missing = new LinkedHashSet<>(names);
		files.forEach(file -> missing.remove(baseName(file)));
		return new ImageList(spread(files, limit), List.copyOf(missing));
	}

	private static Set<String> names(final Path list) throws IOException {
		if (!Files.isRegularFile(list)) throw new IOException("There is no list of images " + list + ".");
		return Files.readAllLines(list).stream().map(String::strip).filter(line -> !line.isEmpty()) //
			.map(line -> baseName(Path.of(line))).collect(Collectors.toCollection(LinkedHashSet::new));
	}

	private static List<Path> spread(final List<Path> files, final int limit) {
		if (limit < 1 || files.size() <= limit) return files;
		final List<Path> spread = new ArrayList<>();
		for (int i = 0; i < limit; i++)
			spread.add(files.get((int) ((long) i * files.size() / limit)));
		return spread;
	}

	private static boolean looksLikeImage(final Path file) {
		final String name = file.getFileName().toString();
		final String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
		return !name.startsWith(".") && EXTENSIONS.contains(extension) && Files.isRegularFile(file);
	}

	private static String baseName(final Path file) {
		return file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
	}
}
