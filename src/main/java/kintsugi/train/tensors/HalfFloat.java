package kintsugi.train.tensors;

/** Numbers of 16 bits, IEEE 754 binary16. */
final class HalfFloat {

	/** 2 to the 112: moves the exponent's bias from 15 to 127. */
	private static final float REBIAS = Float.intBitsToFloat((127 + 112) << 23);

	private HalfFloat() {}

	/** Gets the number that the bits stand for, exactly. */
	static float toFloat(final short bits) {
		final int magnitude = (bits & 0x7fff) << 13;
		// infinite and not-a-number keep their full exponent, all others (subnormal ones too) are moved by a product
		final float value = (bits & 0x7c00) == 0x7c00 ? Float.intBitsToFloat(magnitude | 0x7f800000) //
			: Float.intBitsToFloat(magnitude) * REBIAS;
		return bits < 0 ? -value : value;
	}
}
