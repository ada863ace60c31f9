package kintsugi.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Where results go.
 *
 * @param path a file or a folder
 * @param folder whether it is a folder for certain: it is there, or was written with a separator at its end
 */
record Output(Path path, boolean folder) {

	/**
	 * Reads an argument.
	 *
	 * @throws IllegalArgumentException if it is no file's or folder's name, with a sentence for the user
	 */
	static Output of(final String text) {
		if (text.isBlank()) throw new IllegalArgumentException("--out must be a file or a folder, not nothing.");
		try {
			final Path path = Path.of(text);
			// a path forgets the separator at its end
			return new Output(path, text.endsWith("/") || text.endsWith(File.separator) || Files.isDirectory(path));
		}
		catch (final InvalidPathException e) {
			throw new IllegalArgumentException("--out must be a file or a folder, not '" + text + "' (" + e.getReason() +
				").", e);
		}
	}

	/** Gets the path as text. */
	@Override
	public String toString() {
		return path.toString();
	}
}
