package kintsugi.image.tiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/**
 * Encodes directories, one after the other, as classic TIFF or BigTIFF. Values that are too long to stand in the
 * directory itself follow it; equal fields of later directories point to those of the first.
 */
final class DirectoryWriter {

	private final boolean big;
	private final ByteOrder order;
	/** Where the long values stand that have been written. */
	private final Map<Directory.Field, Long> written = new HashMap<>();
	private long position;

	/**
	 * Starts.
	 *
	 * @param position where the first directory will stand, an even number
	 */
	DirectoryWriter(final boolean big, final ByteOrder order, final long position) {
		this.big = big;
		this.order = order;
		this.position = position;
	}

	/** Encodes the head of a file, 8 or 16 bytes. */
	static byte[] head(final boolean big, final ByteOrder order, final long firstDirectory) {
		final ByteBuffer head = ByteBuffer.allocate(big ? 16 : 8).order(order);
		final char letter = order == ByteOrder.BIG_ENDIAN ? 'M' : 'I';
		head.put((byte) letter).put((byte) letter);
		if (big) head.putShort((short) 43).putShort((short) 8).putShort((short) 0).putLong(firstDirectory);
		else head.putShort((short) 42).putInt((int) firstDirectory);
		return head.array();
	}

	/** Gets where the next directory will stand, or where the file ends. */
	long position() {
		return position;
	}

	/** Encodes the next directory with its long values. */
	byte[] next(final Directory directory, final boolean last) {
		final int inline = big ? 8 : 4;
		final int head = (big ? 8 : 2) + directory.fields().size() * (big ? 20 : 12) + inline;
		final ByteBuffer buffer = ByteBuffer.allocate(size(directory, head)).order(order);
		if (big) buffer.putLong(directory.fields().size());
		else buffer.putShort((short) directory.fields().size());
		int values = head;
		for (final Map.Entry<Integer, Directory.Field> entry : directory.fields().entrySet()) {
			final Directory.Field field = entry.getValue();
			buffer.putShort(entry.getKey().shortValue()).putShort((short) field.type());
			putSize(buffer, field.count());
			if (field.value().length <= inline) {
				buffer.put(field.value()).position(buffer.position() + inline - field.value().length);
				continue;
			}
			if (!written.containsKey(field)) {
				written.put(field, position + values);
				buffer.put(values, field.value());
				values += even(field.value().length);
			}
			putSize(buffer, written.get(field));
		}
		position += buffer.capacity();
		putSize(buffer, last ? 0 : position);
		return buffer.array();
	}

	private int size(final Directory directory, final int head) {
		long size = head;
		for (final Directory.Field field : directory.fields().values())
			if (field.value().length > (big ? 8 : 4) && !written.containsKey(field)) size += even(field.value().length);
		return Math.toIntExact(size + size % 2);
	}

	private void putSize(final ByteBuffer buffer, final long size) {
		if (big) buffer.putLong(size);
		else buffer.putInt((int) size);
	}

	private static int even(final int length) {
		return length + length % 2;
	}
}
