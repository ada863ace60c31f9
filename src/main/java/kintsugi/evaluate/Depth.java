package kintsugi.evaluate;

/** The type of an image's samples. */
public enum Depth {
	/** Whole numbers from 0 to 255. */
	BITS_8(8, 255),
	/** Whole numbers from 0 to 65535. */
	BITS_16(16, 65535),
	/** Any numbers. */
	BITS_32(32, Double.POSITIVE_INFINITY);

	private final int bits;
	private final double greatest;

	Depth(final int bits, final double greatest) {
		this.bits = bits;
		this.greatest = greatest;
	}

	/** Gets the number of bits of a sample. */
	public int bits() {
		return bits;
	}

	/** Gets the sample that stands for an intensity: of the types of whole numbers, the nearest that they have. */
	public float sample(final double intensity) {
		return this == BITS_32 ? (float) intensity : (float) Math.max(0, Math.min(greatest, Math.round(intensity)));
	}
}
