package kintsugi.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Reads PNG, JPEG, GIF and BMP files through Java's own readers, to find out whether they are whole. */
final class FlatImageReader {

	private FlatImageReader() {}

	/**
	 * Reads the first image of a file and forgets it.
	 *
	 * @throws IOException if it cannot be read or ends too early
	 */
	static void check(final Path file) throws IOException {
		try (ImageInputStream stream = ImageIO.createImageInputStream(file.toFile())) {
			final Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
			if (!readers.hasNext()) throw new IOException("no reader knows it");
			final ImageReader reader = readers.next();
			try {
				check(reader, stream);
			}
			finally {
				reader.dispose();
			}
		}
	}

	private static void check(final ImageReader reader, final ImageInputStream stream) throws IOException {
		// A JPEG that ends too early is but a warning; the rest of the image is grey then.
		final List<String> warnings = new ArrayList<>();
		reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
		reader.setInput(stream);
		reader.read(0);
		for (final String warning : warnings)
			if (warning.contains("Truncated") || warning.contains("Premature")) throw new IOException(warning);
	}
}
