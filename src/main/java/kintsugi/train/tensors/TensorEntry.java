package kintsugi.train.tensors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Where one array of a safetensors file lies.
 *
 * @param type the samples' type as the format names it, such as "F32"
 * @param shape the lengths of the axes, outermost first
 * @param from the first byte, counted from the end of the header
 * @param to the byte after the last
 */
public record TensorEntry(String type, List<Long> shape, long from, long to) {

	/** Checks that the bytes are as many as the shape asks for, where the type is one that can be read. */
	public TensorEntry {
		shape = List.copyOf(shape);
		if (from < 0 || to < from) throw new IllegalArgumentException("The bytes from " + from + " to " + to +
			" are no range.");
		final int bytes = bytes(type);
		if (bytes > 0 && bytes * samples(shape) != to - from) throw new IllegalArgumentException("An array of " + type +
			" with the shape " + shape + " does not fill the bytes from " + from + " to " + to + ".");
	}

	/** Gets the number of bytes. */
	public long length() {
		return to - from;
	}

	/** Gets the number of samples. */
	public long samples() {
		return samples(shape);
	}

	/**
	 * Gets the samples that bytes stand for, little endian.
	 *
	 * @param bytes the array's bytes, all of them
	 * @throws IOException if they are of a type that cannot be read
	 */
	public float[] decode(final byte[] bytes) throws IOException {
		checkType();
		final ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		final float[] values = new float[(int) samples()];
		if (bytes(type) == Float.BYTES) buffer.asFloatBuffer().get(values);
		else for (int i = 0; i < values.length; i++)
			values[i] = HalfFloat.toFloat(buffer.getShort(Short.BYTES * i));
		return values;
	}

	/**
	 * Checks that the samples can be read.
	 *
	 * @throws IOException if not, naming their type
	 */
	public void checkType() throws IOException {
		if (bytes(type) == 0) throw new IOException("An array has the type " + type + ", only F32 and F16 can be read.");
	}

	private static long samples(final List<Long> shape) {
		long samples = 1;
		for (final long length : shape)
			samples = Math.multiplyExact(samples, length);
		return samples;
	}

	private static int bytes(final String type) {
		return switch (type) {
			case "F32" -> Float.BYTES;
			case "F16" -> Short.BYTES;
			default -> 0;
		};
	}
}
