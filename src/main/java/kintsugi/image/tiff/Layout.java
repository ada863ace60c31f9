package kintsugi.image.tiff;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the samples of equal planes stand in a file.
 *
 * @param type what they are
 * @param planes the strips of each plane
 */
record Layout(int width, int height, SampleType type, List<Strips> planes) {

	private static final String OPEN_IT = "Open it with File > Open..., or BigTIFF with Bio-Formats, " +
		"save it as TIFF, and use that file.";

	/**
	 * The strips of a plane.
	 *
	 * @param offsets where each begins
	 * @param rows how many rows each holds, the last perhaps fewer
	 */
	record Strips(long[] offsets, int rows) {}

	/**
	 * Understands the directories of a file.
	 *
	 * @param announced how many planes follow each other after the first directory's, or 0 or 1 if each has a directory
	 * @param length how long the file is
	 * @throws UnsuitableException if such samples cannot be read by pieces, with the rest of a sentence
	 * @throws IOException if the file is damaged, with half a sentence
	 */
	static Layout of(final Directory first, final List<Directory> rest, final int announced, final long length)
		throws IOException
	{
		final long width = first.number(Tag.WIDTH, 0);
		final long height = first.number(Tag.HEIGHT, 0);
		if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) throw new IOException(
			"its size is " + width + " x " + height + " pixels");
		final SampleType type = type(first);
		if (width * type.bytes > 1L << 30) throw new UnsuitableException("has rows of " + width + " pixels, which is too " +
			"many; cut it into tiles with the program that made it.");
		final Layout one = new Layout((int) width, (int) height, type, List.of());
		final List<Strips> planes = new ArrayList<>();
		planes.add(one.strips(first, length));
		if (announced > 1) one.addFollowing(planes, announced, length);
		else for (final Directory directory : rest) {
			// thumbnails and pyramids
			if ((directory.number(Tag.SUBFILE, 0) & 1) == 1) continue;
			if (directory.number(Tag.WIDTH, 0) != width || directory.number(Tag.HEIGHT, 0) != height || type(
				directory) != type) throw new UnsuitableException("holds images of different sizes or types. " + OPEN_IT);
			planes.add(one.strips(directory, length));
		}
		return new Layout(one.width, one.height, type, List.copyOf(planes));
	}

	/** Gets the bytes of a row. */
	int rowBytes() {
		return width * type.bytes;
	}

	/** Gets the bytes of a plane. */
	long planeBytes() {
		return (long) rowBytes() * height;
	}

	/** Gets where a row begins. */
	long offset(final int plane, final int y) {
		final Strips strips = planes.get(plane);
		return strips.offsets[y / strips.rows] + (long) (y % strips.rows) * rowBytes();
	}

	/** Gets how many rows follow each other in the file from a row on, itself included. */
	int rowsTogether(final int plane, final int y) {
		final int rows = planes.get(plane).rows;
		return Math.min(rows - y % rows, height - y);
	}

	private void addFollowing(final List<Strips> planes, final int count, final long length) throws IOException {
		final Strips strips = planes.get(0);
		if (strips.offsets.length > 1) throw new IOException("its planes do not follow each other");
		final long begin = strips.offsets[0];
		checkEnd((double) begin + (double) planeBytes() * count, length);
		for (int plane = 1; plane < count; plane++)
			planes.add(new Strips(new long[] { begin + plane * planeBytes() }, height));
	}

	private Strips strips(final Directory directory, final long length) throws IOException {
		final long[] offsets = directory.numbers(Tag.STRIP_OFFSETS);
		final int rows = (int) Math.max(1, Math.min(height, directory.number(Tag.ROWS_PER_STRIP, height)));
		final int needed = (height - 1) / rows + 1;
		if (offsets.length < needed) throw new IOException("it has " + offsets.length + " of " + needed + " strips");
		boolean together = true;
		for (int strip = 0; strip < needed; strip++) {
			final int stripRows = Math.min(rows, height - strip * rows);
			checkEnd((double) offsets[strip] + (double) stripRows * rowBytes(), length);
			together &= offsets[strip] == offsets[0] + (long) strip * rows * rowBytes();
		}
		return together ? new Strips(new long[] { offsets[0] }, height) : new Strips(offsets, rows);
	}

	private static void checkEnd(final double end, final long length) throws IOException {
		if (end > length) throw new IOException(String.format("it ends after %d of at least %.0f bytes", length, end));
	}

	private static SampleType type(final Directory directory) throws UnsuitableException {
		final long compression = directory.number(Tag.COMPRESSION, 1);
		if (compression > 1) throw new UnsuitableException("is compressed, so that it cannot be read by pieces. " +
			OPEN_IT);
		if (directory.has(Tag.TILE_WIDTH)) throw new UnsuitableException("is stored in tiles, which ImageJ does not read" +
			". Save it without tiles with the program that made it, or open it with Bio-Formats.");
		final long samples = directory.number(Tag.SAMPLES, 1);
		final long bits = directory.number(Tag.BITS, 1);
		final long format = directory.number(Tag.SAMPLE_FORMAT, 1);
		final boolean planar = directory.number(Tag.PLANAR, 1) == 2;
		if (samples == 1 && bits == 8 && format == 1) return SampleType.BITS_8;
		if (samples == 1 && bits == 16 && format == 1) return SampleType.BITS_16;
		if (samples == 1 && bits == 16 && format == 2) return SampleType.SIGNED_16;
		if (samples == 1 && bits == 32 && format == 3) return SampleType.FLOAT_32;
		final boolean colours = samples == 3 && directory.number(Tag.PHOTOMETRIC, 2) == 2;
		if (colours && bits == 8 && format == 1 && !planar) return SampleType.RGB;
		throw new UnsuitableException("has " + samples + (samples == 1 ? " sample of " : " samples of ") + bits +
			" bits in each pixel, of a kind that cannot be read by pieces. " + OPEN_IT);
	}
}
