package kintsugi.image.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

import ij.io.FileInfo;
import ij.io.Opener;
import kintsugi.image.tiff.TiffStack;

/** Estimates how much memory an image file will take, from its header. */
final class ImageSize {

	/** As much as ImageJ takes for a pixel that is read through Java's own readers: RGB. */
	private static final int BYTES_A_PIXEL = 4;

	private ImageSize() {}

	/** Gets the bytes of all samples of a file; its size where the header cannot be understood, 0 if it is not there. */
	static long of(final Path file) {
		if (file == null) return 0;
		try {
			return FileFormat.TIF.isOf(FileNames.extension(file)) ? ofTiff(file) : ofFlat(file);
		}
		// whatever is wrong with it is said when it is read
		catch (final IOException | RuntimeException e) {
			return FileState.of(file).bytes();
		}
	}

	private static long ofTiff(final Path file) throws IOException {
		// ImageJ takes it for an image without pixels, and what is compressed cannot be read anyway
		if (TiffStack.isBig(file)) return Files.size(file);
		final FileInfo[] infos = Opener.getTiffFileInfo(file.toString());
		if (infos == null) return Files.size(file);
		long bytes = 0;
		for (final FileInfo info : infos)
			bytes += (long) info.width * info.height * info.getBytesPerPixel() * info.nImages;
		return Math.max(bytes, 0);
	}

	private static long ofFlat(final Path file) throws IOException {
		try (ImageInputStream stream = ImageIO.createImageInputStream(file.toFile())) {
			final Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
			if (!readers.hasNext()) return Files.size(file);
			final ImageReader reader = readers.next();
			try {
				reader.setInput(stream);
				return (long) reader.getWidth(0) * reader.getHeight(0) * BYTES_A_PIXEL;
			}
			finally {
				reader.dispose();
			}
		}
	}
}
