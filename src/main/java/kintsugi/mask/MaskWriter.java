package kintsugi.mask;

import java.io.IOException;
import java.nio.file.Path;

import kintsugi.hole.Hole;

/** Writes a mask as an image file; the core knows no image formats. */
@FunctionalInterface
public interface MaskWriter {

	/**
	 * Writes a mask with 0 for valid pixels and 255 in the hole, complete or not at all.
	 *
	 * @throws IOException if that cannot be, with a sentence for the user
	 */
	void write(Hole mask, Path file) throws IOException;
}
