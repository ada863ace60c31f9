package kintsugi.image.folder;

import java.nio.file.Path;

import kintsugi.mask.ImageNames;

/** Takes names of files apart. */
final class FileNames {

	private FileNames() {}

	/** Gets the extension of a file in lower case, without a dot; empty if it has none. */
	static String extension(final Path file) {
		return ImageNames.extension(file);
	}

	/** Gets a path without the extension of its last name. */
	static Path withoutExtension(final Path file) {
		final String name = file.getFileName().toString();
		final int dot = name.lastIndexOf('.');
		return dot < 1 ? file : sibling(file, name.substring(0, dot));
	}

	/** Gets a path with another extension. */
	static Path withExtension(final Path file, final String extension) {
		final Path bare = withoutExtension(file);
		return sibling(bare, bare.getFileName() + "." + extension);
	}

	/** Gets a path with something added to its last name. */
	static Path plus(final Path file, final String end) {
		return sibling(file, file.getFileName() + end);
	}

	private static Path sibling(final Path file, final String name) {
		return file.resolveSibling(name);
	}
}
