package kintsugi.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Arrays as ONNX stores them: TensorProto messages with little-endian raw data. */
final class Tensors {

	/** Element types of TensorProto.DataType. */
	static final int FLOAT = 1, INT64 = 7;

	private Tensors() {}

	/** Gets the bytes of 32-bit floats, lowest byte first. */
	static byte[] littleEndian(final float... values) {
		final ByteBuffer bytes = allocate((long) values.length * Float.BYTES);
		bytes.asFloatBuffer().put(values);
		return bytes.array();
	}

	/** Gets the bytes of 64-bit integers, lowest byte first. */
	static byte[] littleEndian(final long... values) {
		final ByteBuffer bytes = allocate((long) values.length * Long.BYTES);
		bytes.asLongBuffer().put(values);
		return bytes.array();
	}

	private static ByteBuffer allocate(final long length) {
		if (length > Integer.MAX_VALUE - 8) throw new IllegalStateException("An array of the network takes " + length +
			" bytes, more than the 2 GB that an ONNX file may have; make the network narrower.");
		return ByteBuffer.allocate((int) length).order(ByteOrder.LITTLE_ENDIAN);
	}

	/** Makes a TensorProto; {@code data} is not copied. */
	static ProtoWriter write(final String name, final int type, final List<Integer> shape, final byte[] data) {
		final ProtoWriter tensor = new ProtoWriter();
		for (final int length : shape)
			tensor.varint(1, length);
		return tensor.varint(2, type).string(8, name).bytes(9, data);
	}
}
