package kintsugi.onnx;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Reads a TensorProto and checks that its data is as long as its shape says; the floats are made only when asked for.
 */
final class TensorReader {

	/** ONNX sets no limit; nothing that is meant seriously comes near. */
	private static final int MAX_AXES = 32;
	private static final int EXTERNAL = 1;

	private String name = "";
	private int type;
	private int axes;
	private long size = 1;
	private ByteBuffer raw;
	private float[] floats = {};
	private int count;

	/**
	 * Reads the message to its end.
	 *
	 * @throws OnnxException if it is damaged, or its data is missing, elsewhere, or of another length than its shape
	 */
	static TensorReader read(final ProtoReader message) throws OnnxException {
		final TensorReader tensor = new TensorReader();
		while (message.next())
			tensor.field(message);
		if (tensor.type == Tensors.FLOAT) tensor.check(message);
		return tensor;
	}

	private void field(final ProtoReader message) throws OnnxException {
		switch (message.field()) {
			case 1 -> message.varints(length -> axis(message, length));
			case 2 -> type = (int) message.varint();
			case 4 -> floats(message);
			case 8 -> name = message.string();
			case 9 -> raw = message.bytes();
			case 14 -> {
				if (message.varint() == EXTERNAL) throw message.damaged("the array " + name +
					" lies in a second file; save the model with its weights inside");
			}
			default -> message.skip();
		}
	}

	private void axis(final ProtoReader message, final long length) throws OnnxException {
		final boolean fits = length >= 0 && size <= Integer.MAX_VALUE && length <= Integer.MAX_VALUE;
		if (!fits || ++axes > MAX_AXES) throw message.damaged("the shape of an array is impossible: its axis " + //
			axes + " has the length " + length);
		size *= length;
	}

	private void floats(final ProtoReader message) throws OnnxException {
		if (!message.isLengthDelimited()) {
			append(1);
			floats[count++] = message.float32();
			return;
		}
		final ByteBuffer list = message.bytes();
		append(list.remaining() / Float.BYTES);
		while (list.remaining() >= Float.BYTES)
			floats[count++] = list.getFloat();
		if (list.hasRemaining()) throw message.damaged("a list of floats ends inside a float");
	}

	/** Makes room; never for more than twice of what the file really holds. */
	private void append(final int more) {
		if (count + more > floats.length) floats = Arrays.copyOf(floats, Math.max(count + more, 2 * count));
	}

	private void check(final ProtoReader message) throws OnnxException {
		final long bytes = raw == null ? (long) count * Float.BYTES : raw.remaining();
		if (name.isEmpty()) throw message.damaged("an array has no name");
		if (raw != null && count > 0) throw message.damaged("the array " + name + " has its data twice");
		if (size > Integer.MAX_VALUE || bytes != size * Float.BYTES) throw message.damaged("the array " + name +
			" has " + bytes + " bytes of data, but its shape takes " + size + " floats");
	}

	/** Gets the array's name. */
	String name() {
		return name;
	}

	/** Whether the elements are 32-bit floats; others are not checked and have no values. */
	boolean isFloat() {
		return type == Tensors.FLOAT;
	}

	/** Gets the number of elements. */
	long size() {
		return size;
	}

	/** Gets the floats, row-major; a new array. */
	float[] values() {
		if (raw == null) return Arrays.copyOf(floats, count);
		final float[] values = new float[(int) size];
		raw.asFloatBuffer().get(values);
		return values;
	}
}
