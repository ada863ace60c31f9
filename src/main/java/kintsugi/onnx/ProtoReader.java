package kintsugi.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads one message in the protobuf wire format, field by field.
 * <p>
 * The bytes may come from anywhere: every length is compared with what is left before anything is made of it, and
 * whatever does not fit is an {@link OnnxException}. After {@link #next} exactly one method must consume the field.
 * </p>
 */
final class ProtoReader {

	private final ByteBuffer data;
	private final int offset;
	private int field;
	private int wireType;

	/** Reads the message that the array holds. */
	ProtoReader(final byte[] message) {
		this(ByteBuffer.wrap(message), 0);
	}

	private ProtoReader(final ByteBuffer data, final int offset) {
		this.data = data.order(ByteOrder.LITTLE_ENDIAN);
		this.offset = offset;
	}

	/** Goes to the next field; false at the end of the message. */
	boolean next() throws OnnxException {
		if (!data.hasRemaining()) return false;
		final long tag = raw();
		wireType = (int) (tag & 7);
		if (tag >>> 3 < 1 || tag >>> 3 > 0x1fff_ffff) throw damaged("the field number " + (tag >>> 3) + " is invalid");
		field = (int) (tag >>> 3);
		return true;
	}

	/** Gets the number of the current field. */
	int field() {
		return field;
	}

	/** Whether the current field holds bytes: a string, a message, or a packed list. */
	boolean isLengthDelimited() {
		return wireType == ProtoWriter.LENGTH_DELIMITED;
	}

	/** Consumes an integer field. */
	long varint() throws OnnxException {
		expect(ProtoWriter.VARINT);
		return raw();
	}

	/** Consumes a 32-bit float field. */
	float float32() throws OnnxException {
		expect(ProtoWriter.FIXED32);
		need(Float.BYTES);
		return data.getFloat();
	}

	/** Consumes a bytes field as a little-endian view; nothing is copied. */
	ByteBuffer bytes() throws OnnxException {
		expect(ProtoWriter.LENGTH_DELIMITED);
		final long length = raw();
		need(length);
		final ByteBuffer view = data.slice(data.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
		data.position(data.position() + (int) length);
		return view;
	}

	/** Consumes a nested message. */
	ProtoReader message() throws OnnxException {
		final ByteBuffer view = bytes();
		return new ProtoReader(view, offset + data.position() - view.remaining());
	}

	/** Consumes a string field. */
	String string() throws OnnxException {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(bytes()).toString();
		}
		catch (final CharacterCodingException e) {
			throw damaged("a text is not UTF-8");
		}
	}

	/** Consumes an integer field that may repeat, in one list or one by one, and hands over each value. */
	void varints(final VarintConsumer consumer) throws OnnxException {
		if (!isLengthDelimited()) {
			consumer.accept(varint());
			return;
		}
		final ProtoReader list = message();
		while (list.data.hasRemaining())
			consumer.accept(list.raw());
	}

	/** Takes integers out of a file. */
	interface VarintConsumer {

		/** Takes the next integer. */
		void accept(long value) throws OnnxException;
	}

	/** Consumes the current field, whatever it is. */
	void skip() throws OnnxException {
		switch (wireType) {
			case ProtoWriter.VARINT -> raw();
			case ProtoWriter.FIXED64 -> advance(Long.BYTES);
			case ProtoWriter.FIXED32 -> advance(Float.BYTES);
			case ProtoWriter.LENGTH_DELIMITED -> bytes();
			default -> throw damaged("the wire type " + wireType + " is unknown");
		}
	}

	/** Makes an exception that says where in the file and why. */
	OnnxException damaged(final String reason) {
		return new OnnxException("The file is no ONNX model, or is damaged or cut off at byte " + //
			(offset + (long) data.position()) + ": " + reason + ".");
	}

	private void expect(final int type) throws OnnxException {
		if (wireType != type) throw damaged("field " + field + " has the wire type " + wireType + ", not " + type);
	}

	private void need(final long length) throws OnnxException {
		if (length < 0 || length > data.remaining()) throw damaged("a field says that " +
			Long.toUnsignedString(length) + " bytes follow, but " + data.remaining() + " are left");
	}

	private void advance(final int length) throws OnnxException {
		need(length);
		data.position(data.position() + length);
	}

	private long raw() throws OnnxException {
		long value = 0;
		for (int shift = 0; shift < Long.SIZE; shift += 7) {
			need(1);
			final byte next = data.get();
			value |= (next & 0x7fL) << shift;
			if (next >= 0) return value;
		}
		throw damaged("a number does not end");
	}
}
