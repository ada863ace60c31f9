package kintsugi.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An array in NumPy's {@code .npy} file format, of which only float32, little endian, in C order is read and written.
 *
 * @param shape the lengths of the axes, slowest first
 * @param values the values, row-major; not copied
 */
record Npy(int[] shape, float[] values) {

	private static final byte[] MAGIC = { (byte) 0x93, 'N', 'U', 'M', 'P', 'Y' };
	private static final String TYPE = "<f4";
	private static final Pattern DESCR = Pattern.compile("['\"]descr['\"]\\s*:\\s*['\"]([^'\"]*)['\"]");
	private static final Pattern ORDER = Pattern.compile("['\"]fortran_order['\"]\\s*:\\s*(True|False)");
	private static final Pattern SHAPE = Pattern.compile("['\"]shape['\"]\\s*:\\s*\\(([0-9, ]*)\\)");

	/**
	 * Checks that the shape fits the values.
	 *
	 * @throws IllegalArgumentException if it does not
	 */
	Npy {
		if (product(shape) != values.length) throw new IllegalArgumentException("An array of shape " +
			Arrays.toString(shape) + " cannot have " + values.length + " values.");
	}

	/** Gets the bytes of the file, format version 1.0. */
	byte[] toBytes() {
		final String lengths = Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", "));
		final String tuple = shape.length == 1 ? lengths + "," : lengths;
		final String header = "{'descr': '" + TYPE + "', 'fortran_order': False, 'shape': (" + tuple + "), }";
		// the format wants the data to start at a multiple of 64 bytes
		final int start = (MAGIC.length + 4 + header.length() + 1 + 63) / 64 * 64;
		final ByteBuffer file = ByteBuffer.allocate(start + 4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
		file.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) (start - MAGIC.length - 4));
		file.put(header.getBytes(StandardCharsets.US_ASCII));
		while (file.position() < start - 1)
			file.put((byte) ' ');
		file.put((byte) '\n').asFloatBuffer().put(values);
		return file.array();
	}

	/**
	 * Reads a file of format version 1 to 3.
	 *
	 * @param name what the file is called in messages
	 * @throws ModelException if it is no such file, is cut short, or holds anything but float32 in C order
	 */
	static Npy parse(final byte[] file, final String name) throws ModelException {
		if (file.length < 12 || !Arrays.equals(file, 0, MAGIC.length, MAGIC, 0, MAGIC.length))
			throw new ModelException(name + " is not a NumPy file.");
		final ByteBuffer buffer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
		final int version = file[MAGIC.length];
		buffer.position(MAGIC.length + 2);
		final int length = version == 1 ? Short.toUnsignedInt(buffer.getShort()) : buffer.getInt();
		if (version < 1 || version > 3 || length < 0 || length > buffer.remaining())
			throw new ModelException(name + " is a NumPy file of unknown version or is cut short.");
		final String header = new String(file, buffer.position(), length, StandardCharsets.UTF_8);
		buffer.position(buffer.position() + length);

		final String type = field(DESCR, header, name);
		if (!TYPE.equals(type)) throw new ModelException(name + " holds the data type " + type +
			"; only float32, little endian (" + TYPE + "), is read.");
		if (!"False".equals(field(ORDER, header, name))) throw new ModelException(name +
			" is stored in Fortran order; only C order is read.");
		final int[] shape = shape(field(SHAPE, header, name), name);
		if (4 * product(shape) != buffer.remaining()) throw new ModelException(name + " has " + buffer.remaining() +
			" bytes of values, which does not fit its shape " + Arrays.toString(shape) + ".");
		final float[] values = new float[buffer.remaining() / 4];
		buffer.asFloatBuffer().get(values);
		return new Npy(shape, values);
	}

	private static String field(final Pattern pattern, final String header, final String name) throws ModelException {
		final Matcher matcher = pattern.matcher(header);
		if (!matcher.find()) throw new ModelException(name + " has a NumPy header that cannot be understood.");
		return matcher.group(1);
	}

	private static int[] shape(final String tuple, final String name) throws ModelException {
		try {
			return Arrays.stream(tuple.split(",")).map(String::strip).filter(s -> !s.isEmpty())
				.mapToInt(Integer::parseInt).toArray();
		}
		catch (final NumberFormatException e) {
			throw new ModelException(name + " has the shape (" + tuple + "), which cannot be understood.", e);
		}
	}

	/** Gets the number of values of a shape, or the largest number where it would overflow. */
	private static long product(final int[] shape) {
		long product = 1;
		for (final int length : shape) {
			if (length == 0) return 0;
			if (product > Integer.MAX_VALUE / length) return Long.MAX_VALUE / 8;
			product *= length;
		}
		return product;
	}
}
