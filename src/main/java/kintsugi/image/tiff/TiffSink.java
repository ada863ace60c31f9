package kintsugi.image.tiff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;

import ij.ImagePlus;
import ij.Prefs;
import ij.io.FileInfo;
import ij.process.ImageProcessor;

/**
 * Writes a TIFF file larger than memory, plane by plane. It appears when it is finished. A sink that is closed
 * before, or killed, leaves what it wrote in a hidden file beside, and the next one for the same file and identity
 * continues there. One thread uses it at a time.
 */
public final class TiffSink implements AutoCloseable {

	private static final long MOST_CLASSIC = 0xffffffffL;
	/** Room for what the properties say at the end, and for each plane's directory. */
	private static final long PROPERTIES_BYTES = 16 << 20;
	private static final long DIRECTORY_BYTES = 512;
	private static final int BUFFER = 1 << 20;

	private final Path file;
	private final FileInfo info;
	private final SampleType type;
	private final boolean big;
	private final ByteOrder order;
	private final PartFile part;

	private TiffSink(final Path file, final FileInfo info, final SampleType type, final boolean big,
		final String identity) throws IOException
	{
		this.file = file;
		this.info = info;
		this.type = type;
		this.big = big;
		order = Prefs.intelByteOrder ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
		final String key = String.join("\n", identity, type + " " + info.width + " " + info.height + " " + info.nImages, //
			order.toString());
		part = PartFile.open(file, sha256(key), rowBytes(), Journal.END + (long) rowBytes() * info.height * info.nImages);
	}

	/**
	 * Starts a file that will be like an image, or continues it.
	 *
	 * @param like has as many planes as the file will have, of the same type and size; all else that ImageJ keeps in a
	 *          TIFF file is taken from it now, besides its selection. It may be virtual.
	 * @param identity all that the samples depend on, as {@link #identity} makes; only a run with the same continues
	 * @throws IOException if there is no such folder, no permission, no room or another sink for the file, with a
	 *           sentence for the user
	 */
	public static TiffSink create(final Path file, final ImagePlus like, final String identity) throws IOException {
		return create(file, Metadata.of(like), SampleType.ofBitDepth(like.getBitDepth()), identity, false);
	}

	/**
	 * Starts a file that will be like the file that a plane was opened from, or continues it; for planes larger than
	 * memory.
	 *
	 * @throws IOException as the other one
	 */
	public static TiffSink create(final Path file, final TiffPlane<?> like, final String identity) throws IOException {
		final FileInfo info = like.source().info();
		// a result has no selection, and no plot that another program made of the samples
		info.roi = null;
		info.plot = null;
		return create(file, info, like.source().layout().type(), identity, false);
	}

	/** Starts as the others do. */
	static TiffSink create(final Path file, final FileInfo info, final SampleType type, final String identity,
		final boolean forceBig) throws IOException
	{
		final long planeBytes = (long) info.width * info.height * type.bytes + DIRECTORY_BYTES;
		final double bytes = (double) planeBytes * info.nImages + PROPERTIES_BYTES + textBytes(info);
		return new TiffSink(file.toAbsolutePath(), info, type, forceBig || bytes > MOST_CLASSIC, identity);
	}

	/**
	 * Makes an identity of an input file, by its place, size and time of change, and of settings.
	 *
	 * @throws IOException if the file cannot be looked at
	 */
	public static String identity(final Path input, final Object settings) throws IOException {
		return String.join("\n", input.toAbsolutePath().toString(), Long.toString(Files.size(input)), Files
			.getLastModifiedTime(input).toString(), String.valueOf(settings));
	}

	/** Removes what an unfinished run for a file left, if anything. */
	public static void discard(final Path file) throws IOException {
		Files.deleteIfExists(PartFile.partOf(file.toAbsolutePath()));
	}

	/** Gets how many planes the file will have. */
	public int planes() {
		return info.nImages;
	}

	/** Gets how many planes are written, by earlier runs too. */
	public int done() {
		return (int) (part.rows() / info.height);
	}

	/** Gets the note of the last plane that is written, by an earlier run too; empty if there is none. */
	public String note() {
		return part.note();
	}

	/**
	 * Writes the next plane, with the note of the one before.
	 *
	 * @throws IOException as the other one
	 */
	public void add(final ImageProcessor plane) throws IOException {
		add(plane, note());
	}

