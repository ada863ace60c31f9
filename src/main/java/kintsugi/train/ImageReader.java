package kintsugi.train;

import java.io.IOException;
import java.nio.file.Path;

/** Reads one image file of a corpus. */
@FunctionalInterface
public interface ImageReader {

	/**
	 * Reads a file.
	 *
	 * @throws IOException if it is no image that can be read, saying why
	 */
	TrainingImage read(Path file) throws IOException;
}
