package kintsugi.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Float16 numbers (IEEE 754 binary16), which Java 17 does not know. */
final class HalfFloats {

	/** The largest finite number. */
	static final float MAX = 65504;

	private HalfFloats() {}

	/** Gets the bytes of the nearest float16 numbers, lowest byte first; what is too large becomes infinite. */
	static byte[] littleEndian(final float... values) {
		final ByteBuffer bytes = ByteBuffer.allocate(values.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
		for (final float value : values)
			bytes.putShort(bits(value));
		return bytes.array();
	}

	/** Gets the bits of the nearest float16 number, of two equally near ones the even one. */
	static short bits(final float value) {
		final int bits = Float.floatToIntBits(value);
		final int sign = bits >>> 16 & 0x8000;
		final float magnitude = Math.abs(value);
		if (Float.isNaN(value)) return (short) (sign | 0x7e00);
		if (magnitude >= MAX + 16) return (short) (sign | 0x7c00);
		// adding a power of two rounds away the bits that float16 lacks: 2^-24 is its smallest number, 2^-14 its smallest
		// one of full precision
		final int exponent = Math.max(Math.getExponent(magnitude), -14);
		final float rounded = magnitude / (float) Math.scalb(1.0, exponent - 10);
		final int mantissa = (int) Math.rint(rounded);
		return (short) (sign | (exponent + 14 << 10) + mantissa);
	}
}