	/**
	 * Writes the next plane.
	 *
	 * @param note what a later run, which continues after this plane, gets as {@link #note}; up to 8000 bytes of UTF-8
	 * @throws IllegalArgumentException if the plane has another type or size, or the note is too long
	 * @throws IOException if it cannot be written, for example as the disk is full, with a sentence for the user
	 */
	public void add(final ImageProcessor plane, final String note) throws IOException {
		if (plane.getWidth() != info.width || plane.getHeight() != info.height || SampleType.ofBitDepth(plane
			.getBitDepth()).bits != type.bits) throw new IllegalArgumentException("A plane of " + plane.getWidth() + " x " +
				plane.getHeight() + " pixels and " + plane.getBitDepth() + " bits does not fit into a file of " + info.width +
				" x " + info.height + " pixels and " + type.bits + " bits.");
		if (done() == planes()) throw new IllegalArgumentException("All " + planes() + " planes are written.");
		if (note.getBytes(StandardCharsets.UTF_8).length > Journal.MOST_NOTE) throw new IllegalArgumentException(
			"A note of " + note.length() + " characters is too long.");
		part.backTo((long) done() * info.height);
		final int most = Math.max(1, BUFFER / rowBytes());
		final byte[] buffer = new byte[Math.min(most, info.height) * rowBytes()];
		for (int y = 0; y < info.height; y += most) {
			final int rows = Math.min(most, info.height - y);
			type.encode(plane.getPixels(), y * info.width, rows * info.width, order, buffer);
			part.append(buffer, rows * rowBytes());
		}
		part.mark(note);
	}

	/**
	 * Has all on disk that is written, so that not even a power cut loses it. Happens by itself every few seconds.
	 *
	 * @throws IOException if it cannot be written, with a sentence for the user
	 */
	public void checkpoint() throws IOException {
		part.checkpoint();
	}

	/** Gets how many rows of the plane that is next are written, by earlier runs too. */
	int doneRows() {
		return (int) (part.rows() % info.height);
	}

	/** Writes the next rows of a plane. */
	void addRows(final Object pixels, final int rows) throws IOException {
		final byte[] buffer = new byte[rows * rowBytes()];
		type.encode(pixels, 0, rows * info.width, order, buffer);
		part.append(buffer, buffer.length);
		part.mark(note());
	}

	/** Tells whether planes are of a type and size. */
	boolean fits(final Layout layout) {
		return layout.type() == type && layout.width() == info.width && layout.height() == info.height;
	}

	/**
	 * Completes the file, which takes the place of one that is there; closes the sink.
	 *
	 * @param properties are set besides those that the image had; a null value removes one
	 * @throws IllegalStateException if planes are missing
	 * @throws IOException if it cannot be written, with a sentence for the user
	 */
	public void finish(final Map<String, String> properties) throws IOException {
		if (done() < planes()) throw new IllegalStateException("Only " + done() + " of " + planes() +
			" planes are written.");
		Metadata.setProperties(info, properties);
		final Directory directory = Metadata.encode(info, type);
		if (directory.order != order) throw new IOException("The byte order of TIFF files was changed in Edit > Options" +
			" > Input/Output... while " + file + " was written. Change it back and run the same again; it continues.");
		complete(directory);
		final long end = Journal.END + (long) rowBytes() * info.height * info.nImages;
		final DirectoryWriter writer = new DirectoryWriter(big, order, end + end % 2);
		part.finish(out -> {
			out.seek(end + end % 2);
			for (int plane = 0; plane < planes(); plane++) {
				out.write(writer.next(at(directory, plane), plane == planes() - 1));
				if (plane == 0) directory.remove(Tag.DESCRIPTION, Tag.IMAGEJ_LENGTHS, Tag.IMAGEJ_DATA);
			}
			if (!big && writer.position() > MOST_CLASSIC) throw new IOException("its texts are too long");
		}, DirectoryWriter.head(big, order, end + end % 2));
	}

	/**
	 * Closes the sink. If it is not finished, what is written is kept to be continued.
	 *
	 * @throws IOException if the last planes cannot be written, with a sentence for the user; those before are kept
	 */
	@Override
	public void close() throws IOException {
		part.close();
	}

	private void complete(final Directory directory) {
		directory.put(Tag.WIDTH, Tag.LONG, info.width);
		directory.put(Tag.HEIGHT, Tag.LONG, info.height);
		directory.put(Tag.ROWS_PER_STRIP, Tag.LONG, info.height);
		directory.put(Tag.STRIP_BYTES, big ? Tag.LONG8 : Tag.LONG, (long) rowBytes() * info.height);
		if (type == SampleType.SIGNED_16) directory.put(Tag.SAMPLE_FORMAT, Tag.SHORT, type.format);
	}

	private Directory at(final Directory directory, final int plane) {
		directory.put(Tag.STRIP_OFFSETS, big ? Tag.LONG8 : Tag.LONG, Journal.END + (long) plane * rowBytes() * info.height);
		return directory;
	}

	private int rowBytes() {
		return info.width * type.bytes;
	}

	private static long textBytes(final FileInfo info) {
		long bytes = info.info == null ? 0 : 2L * info.info.length();
		for (int i = 0; info.sliceLabels != null && i < info.sliceLabels.length; i++)
			bytes += info.sliceLabels[i] == null ? 4 : 4 + 2L * info.sliceLabels[i].length();
		for (int i = 0; info.overlay != null && i < info.overlay.length; i++)
			bytes += info.overlay[i].length;
		return bytes;
	}

	private static byte[] sha256(final String text) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (final NoSuchAlgorithmException e) {
			throw new UncheckedIOException(new IOException(e));
		}
	}
}
