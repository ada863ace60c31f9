package kintsugi.model;

import java.util.Optional;

import kintsugi.hole.Hole;

/**
 * How intensities become a network's numbers: the range between two percentiles of the valid samples maps to [-1, 1].
 *
 * @param lowPercentile the percentile that becomes -1, 0 to below {@code highPercentile}
 * @param highPercentile the percentile that becomes 1, up to 100
 */
public record Normalisation(double lowPercentile, double highPercentile) {

	/** The percentiles that models of this project are trained with: 1 and 99. */
	public static final Normalisation DEFAULT = new Normalisation(1, 99);

	/** Up to so many samples the percentiles are exact; of more, every k-th is taken. */
	static final int EXACT = 1 << 20;

	/**
	 * Checks the percentiles.
	 *
	 * @throws IllegalArgumentException if they are not in order within 0 to 100
	 */
	public Normalisation {
		if (!(lowPercentile >= 0 && lowPercentile < highPercentile && highPercentile <= 100))
			throw new IllegalArgumentException("The percentiles must be in order within 0 to 100, not " +
				lowPercentile + " and " + highPercentile + ".");
	}

	/**
	 * Finds the range of the valid samples, jointly over the channels.
	 * <p>
	 * NaN and infinite samples are ignored. Percentiles interpolate linearly between neighbours in order. Where both
	 * are equal, the range is from the least to the greatest sample; where these are equal too, it has length 1, so
	 * that a constant image maps to -1. Without any finite valid sample it is (0, 1).
	 * </p>
	 *
	 * @param samples [C, H, W], not changed; H and W are the hole's
	 * @throws IllegalArgumentException if the number of samples does not fit
	 */
	public Range range(final float[] samples, final int channels, final Hole hole) {
		if (channels < 1 || samples.length != (long) channels * hole.width() * hole.height())
			throw new IllegalArgumentException("There are " + samples.length + " samples, which does not fit " +
				channels + " channels of " + hole.width() + " x " + hole.height() + " pixels.");
		final ValidSamples valid = ValidSamples.of(samples, channels, hole, EXACT);
		if (valid.count() == 0) return new Range(0, 1);
		final Optional<WholeNumbers> whole = WholeNumbers.of(valid.values(), valid.least(), valid.greatest());
		final double low = whole.isPresent() ? whole.get().percentile(lowPercentile) : //
			Percentile.of(lowPercentile, valid.values());
		final double high = whole.isPresent() ? whole.get().percentile(highPercentile) : //
			Percentile.of(highPercentile, valid.values());
		if (low < high) return new Range(low, high);
		if (valid.least() < valid.greatest()) return new Range(valid.least(), valid.greatest());
		return new Range(low, low + Math.max(1, Math.ulp(low)));
	}

	/**
	 * A linear map between an image's intensities and network space.
	 *
	 * @param low the intensity that becomes -1
	 * @param high the intensity that becomes 1, above {@code low}
	 */
	public record Range(double low, double high) {

		/**
		 * Checks the order.
		 *
		 * @throws IllegalArgumentException if {@code low} is not below {@code high} or one is not finite
		 */
		public Range {
			if (!(low < high) || !Double.isFinite(low) || !Double.isFinite(high)) throw new IllegalArgumentException(
				"An intensity range must be finite and rising, not " + low + " to " + high + ".");
		}

		/** Maps an intensity to network space, without clipping. */
		public float toNetwork(final double intensity) {
			return (float) (2 * (intensity - low) / (high - low) - 1);
		}

		/** Maps a value of network space back to an intensity, without clipping or rounding. */
		public double fromNetwork(final double value) {
			return low + (value + 1) / 2 * (high - low);
		}
	}
}
