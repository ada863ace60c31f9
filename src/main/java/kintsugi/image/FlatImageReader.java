package kintsugi.image;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Reads PNG, JPEG, GIF and BMP files through Java's own readers, to find out whether they are whole and opaque. */
final class FlatImageReader {

	private FlatImageReader() {}

	/**
	 * Reads the first image of a file and forgets it.
	 *
	 * @return whether it has pixels that are not fully opaque; those of a colour table are not looked at
	 * @throws TooLargeException if it has more pixels than ImageJ can hold
	 * @throws IOException if it cannot be read or ends too early
	 */
	static boolean hasTransparency(final Path file) throws IOException {
		try (ImageInputStream stream = ImageIO.createImageInputStream(file.toFile())) {
			final Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
			if (!readers.hasNext()) throw new IOException("no reader knows it");
			final ImageReader reader = readers.next();
			try {
				return hasTransparency(read(reader, stream));
			}
			finally {
				reader.dispose();
			}
		}
	}

	private static BufferedImage read(final ImageReader reader, final ImageInputStream stream) throws IOException {
		// A JPEG that ends too early is but a warning; the rest of the image is grey then.
		final List<String> warnings = new ArrayList<>();
		reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
		reader.setInput(stream);
		TooLargeException.check(reader.getWidth(0), reader.getHeight(0));
		final BufferedImage image = reader.read(0);
		for (final String warning : warnings)
			if (warning.contains("Truncated") || warning.contains("Premature")) throw new IOException(warning);
		return image;
	}

	private static boolean hasTransparency(final BufferedImage image) {
		if (!image.getColorModel().hasAlpha() || image.getColorModel() instanceof IndexColorModel) return false;
		final Raster alpha = image.getAlphaRaster();
		final int opaque = (1 << alpha.getSampleModel().getSampleSize(0)) - 1;
		final int[] row = new int[image.getWidth()];
		for (int y = 0; y < image.getHeight(); y++)
			for (final int value : alpha.getSamples(alpha.getMinX(), alpha.getMinY() + y, row.length, 1, 0, row))
				if (value < opaque) return true;
		return false;
	}
}
