package kintsugi.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Reads image files for an evaluation. */
@FunctionalInterface
public interface WholeImageReader {

	/**
	 * Reads a file.
	 *
	 * @param size the greatest width and height to keep, in pixels: the centre of larger images is cut out
	 * @return the image, or those slices of a stack that are to be measured on; at least one
	 * @throws IOException if it is no image that can be measured on, saying why
	 */
	List<WholeImage> read(Path file, int size) throws IOException;
}
