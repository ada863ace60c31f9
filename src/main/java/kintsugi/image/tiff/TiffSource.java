package kintsugi.image.tiff;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;

import ij.io.FileInfo;

/**
 * A TIFF file to read pieces of. It is open only while a piece is read, so that nothing has to be closed and no
 * thread disturbs another; a file that changed since it was understood is refused rather than misread.
 */
final class TiffSource {

	private static final int BUFFER = 1 << 20;

	private final Path file;
	private final Layout layout;
	private final ByteOrder order;
	private final FileInfo info;
	private final State state;

	private TiffSource(final Path file, final Layout layout, final ByteOrder order, final FileInfo info,
		final State state)
	{
		this.file = file;
		this.layout = layout;
		this.order = order;
		this.info = info;
		this.state = state;
	}

	/** What a file is known by. */
	private record State(long size, FileTime modified, Object key) {

		static State of(final Path file) throws IOException {
			final BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
			return new State(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
		}
	}

	/**
	 * Understands a file.
	 *
	 * @throws IOException if it is not there, is damaged or cannot be read by pieces, with a sentence for the user
	 */
	static TiffSource open(final Path path) throws IOException {
		final Path file = path.toAbsolutePath();
		if (!Files.exists(file)) throw new IOException("There is no file " + file + ".");
		if (Files.isDirectory(file)) throw new IOException(file + " is a folder, not an image.");
		if (!Files.isReadable(file)) throw new IOException("The file " + file + " may not be read by you.");
		final State state = State.of(file);
		if (state.size == 0) throw new IOException("The file " + file + " is empty. Get it anew from where it came from.");
		try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
			return understand(file, Bytes.of(in), state);
		}
		catch (final UnsuitableException e) {
			throw new IOException("The file " + file + " " + e.getMessage(), e);
		}
		catch (final IOException | RuntimeException e) {
			throw damaged(file, e);
		}
	}

	private static TiffSource understand(final Path file, final Bytes bytes, final State state) throws IOException {
		final DirectoryReader reader = new DirectoryReader(bytes);
		final Directory first = reader.first();
		// before ImageJ sees what it might not understand
		Layout.of(first, List.of(), 1, state.size);
		final FileInfo info = Metadata.decode(first, file.getFileName().toString());
		final Layout layout = Layout.of(first, info.nImages > 1 ? List.of() : reader.rest(), info.nImages, state.size);
		info.directory = file.getParent() + file.getFileSystem().getSeparator();
		info.fileName = file.getFileName().toString();
		info.url = null;
		info.width = layout.width();
		info.height = layout.height();
		info.nImages = layout.planes().size();
		info.intelByteOrder = first.order == ByteOrder.LITTLE_ENDIAN;
		info.longOffset = layout.offset(0, 0);
		return new TiffSource(file, layout, first.order, info, state);
	}

	/** Gets the file. */
	Path file() {
		return file;
	}

	/** Gets where the samples are, and what. */
	Layout layout() {
		return layout;
	}

	/** Gets a copy of everything else that ImageJ knows of the file. */
	FileInfo info() {
		return (FileInfo) info.clone();
	}

	/** Refuses the file if it is not as it was. */
	void checkUnchanged() throws IOException {
		final State now;
		try {
			now = State.of(file);
		}
		catch (final NoSuchFileException e) {
			throw gone(e);
		}
		if (!now.equals(state)) throw new IOException("The file " + file +
			" was changed while it was in use. Close the image, open it anew, and repeat what you did.");
	}

	/**
	 * Reads a part of a plane.
	 *
	 * @param plane the index, from 0
	 * @param pixels an array of the type's, of at least {@code columns * rows} pixels; the part goes there row by row
	 * @throws IOException if that cannot be, or if the file was changed or removed, with a sentence for the user
	 */
	void read(final int plane, final int x, final int y, final int columns, final int rows, final Object pixels)
		throws IOException
	{
		checkUnchanged();
		try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
			final int bytes = columns * layout.type().bytes;
			final int most = columns == layout.width() ? Math.max(1, BUFFER / bytes) : 1;
			final byte[] buffer = new byte[bytes * Math.min(most, rows)];
			for (int row = 0; row < rows;) {
				final int together = Math.min(Math.min(most, rows - row), layout.rowsTogether(plane, y + row));
				in.seek(layout.offset(plane, y + row) + (long) x * layout.type().bytes);
				in.readFully(buffer, 0, together * bytes);
				layout.type().decode(buffer, together * columns, order, pixels, row * columns);
				row += together;
			}
		}
		catch (final FileNotFoundException e) {
			throw gone(e);
		}
		catch (final IOException e) {
			throw new IOException("The file " + file + " cannot be read any more (" + e.getMessage() +
				"). Check the disk or the network, and repeat what you did.", e);
		}
		// what was read between is not trusted either
		checkUnchanged();
	}

	/** Makes the error of a file whose directory is read, but in which ImageJ cannot read something else. */
	IOException damaged(final Throwable cause) {
		return damaged(file, cause);
	}

	private static IOException damaged(final Path file, final Throwable cause) {
		return new IOException("The file " + file + " cannot be read as a TIFF image; it may be damaged (" + cause
			.getMessage() + "). Get it anew from where it came from.", cause);
	}

	private IOException gone(final IOException cause) {
		return new IOException("The file " + file +
			" was moved or removed while it was in use. Put it back, and repeat what you did.", cause);
	}
}
