package kintsugi.image.tiff;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * The beginning of an unfinished file: whose it is and how much of it is on disk. It is written to two places in
 * turn, each with a checksum, so that a power cut while one is written leaves the other.
 * <p>
 * Room is left before it for the head of TIFF, without which no program takes the file for an image.
 * </p>
 */
final class Journal {

	/** How long a note may be, in bytes of UTF-8. */
	static final int MOST_NOTE = 8000;
	/** Where the samples begin. */
	static final int END = 20480;
	/** The room for the head of TIFF. */
	static final int HEAD = 64;

	private static final int[] PLACES = { 4096, 12288 };
	private static final int PLACE = 8192;
	private static final byte[] MARK = "Kintsugi unfinished\n".getBytes(StandardCharsets.US_ASCII);

	/**
	 * How far a file is.
	 *
	 * @param turn counts the entries
	 * @param rows how many rows of samples are on disk
	 * @param note what the writer wants to know when it continues
	 */
	record Entry(long turn, long rows, String note) {}

	private Journal() {}

	/** Tells whether a file begins as a journal, or as what a power cut leaves of one. */
	static boolean isOurs(final RandomAccessFile file) throws IOException {
		final byte[] mark = read(file, HEAD, MARK.length);
		for (int i = 0; i < mark.length; i++)
			if (mark[i] != 0 && mark[i] != MARK[i]) return false;
		return true;
	}

	/** Tells whether a file is the one that was begun with a key. */
	static boolean hasKey(final RandomAccessFile file, final byte[] key) throws IOException {
		return Arrays.equals(read(file, HEAD, MARK.length), MARK) && Arrays.equals(read(file, HEAD + MARK.length,
			key.length), key);
	}

	/** Begins anew. */
	static void begin(final RandomAccessFile file, final byte[] key) throws IOException {
		file.setLength(0);
		file.setLength(END);
		file.seek(HEAD);
		final byte[] head = Arrays.copyOf(MARK, MARK.length + key.length);
		System.arraycopy(key, 0, head, MARK.length, key.length);
		file.write(head);
	}

	/** Gets the last entry whose rows the file has, or one of none. */
	static Entry last(final RandomAccessFile file, final int rowBytes) throws IOException {
		Entry last = new Entry(0, 0, "");
		for (final int place : PLACES) {
			final Entry entry = decode(ByteBuffer.wrap(read(file, place, PLACE)));
			if (entry != null && entry.turn > last.turn && END + entry.rows * rowBytes <= file.length()) last = entry;
		}
		return last;
	}

	/** Writes an entry; what it says must be on disk. */
	static void write(final RandomAccessFile file, final Entry entry) throws IOException {
		final byte[] note = entry.note.getBytes(StandardCharsets.UTF_8);
		final ByteBuffer buffer = ByteBuffer.allocate(8 + 8 + 8 + 4 + note.length);
		buffer.putLong(0).putLong(entry.turn).putLong(entry.rows).putInt(note.length).put(note);
		buffer.putLong(0, checksum(buffer));
		file.seek(PLACES[(int) (entry.turn % PLACES.length)]);
		file.write(buffer.array());
	}

	private static Entry decode(final ByteBuffer buffer) {
		final long checksum = buffer.getLong();
		final long turn = buffer.getLong();
		final long rows = buffer.getLong();
		final int length = buffer.getInt();
		if (length < 0 || length > buffer.remaining() || rows < 0 || turn < 1) return null;
		buffer.limit(buffer.position() + length);
		if (checksum(buffer) != checksum) return null;
		return new Entry(turn, rows, StandardCharsets.UTF_8.decode(buffer).toString());
	}

	private static long checksum(final ByteBuffer buffer) {
		final CRC32 crc = new CRC32();
		crc.update(buffer.array(), 8, buffer.limit() - 8);
		return crc.getValue();
	}

	/** Reads bytes, zeros after the end. */
	private static byte[] read(final RandomAccessFile file, final int from, final int count) throws IOException {
		final byte[] bytes = new byte[count];
		file.seek(from);
		int done = 0;
		while (done < count) {
			final int more = file.read(bytes, done, count - done);
			if (more < 0) break;
			done += more;
		}
		return bytes;
	}
}
