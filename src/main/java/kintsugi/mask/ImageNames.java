package kintsugi.mask;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells by their names which files of a folder are taken for images.
 *
 * @param extensions in lower case, without a dot
 */
public record ImageNames(Set<String> extensions) {

	/** What ImageJ opens as one image or stack. */
	private static final List<String> COMMON = List.of("png", "jpg", "jpeg", "tif", "tiff", "bmp", "gif", "pgm", "dcm",
		"fits");

	/** Copies the extensions, in alphabetical order. */
	public ImageNames {
		extensions = Collections.unmodifiableSet(new TreeSet<>(extensions));
	}

	/** Makes the names of what ImageJ opens as an image or stack, and of files with more extensions. */
	public static ImageNames and(final String... more) {
		final Set<String> all = new TreeSet<>(COMMON);
		all.addAll(List.of(more));
		return new ImageNames(all);
	}

	/** Tells whether a file has such an extension, in any case, and is not hidden. */
	public boolean accept(final Path file) {
		return !file.getFileName().toString().startsWith(".") && extensions.contains(extension(file));
	}

	/** Gets the extension of a file in lower case, without a dot; empty if it has none. */
	public static String extension(final Path file) {
		final String name = file.getFileName().toString();
		final int dot = name.lastIndexOf('.');
		return dot < 1 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
	}

	/** Gets the extensions with commas between them, for messages. */
	@Override
	public String toString() {
		return String.join(", ", extensions);
	}
}
