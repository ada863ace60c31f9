package kintsugi.evaluate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import kintsugi.mask.ImageNames;

/**
 * The image files of an evaluation.
 *
 * @param files in the order of their paths
 * @param missing the names of a list that no file has
 */
public record ImageList(List<Path> files, List<String> missing) {

	private static final ImageNames IMAGES = ImageNames.and("zip");

	/**
	 * Lists the images of a folder and its subfolders.
	 *
	 * @param list a text file with names of images, see {@link NameList}, or null for all images
	 * @param limit the most files to take, evenly spread; 0 for all
	 * @throws IOException if the folder or list is missing or cannot be read, or no image is left, with a sentence for
	 *           the user
	 */
	public static ImageList of(final Path folder, final Path list, final int limit) throws IOException {
		if (!Files.isDirectory(folder)) throw new IOException("There is no folder " + folder + //
			" of images to evaluate on.");
		if (limit < 0) throw new IllegalArgumentException("The limit must be 0 or more images, not " + limit + ".");
		final List<Path> all = images(folder);
		final NameList names = list == null ? new NameList(List.of()) : NameList.read(list);
		final List<Path> files = list == null ? all : all.stream().filter(names::contains).toList();
		if (files.isEmpty()) throw new IOException("The folder " + folder + " holds no image to evaluate on" + //
			(list == null ? " (" + IMAGES + ")." : //
				" that the list " + list + " names."));
		return new ImageList(spread(files, limit), names.missing(files));
	}

	/**
	 * Gets the image files of a folder and its subfolders in the order of their paths.
	 *
	 * @throws IOException if a folder cannot be read or leads back to itself, with a sentence for the user
	 */
	public static List<Path> images(final Path folder) throws IOException {
		try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
			return all.filter(file -> IMAGES.accept(file) && Files.isRegularFile(file)).sorted().toList();
		}
		catch (final UncheckedIOException e) {
			throw unreadable(folder, e.getCause());
		}
		catch (final IOException e) {
			throw unreadable(folder, e);
		}
	}

	private static IOException unreadable(final Path folder, final IOException e) {
		final String what = e instanceof FileSystemException f && f.getFile() != null ? f.getFile() : folder.toString();
		return new IOException("The folder " + folder + " cannot be searched for images: " + what + (
			e instanceof FileSystemLoopException ? " is a link to a folder that it is in. Remove the link." : //
				" cannot be read. Check who may read it."), e);
	}

	private static List<Path> spread(final List<Path> files, final int limit) {
		if (limit < 1 || files.size() <= limit) return files;
		final List<Path> spread = new ArrayList<>();
		for (int i = 0; i < limit; i++)
			spread.add(files.get((int) ((long) i * files.size() / limit)));
		return spread;
	}

	/** Takes an image's extension off a name. */
	static String baseName(final String name) {
		final int dot = name.lastIndexOf('.');
		final boolean image = dot > 0 && IMAGES.extensions().contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
		return image ? name.substring(0, dot) : name;
	}
}
