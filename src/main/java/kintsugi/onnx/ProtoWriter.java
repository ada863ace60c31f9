package kintsugi.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes one message in the protobuf wire format (protobuf.dev, "Encoding").
 * <p>
 * A message is kept as pieces and nested messages share theirs with the outer one, so that hundreds of megabytes of
 * weights are copied once, into the final array.
 * </p>
 */
final class ProtoWriter {

	/** Wire types: how the bytes after a tag are to be read. */
	static final int VARINT = 0, FIXED64 = 1, LENGTH_DELIMITED = 2, FIXED32 = 5;

	private final List<byte[]> pieces = new ArrayList<>();
	private long size;

	/** Writes an integer field. */
	ProtoWriter varint(final int field, final long value) {
		tag(field, VARINT);
		return raw(value);
	}

	/** Writes a 32-bit float field. */
	ProtoWriter float32(final int field, final float value) {
		tag(field, FIXED32);
		return piece(ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN).putFloat(value).array());
	}

	/** Writes a string field in UTF-8. */
	ProtoWriter string(final int field, final String value) {
		return bytes(field, value.getBytes(StandardCharsets.UTF_8));
	}

	/** Writes a bytes field; the array is not copied and must not change afterwards. */
	ProtoWriter bytes(final int field, final byte[] value) {
		tag(field, LENGTH_DELIMITED);
		raw(value.length);
		return piece(value);
	}

	/** Writes a nested message as it is now; later additions to it are not seen. */
	ProtoWriter message(final int field, final ProtoWriter message) {
		tag(field, LENGTH_DELIMITED);
		raw(message.size);
		pieces.addAll(message.pieces);
		size += message.size;
		return this;
	}

	/** Writes all fields of another message; later additions to it are not seen. */
	ProtoWriter append(final ProtoWriter message) {
		pieces.addAll(message.pieces);
		size += message.size;
		return this;
	}

	/**
	 * Gets the whole message.
	 *
	 * @throws IllegalStateException if it is larger than the 2 GB that protobuf allows
	 */
	byte[] toByteArray() {
		if (size > Integer.MAX_VALUE - 8) throw new IllegalStateException("The network takes " + size +
			" bytes, more than the 2 GB that an ONNX file may have; make it narrower.");
		final ByteBuffer buffer = ByteBuffer.allocate((int) size);
		pieces.forEach(buffer::put);
		return buffer.array();
	}

	private void tag(final int field, final int wireType) {
		raw((long) field << 3 | wireType);
	}

	/** Writes seven bits a byte, lowest first, the eighth bit saying that more follow. */
	private ProtoWriter raw(final long value) {
		final byte[] bytes = new byte[Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(value) + 6) / 7)];
		long rest = value;
		for (int i = 0; i < bytes.length; i++, rest >>>= 7)
			bytes[i] = (byte) (i == bytes.length - 1 ? rest : rest & 0x7f | 0x80);
		return piece(bytes);
	}

	private ProtoWriter piece(final byte[] bytes) {
		pieces.add(bytes);
		size += bytes.length;
		return this;
	}
}
