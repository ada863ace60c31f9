package kintsugi.hole;

import java.util.Optional;

/** The six classes of hole-to-image ratio of Liu et al. 2018: the lower limit is outside, the upper one inside. */
public enum RatioBin {
	/** Above 1 % up to 10 %. */
	FROM_1_TO_10(1, 10),
	/** Above 10 % up to 20 %. */
	FROM_10_TO_20(10, 20),
	/** Above 20 % up to 30 %. */
	FROM_20_TO_30(20, 30),
	/** Above 30 % up to 40 %. */
	FROM_30_TO_40(30, 40),
	/** Above 40 % up to 50 %. */
	FROM_40_TO_50(40, 50),
	/** Above 50 % up to 60 %. */
	FROM_50_TO_60(50, 60);

	private final int lowerPercent;
	private final int upperPercent;

	RatioBin(final int lowerPercent, final int upperPercent) {
		this.lowerPercent = lowerPercent;
		this.upperPercent = upperPercent;
	}

	/** Gets the lower limit, which is not in the bin, as a ratio from 0 to 1. */
	public double lower() {
		return lowerPercent / 100.0;
	}

	/** Gets the upper limit, which is in the bin, as a ratio from 0 to 1. */
	public double upper() {
		return upperPercent / 100.0;
	}

	/** Tells whether a hole of this ratio (0 to 1) belongs here. */
	public boolean contains(final double ratio) {
		return ratio > lower() && ratio <= upper();
	}

	/** Gets the limits in words, such as {@code 1-10 %}. */
	public String label() {
		return lowerPercent + "-" + upperPercent + " %";
	}

	/** Finds the bin of a ratio, or none if it is not in (0.01, 0.6]. */
	public static Optional<RatioBin> of(final double ratio) {
		for (final RatioBin bin : values())
			if (bin.contains(ratio)) return Optional.of(bin);
		return Optional.empty();
	}
}
