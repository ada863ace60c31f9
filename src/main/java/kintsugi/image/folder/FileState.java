package kintsugi.image.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * What tells whether a file was changed.
 *
 * @param bytes its size, or -1 if it is not there
 * @param modified when it was last written, as the file system knows it (ISO 8601); empty if it is not there
 */
record FileState(long bytes, String modified) {

	/** The state of no file. */
	static final FileState NONE = new FileState(-1, "");

	/** Gets the state of a file now; that of no file for null. */
	static FileState of(final Path file) {
		if (file == null) return NONE;
		try {
			final BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
			return new FileState(attributes.size(), attributes.lastModifiedTime().toInstant().toString());
		}
		catch (final IOException e) {
			return NONE;
		}
	}
}
