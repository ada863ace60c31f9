package kintsugi.image.tiff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the directories of classic TIFF and BigTIFF. */
final class DirectoryReader {

	/** Values of all fields of the first directory together that are longer belong to no real file. */
	private static final long MOST_BYTES = 1L << 28;
	/** What the directories after the first are read for; their long texts may be as many as there are planes. */
	private static final Set<Integer> LAYOUT = Set.of(Tag.SUBFILE, Tag.WIDTH, Tag.HEIGHT, Tag.BITS, Tag.COMPRESSION,
		Tag.PHOTOMETRIC, Tag.STRIP_OFFSETS, Tag.SAMPLES, Tag.ROWS_PER_STRIP, Tag.STRIP_BYTES, Tag.PLANAR, Tag.TILE_WIDTH,
		Tag.SAMPLE_FORMAT);

	private final Bytes bytes;
	private final ByteOrder order;
	private final boolean big;
	private long next;

	/**
	 * Reads the head of a file.
	 *
	 * @throws IOException if it is no TIFF file, with half a sentence
	 */
	DirectoryReader(final Bytes bytes) throws IOException {
		this.bytes = bytes;
		final byte[] mark = bytes.read(0, 2);
		if (mark[0] != mark[1] || mark[0] != 'M' && mark[0] != 'I') throw new IOException("it does not begin as TIFF");
		order = mark[0] == 'M' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
		final int version = at(2, 2).getShort();
		if (version != 42 && version != 43) throw new IOException("it does not begin as TIFF");
		big = version == 43;
		next = big ? at(8, 8).getLong() : at(4, 4).getInt() & 0xffffffffL;
	}

	/** Tells whether the file is BigTIFF. */
	boolean isBig() {
		return big;
	}

	/** Reads the first directory with all its fields. */
	Directory first() throws IOException {
		return read(Set.of());
	}

	/** Reads the rest of the directories, of which only the fields that say where the samples are. */
	List<Directory> rest() throws IOException {
		final List<Directory> directories = new ArrayList<>();
		final Set<Long> places = new HashSet<>();
		while (next != 0) {
			if (!places.add(next)) throw new IOException("its directories go round in a circle");
			directories.add(read(LAYOUT));
		}
		return directories;
	}

	private Directory read(final Set<Integer> wanted) throws IOException {
		final long count = big ? at(next, 8).getLong() : at(next, 2).getShort() & 0xffff;
		if (count < 1 || count > 0xffff) throw new IOException("its directory has " + count + " fields");
		final int size = big ? 20 : 12;
		final int offset = big ? 8 : 4;
		final ByteBuffer entries = at(next + (big ? 8 : 2), (int) count * size + offset);
		final Directory directory = new Directory(order);
		long total = 0;
		for (int i = 0; i < count; i++) {
			entries.position(i * size);
			final int tag = entries.getShort() & 0xffff;
			final int type = entries.getShort();
			final long values = number(entries);
			if (Tag.bytes(type) == 0 || !wanted.isEmpty() && !wanted.contains(tag)) continue;
			if (values < 0 || values > MOST_BYTES || (total += values * Tag.bytes(type)) > MOST_BYTES)
				throw new IOException("its field " + tag + " has " + values + " values");
			directory.put(tag, new Directory.Field(type, value(entries, (int) values * Tag.bytes(type), offset)));
		}
		entries.position((int) count * size);
		next = number(entries);
		return directory;
	}

	private byte[] value(final ByteBuffer entries, final int length, final int inline) throws IOException {
		if (length > inline) return bytes.read(number(entries), length);
		final byte[] value = new byte[length];
		entries.get(value);
		return value;
	}

	private long number(final ByteBuffer buffer) {
		return big ? buffer.getLong() : buffer.getInt() & 0xffffffffL;
	}

	private ByteBuffer at(final long position, final int count) throws IOException {
		return ByteBuffer.wrap(bytes.read(position, count)).order(order);
	}
}
