package kintsugi.metric;

import java.util.Arrays;

/**
 * A mean over independent values, such as the differences between two methods on the same images, and how sure it is.
 *
 * @param count the number of values
 * @param mean their mean
 * @param standardError its standard error, s / sqrt(n); NaN for one value
 * @param low the lower end of its 95 % confidence interval by Student's t, which is wide for few values; NaN for one
 * @param high the upper end
 */
public record Estimate(int count, double mean, double standardError, double low, double high) {

	/** The 97.5th percentile of the normal distribution. */
	private static final double Z = 1.959963985;

	/**
	 * Finds the mean of values and its error.
	 *
	 * @param values at least one, independent of each other
	 * @throws IllegalArgumentException if there is none
	 */
	public static Estimate of(final double... values) {
		final int n = values.length;
		if (n == 0) throw new IllegalArgumentException("There is no mean of no values.");
		final double mean = Arrays.stream(values).average().orElseThrow();
		if (n == 1) return new Estimate(n, mean, Double.NaN, Double.NaN, Double.NaN);
		final double squares = Arrays.stream(values).map(d -> (d - mean) * (d - mean)).sum();
		final double error = Math.sqrt(squares / (n - 1) / n);
		return new Estimate(n, mean, error, mean - t(n - 1) * error, mean + t(n - 1) * error);
	}

	/** Tells whether the interval leaves out 0, that is, whether there is evidence of a difference at all. */
	public boolean isClear() {
		return low > 0 || high < 0;
	}

	/**
	 * Gets the 97.5th percentile of Student's t: exact for 1 and 2 degrees of freedom, then by Abramowitz and Stegun
	 * 26.7.5, off by less than 0.2 %.
	 */
	static double t(final int freedom) {
		if (freedom == 1) return Math.tan(Math.PI * 0.475);
		if (freedom == 2) return 0.95 / Math.sqrt(2 * 0.975 * 0.025);
		final double z2 = Z * Z;
		final double v = freedom;
		return Z + Z * (z2 + 1) / (4 * v) + Z * ((5 * z2 + 16) * z2 + 3) / (96 * v * v) + //
			Z * (((3 * z2 + 19) * z2 + 17) * z2 - 15) / (384 * v * v * v) + //
			Z * ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945) / (92160 * v * v * v * v);
	}
}
