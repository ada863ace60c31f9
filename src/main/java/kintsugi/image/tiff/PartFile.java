package kintsugi.image.tiff;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that grows beside the place where it will appear, hidden and locked; see {@link Journal}. All methods throw
 * sentences for the user.
 */
final class PartFile implements Closeable {

	/** Between two of these nothing more than this is lost by a power cut. */
	private static final long CHECKPOINT_BYTES = 64L << 20;
	private static final long CHECKPOINT_NANOS = 2_000_000_000L;

	private final Path file;
	private final Path part;
	private final RandomAccessFile out;
	private final int rowBytes;
	private Journal.Entry entry;
	private long rows;
	private String note;
	private long lastCheckpoint = System.nanoTime();

	private PartFile(final Path file, final Path part, final RandomAccessFile out, final int rowBytes,
		final Journal.Entry entry)
	{
		this.file = file;
		this.part = part;
		this.out = out;
		this.rowBytes = rowBytes;
		this.entry = entry;
		rows = entry.rows();
		note = entry.note();
	}

	/** Gets the place of the unfinished file. */
	static Path partOf(final Path file) {
		return file.resolveSibling("." + file.getFileName() + ".part");
	}

	/**
	 * Continues what was begun with the same key, or begins anew.
	 *
	 * @param bytes how large the file will be, to see whether there is room
	 * @throws IOException if there is no such folder, no permission, no room or another writer
	 */
	static PartFile open(final Path file, final byte[] key, final int rowBytes, final long bytes) throws IOException {
		final Path folder = file.getParent();
		if (!Files.isDirectory(folder)) throw new IOException("There is no folder " + folder + " to write " + file
			.getFileName() + " to.");
		if (Files.isDirectory(file)) throw new IOException(file + " is a folder. Choose another name for the result.");
		final Path part = partOf(file);
		final RandomAccessFile out;
		try {
			out = new RandomAccessFile(part.toFile(), "rw");
		}
		catch (final IOException e) {
			throw new IOException("The file " + file + " cannot be written: " + (Files.isWritable(folder) ? WriteErrors //
				.reason(e) : "you may not write to its folder") + ". Choose another folder.", e);
		}
		try {
			lock(out, file);
			return new PartFile(file, part, out, rowBytes, begin(out, file, part, key, rowBytes, bytes));
		}
		catch (final IOException | RuntimeException e) {
			out.close();
			throw e;
		}
	}

	private static void lock(final RandomAccessFile out, final Path file) throws IOException {
		FileLock lock = null;
		try {
			lock = out.getChannel().tryLock();
		}
		catch (final OverlappingFileLockException e) {
			// the other writer is in this program
		}
		catch (final IOException e) {
			// file systems of some clusters know no locks; users are not to be shut out there
			return;
		}
		if (lock == null) throw new IOException("The file " + file +
			" is being written by another run. Wait until it is done, or choose another name for the result.");
	}

	private static Journal.Entry begin(final RandomAccessFile out, final Path file, final Path part, final byte[] key,
		final int rowBytes, final long bytes) throws IOException
	{
		try {
			if (!Journal.isOurs(out)) throw new WriteErrors.Sentence("The file " + part + " stands where the unfinished " +
				"result would, and is something else. Move it away.");
			final boolean same = Journal.hasKey(out, key);
			final long there = same ? out.length() : 0;
			checkRoom(file, bytes - there);
			if (!same) Journal.begin(out, key);
			// a file that was killed while it moved has one
			out.seek(0);
			out.write(new byte[Journal.HEAD]);
			return Journal.last(out, rowBytes);
		}
		catch (final IOException e) {
			throw WriteErrors.of(file, e);
		}
	}

	/** Tells early what would otherwise be told after hours; file systems that do not know say 0. */
	private static void checkRoom(final Path file, final long needed) throws IOException {
		final long free = Files.getFileStore(file.getParent()).getUsableSpace();
		if (free > 0 && needed > free) throw new WriteErrors.Sentence(String.format("The file %s needs %d MB more, and " +
			"only %d MB are free there. Make room, or choose another folder.", file, needed / 1_000_000 + 1, //
			free / 1_000_000));
	}

	/** Gets how many rows are written. */
	long rows() {
		return rows;
	}

	/** Gets the note of the last rows that are surely on disk, when this was opened, or the last since. */
	String note() {
		return note;
	}

	/** Goes back to a row; what follows is written anew. */
	void backTo(final long row) throws IOException {
		if (row == rows) return;
		rows = row;
		checkpoint();
	}

	/**
	 * Writes rows after those that are there.
	 *
	 * @param count the bytes of whole rows
	 */
	void append(final byte[] bytes, final int count) throws IOException {
		try {
			out.seek(Journal.END + rows * rowBytes);
			out.write(bytes, 0, count);
			rows += count / rowBytes;
		}
		catch (final IOException e) {
			throw WriteErrors.of(file, e);
		}
	}

	/** Remembers that the rows so far belong together; from time to time also on disk. */
	void mark(final String newNote) throws IOException {
		note = newNote;
		final boolean many = (rows - entry.rows()) * rowBytes >= CHECKPOINT_BYTES;
		if (many || System.nanoTime() - lastCheckpoint >= CHECKPOINT_NANOS) checkpoint();
	}

	/** Has all on disk that is written, and then says so on disk. */
	void checkpoint() throws IOException {
		try {
			out.getFD().sync();
			final Journal.Entry next = new Journal.Entry(entry.turn() + 1, rows, note);
			Journal.write(out, next);
			entry = next;
			lastCheckpoint = System.nanoTime();
		}
		catch (final IOException e) {
			throw WriteErrors.of(file, e);
		}
	}

	/** The rest of a file, after the samples. */
	interface Tail {

		/** Writes it. */
		void write(RandomAccessFile out) throws IOException;
	}

	/** Writes the rest, then the head, and moves the file to its place; closes it. */
	void finish(final Tail tail, final byte[] head) throws IOException {
		checkpoint();
		try {
			out.seek(Journal.END + rows * rowBytes);
			tail.write(out);
			out.setLength(out.getFilePointer());
			out.getFD().sync();
			out.seek(0);
			out.write(head);
			out.getFD().sync();
			move();
		}
		catch (final IOException e) {
			throw WriteErrors.of(file, e);
		}
		out.close();
	}

	/** Moves the file while it is locked, or, where an open file cannot be moved, as on Windows, right after. */
	private void move() throws IOException {
		try {
			rename();
		}
		catch (final IOException e) {
			out.close();
			rename();
		}
	}

	private void rename() throws IOException {
		try {
			Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (final AtomicMoveNotSupportedException e) {
			Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
		}
	}

	/** Leaves the file to be continued, unless it is finished. */
	@Override
	public void close() throws IOException {
		if (!out.getChannel().isOpen()) return;
		try {
			if (entry.rows() != rows || !entry.note().equals(note)) checkpoint();
		}
		finally {
			out.close();
		}
	}
}
