package kintsugi.image;

import java.awt.Rectangle;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;

import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

import ij.io.FileInfo;
import ij.io.Opener;

/** Looks into TIFF files for what ImageJ does not notice, or does not say: damage, and transparency. */
final class TiffCheck {

	private static final int PIXELS_AT_A_TIME = 1 << 20;
	private static final int ALPHA = 3;
	private static final int OPAQUE = 255;

	private TiffCheck() {}

	/**
	 * Looks for damage: ImageJ reads a file that ends too early as an image that ends in zeros.
	 *
	 * @return whether the file has pixels that are not fully opaque; ImageJ drops the alpha channel of 8-bit colours
	 * @throws TooLargeException if it has more pixels than ImageJ can hold
	 * @throws IOException if the file is damaged, or of a kind that ImageJ does not know
	 */
	static boolean hasTransparency(final Path file) throws IOException {
		final FileInfo[] infos = Opener.getTiffFileInfo(file.toString());
		if (infos == null) throw new IOException("it has no TIFF structure that ImageJ reads; grey with an alpha " +
			"channel is none");
		boolean alpha = false;
		for (final FileInfo info : infos) {
			check(info, Files.size(file));
			alpha |= info.fileType == FileInfo.ARGB;
		}
		return alpha && isTransparent(file);
	}

	private static void check(final FileInfo info, final long length) throws IOException {
		if (info.width < 1 || info.height < 1) throw new IOException("it has no size");
		TooLargeException.check(info.width, info.height);
		long end = 0;
		if (info.stripOffsets != null && info.stripLengths != null)
			for (int strip = 0; strip < Math.min(info.stripOffsets.length, info.stripLengths.length); strip++)
				end = Math.max(end, (info.stripOffsets[strip] & 0xffffffffL) + info.stripLengths[strip]);
		if (info.compression <= FileInfo.COMPRESSION_NONE) end = Math.max(end, info.getOffset() + //
			rowBytes(info) * info.height * info.nImages);
		if (end > length) throw new IOException("it ends after " + length + " of at least " + end + " bytes");
	}

	/** Rows of less than whole bytes a pixel are packed, each to its end. */
	private static long rowBytes(final FileInfo info) {
		return switch (info.fileType) {
			case FileInfo.BITMAP -> (info.width + 7L) / 8;
			case FileInfo.GRAY12_UNSIGNED -> (info.width * 3L + 1) / 2;
			default -> (long) info.width * info.getBytesPerPixel();
		};
	}

	private static boolean isTransparent(final Path file) throws IOException {
		try (ImageInputStream stream = ImageIO.createImageInputStream(file.toFile())) {
			final Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
			if (!readers.hasNext()) throw new IOException("no reader knows its alpha channel");
			final ImageReader reader = readers.next();
			try {
				reader.setInput(stream);
				for (int page = 0; page < reader.getNumImages(true); page++)
					if (isTransparent(reader, page)) return true;
				return false;
			}
			finally {
				reader.dispose();
			}
		}
	}

	/** Reads some rows at a time, as a large image must not be in memory twice. */
	private static boolean isTransparent(final ImageReader reader, final int page) throws IOException {
		final int width = reader.getWidth(page);
		final int height = reader.getHeight(page);
		final int rows = Math.max(1, PIXELS_AT_A_TIME / width);
		for (int y = 0; y < height; y += rows) {
			final ImageReadParam part = reader.getDefaultReadParam();
			part.setSourceRegion(new Rectangle(0, y, width, Math.min(rows, height - y)));
			final Raster samples = reader.read(page, part).getRaster();
			if (samples.getNumBands() <= ALPHA) return false;
			for (final int value : samples.getSamples(0, 0, samples.getWidth(), samples.getHeight(), ALPHA, (int[]) null))
				if (value < OPAQUE) return true;
		}
		return false;
	}
}
