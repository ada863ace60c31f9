package kintsugi.image.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

import kintsugi.mask.ImageNames;

/**
 * Finds image files in folders.
 *
 * @param pattern a pattern of names with {@code *}, {@code ?} and <code>{tif,png}</code>, in any case; one with a
 *          {@code /} is for paths below the folder
 * @param recursive whether subfolders are searched as well
 */
public record ImageSearch(String pattern, boolean recursive) {

	/** The pattern of all images. */
	static final String ALL = "*";
	private static final ImageNames IMAGES = ImageNames.and();

	/**
	 * Checks the pattern; nothing at all means all images.
	 *
	 * @throws IllegalArgumentException if it cannot be understood, with a sentence for the user
	 */
	public ImageSearch {
		pattern = pattern == null || pattern.isBlank() ? ALL : pattern.strip();
		matcher(pattern);
	}

	/**
	 * Gets the images that an input stands for: those in it if it is a folder, or itself.
	 *
	 * @param left which files are left out of a folder's
	 * @throws IOException if the folder holds none or cannot be read, with a sentence for the user
	 */
	public List<FolderImage> images(final Path input, final Predicate<Path> left) throws IOException {
		if (!Files.isDirectory(input)) return List.of(new FolderImage(input, input.getFileName()));
		final List<FolderImage> found = in(input).stream().filter(left.negate()).map(image -> new FolderImage(image, //
			input.relativize(image))).toList();
		if (found.isEmpty()) throw new IOException("The folder " + input + " holds no " + describe() + ".");
		return found;
	}

	/**
	 * Gets the image files of a folder in the order of their paths; hidden ones are left out.
	 *
	 * @throws IOException if a folder cannot be read or leads back to itself, with a sentence for the user
	 */
	List<Path> in(final Path folder) throws IOException {
		final PathMatcher matcher = matcher(pattern);
		try (Stream<Path> all = Files.walk(folder, recursive ? Integer.MAX_VALUE : 1, FileVisitOption.FOLLOW_LINKS)) {
			return all.filter(file -> accepts(matcher, folder.relativize(file)) &&
				Files.isRegularFile(file)).sorted().toList();
		}
		catch (final UncheckedIOException e) {
			throw unreadable(folder, e.getCause());
		}
		catch (final IOException e) {
			throw unreadable(folder, e);
		}
	}

	/** Tells whether the pattern is that of all images. */
	public boolean choosesAll() {
		return pattern.equals(ALL);
	}

	private String describe() {
		return choosesAll() ? "images (" + IMAGES + ")" : "images of the pattern " + pattern;
	}

	private boolean accepts(final PathMatcher matcher, final Path file) {
		for (final Path part : file)
			if (part.toString().startsWith(".")) return false;
		// what names an extension of its own is taken at its word
		final boolean named = pattern.matches(".*\\.[\\w{},]+");
		if (!named && !IMAGES.accept(file)) return false;
		final Path wanted = pattern.contains("/") ? file : file.getFileName();
		return matcher.matches(Path.of(wanted.toString().toLowerCase(Locale.ROOT)));
	}

	private static PathMatcher matcher(final String pattern) {
		try {
			return FileSystems.getDefault().getPathMatcher("glob:" + pattern.toLowerCase(Locale.ROOT));
		}
		catch (final PatternSyntaxException e) {
			throw new IllegalArgumentException("The pattern '" + pattern +
				"' cannot be understood; write it as *.tif or cells_??.{tif,png}.", e);
		}
	}

	private static IOException unreadable(final Path folder, final IOException e) {
		final String what = e instanceof FileSystemException f && f.getFile() != null ? f.getFile() : folder.toString();
		return new IOException("The folder " + folder + " cannot be searched for images: " + what + (
			e instanceof FileSystemLoopException ? " is a link to a folder that it is in. Remove the link." : //
				" cannot be read. Check who may read it."), e);
	}
}
