package kintsugi.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Reads image files for training; upper packages decide how. */
@FunctionalInterface
public interface ImageReader {

	/**
	 * Reads the slices of a file, one or more, each with as many channels as it has, in its own intensities.
	 *
	 * @throws IOException if it is no image or cannot be used, with a sentence that says why
	 */
	List<TrainingImage> read(Path file) throws IOException;
}
