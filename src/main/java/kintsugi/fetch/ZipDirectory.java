package kintsugi.fetch;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads the central directory of a zip file (PKWARE, APPNOTE.TXT 6.3.10, sections 4.3.12 to 4.3.16), also of one with
 * 64-bit lengths. Nothing is believed: what does not fit is an IOException.
 */
final class ZipDirectory {

	/** The most bytes that the end record and its comment can have, and the locator for 64-bit lengths before it. */
	static final int MAX_TAIL = 22 + 0xffff + 20;
	/** The bytes of the 64-bit end record without its extensible part. */
	static final int END64 = 56;
	/** The bytes of a local header without name and extra fields. */
	static final int LOCAL_HEADER = 30;

	private static final int END_SIGNATURE = 0x06054b50;
	private static final int END64_SIGNATURE = 0x06064b50;
	private static final int LOCATOR_SIGNATURE = 0x07064b50;
	private static final int ENTRY_SIGNATURE = 0x02014b50;
	private static final int LOCAL_SIGNATURE = 0x04034b50;

	private static final int ENCRYPTED = 1;
	private static final int LONG_LENGTHS = 1;
	private static final long FULL = 0xffff_ffffL;

	private ZipDirectory() {}

	/**
	 * Where the directory lies.
	 *
	 * @param from its first byte in the file, or that of the 64-bit end record, which is to be read first
	 * @param length its bytes
	 * @param end64 whether it is the 64-bit end record
	 */
	record Place(long from, long length, boolean end64) {}

	/** Finds the directory by the last bytes of the file. */
	static Place locate(final byte[] tail) throws IOException {
		final ByteBuffer bytes = littleEndian(tail);
		for (int i = tail.length - 22; i >= 0; i--) {
			if (bytes.getInt(i) != END_SIGNATURE || i + 22 + unsigned(bytes.getShort(i + 20)) != tail.length) continue;
			if (i >= 20 && bytes.getInt(i - 20) == LOCATOR_SIGNATURE) return new Place(bytes.getLong(i - 12), END64, true);
			return new Place(bytes.getInt(i + 16) & FULL, bytes.getInt(i + 12) & FULL, false);
		}
		throw new IOException("it has no directory at its end");
	}

	/** Finds the directory by the 64-bit end record. */
	static Place locate64(final byte[] record) throws IOException {
		final ByteBuffer bytes = littleEndian(record);
		if (bytes.getInt(0) != END64_SIGNATURE) throw new IOException("its directory is not where it says");
		return new Place(bytes.getLong(48), bytes.getLong(40), false);
	}

	/** Reads the directory's entries, by name. */
	static Map<String, RemoteEntry> read(final byte[] directory) throws IOException {
		final Map<String, RemoteEntry> entries = new LinkedHashMap<>();
		final ByteBuffer bytes = littleEndian(directory);
		try {
			while (bytes.hasRemaining()) {
				final RemoteEntry entry = entry(bytes);
				if (entries.put(entry.name(), entry) != null) throw new IOException("it has two files " + entry.name());
			}
		}
		catch (final BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
			throw new IOException("its directory is damaged", e);
		}
		return entries;
	}

	private static RemoteEntry entry(final ByteBuffer bytes) throws IOException {
		final int start = bytes.position();
		if (bytes.getInt() != ENTRY_SIGNATURE) throw new IOException("its directory is damaged");
		final int flags = bytes.getShort(start + 8);
		final int nameLength = unsigned(bytes.getShort(start + 28));
		final int extraLength = unsigned(bytes.getShort(start + 30));
		final int commentLength = unsigned(bytes.getShort(start + 32));
		final byte[] name = new byte[nameLength];
		bytes.position(start + 46).get(name);
		final ByteBuffer extra = bytes.slice(bytes.position(), extraLength).order(ByteOrder.LITTLE_ENDIAN);
		bytes.position(start + 46 + nameLength + extraLength + commentLength);
		final String path = new String(name, StandardCharsets.UTF_8);
		if ((flags & ENCRYPTED) != 0) throw new IOException("its file " + path + " is encrypted");
		final long[] lengths = lengths(extra, bytes.getInt(start + 24) & FULL, bytes.getInt(start + 20) & FULL, bytes
			.getInt(start + 42) & FULL);
		return new RemoteEntry(path, bytes.getShort(start + 10), bytes.getInt(start + 16) & FULL, lengths[1], lengths[0],
			lengths[2]);
	}

	/** Takes from the extra field what does not fit into 32 bits, in the order of the specification (4.5.3). */
	private static long[] lengths(final ByteBuffer extra, final long... lengths) throws IOException {
		while (extra.remaining() >= 4) {
			final int id = unsigned(extra.getShort());
			final int length = unsigned(extra.getShort());
			final ByteBuffer field = extra.slice(extra.position(), length).order(ByteOrder.LITTLE_ENDIAN);
			extra.position(extra.position() + length);
			for (int i = 0; id == LONG_LENGTHS && i < lengths.length; i++)
				if (lengths[i] == FULL) lengths[i] = field.getLong();
		}
		for (final long length : lengths)
			if (length < 0) throw new IOException("its directory is damaged");
		return lengths;
	}

	/**
	 * Gets how many bytes of a local header precede the file's own ones, or a negative number if it is not the entry's.
	 */
	static long headerLength(final byte[] header) {
		final ByteBuffer bytes = littleEndian(header);
		if (bytes.getInt(0) != LOCAL_SIGNATURE) return -1;
		return LOCAL_HEADER + unsigned(bytes.getShort(26)) + unsigned(bytes.getShort(28));
	}

	private static int unsigned(final short value) {
		return value & 0xffff;
	}

	private static ByteBuffer littleEndian(final byte[] bytes) {
		return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
	}
}
