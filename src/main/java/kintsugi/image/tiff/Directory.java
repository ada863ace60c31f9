package kintsugi.image.tiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.TreeMap;

/** One image file directory of a TIFF file: fields by their tags, with their values in the file's byte order. */
final class Directory {

	/**
	 * A field.
	 *
	 * @param type TIFF's field type
	 * @param value the bytes of all values
	 */
	record Field(int type, byte[] value) {

		/** Gets the number of values. */
		long count() {
			return value.length / Tag.bytes(type);
		}
	}

	final ByteOrder order;
	private final TreeMap<Integer, Field> fields = new TreeMap<>();

	Directory(final ByteOrder order) {
		this.order = order;
	}

	/** Makes a directory of the same fields. */
	Directory copy() {
		final Directory copy = new Directory(order);
		copy.fields.putAll(fields);
		return copy;
	}

	/** Sets a field of whatever type. */
	void put(final int tag, final Field field) {
		fields.put(tag, field);
	}

	/** Sets a field of numbers of a type: {@link Tag#SHORT}, {@link Tag#LONG} or {@link Tag#LONG8}. */
	void put(final int tag, final int type, final long... values) {
		final ByteBuffer buffer = ByteBuffer.allocate(values.length * Tag.bytes(type)).order(order);
		for (final long value : values)
			switch (type) {
				case Tag.SHORT -> buffer.putShort((short) value);
				case Tag.LONG -> buffer.putInt((int) value);
				default -> buffer.putLong(value);
			}
		fields.put(tag, new Field(type, buffer.array()));
	}

	/** Removes fields. */
	void remove(final int... tags) {
		for (final int tag : tags)
			fields.remove(tag);
	}

	/** Tells whether there is a field. */
	boolean has(final int tag) {
		return fields.containsKey(tag);
	}

	/** Gets all fields, by tag. */
	Map<Integer, Field> fields() {
		return fields;
	}

	/** Gets the first number of a field, or another one if there is no such field. */
	long number(final int tag, final long otherwise) {
		final long[] numbers = numbers(tag);
		return numbers.length == 0 ? otherwise : numbers[0];
	}

	/** Gets the numbers of a field, none if there is no such field or it holds no whole numbers. */
	long[] numbers(final int tag) {
		final Field field = fields.get(tag);
		if (field == null) return new long[0];
		final ByteBuffer buffer = ByteBuffer.wrap(field.value()).order(order);
		final long[] numbers = new long[(int) field.count()];
		for (int i = 0; i < numbers.length; i++)
			switch (Tag.bytes(field.type())) {
				case 1 -> numbers[i] = buffer.get() & 0xff;
				case 2 -> numbers[i] = buffer.getShort() & 0xffff;
				case 4 -> numbers[i] = buffer.getInt() & 0xffffffffL;
				default -> numbers[i] = buffer.getLong();
			}
		return numbers;
	}
}
