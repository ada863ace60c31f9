package kintsugi.image.tiff;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import ij.ImagePlus;

/** Writes BigTIFF files, and large ones, for tests of other packages. */
public final class BigTiffs {

	/** Where the samples of {@link #zeros} begin. */
	public static final int SAMPLES = 4096;

	private BigTiffs() {}

	/** Writes an image. */
	public static Path write(final ImagePlus image, final Path file) throws IOException {
		return Tiffs.write(image, file, true, Map.of());
	}

	/**
	 * Writes a plane of zeros in one strip, which most file systems keep in no room.
	 *
	 * @param bits those of a sample, little-endian; rows of less than whole bytes are packed
	 */
	public static Path zeros(final Path file, final int width, final int height, final int bits, final boolean big)
		throws IOException
	{
		final long rowBytes = ((long) width * bits + 7) / 8;
		final int type = big ? Tag.LONG8 : Tag.LONG;
		final Directory directory = new Directory(ByteOrder.LITTLE_ENDIAN);
		directory.put(Tag.WIDTH, Tag.LONG, width);
		directory.put(Tag.HEIGHT, Tag.LONG, height);
		directory.put(Tag.BITS, Tag.SHORT, bits);
		directory.put(Tag.COMPRESSION, Tag.SHORT, 1);
		directory.put(Tag.PHOTOMETRIC, Tag.SHORT, 1);
		directory.put(Tag.STRIP_OFFSETS, type, SAMPLES);
		directory.put(Tag.SAMPLES, Tag.SHORT, 1);
		directory.put(Tag.ROWS_PER_STRIP, Tag.LONG, height);
		directory.put(Tag.STRIP_BYTES, type, rowBytes * height);
		Files.createDirectories(file.getParent());
		try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
			out.write(DirectoryWriter.head(big, directory.order, 16));
			out.seek(16);
			out.write(new DirectoryWriter(big, directory.order, 16).next(directory, true));
			out.setLength(SAMPLES + rowBytes * height);
		}
		return file;
	}
}
