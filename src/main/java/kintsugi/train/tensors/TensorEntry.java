package kintsugi.train.tensors;

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

	private static long samples(final List<Long> shape) {
		long samples = 1;
		for (final long length : shape)
			samples = Math.multiplyExact(samples, length);
		return samples;
	}

	private static int bytes(final String type) {
		return switch (type) {
			case "F32" -> 4;
			case "F16" -> 2;
			default -> 0;
		};
	}
}
