package kintsugi.metric;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The mean difference between two methods on the same images, and how sure it is.
 *
 * @param count the number of independent images
 * @param mean the mean difference
 * @param standardError its standard error, s / sqrt(n); NaN for one image
 * @param low the lower end of the 95 % interval: the 2.5th percentile of bootstrapped means (Efron 1979); NaN for one
 *          image
 * @param high its upper end, the 97.5th percentile
 */
public record PairedDifference(int count, double mean, double standardError, double low, double high) {

	private static final int RESAMPLES = 2000;
	private static final double TAIL = 0.025;

	/**
	 * Finds the mean of differences and its error; the same for the same differences.
	 *
	 * @param differences one for each independent image, at least one
	 * @throws IllegalArgumentException if there is none
	 */
	public static PairedDifference of(final double... differences) {
		final int n = differences.length;
		if (n == 0) throw new IllegalArgumentException("Without images there is no difference between methods.");
		final double mean = Arrays.stream(differences).average().orElseThrow();
		if (n == 1) return new PairedDifference(n, mean, Double.NaN, Double.NaN, Double.NaN);
		final double squares = Arrays.stream(differences).map(d -> (d - mean) * (d - mean)).sum();
		final double[] means = new double[RESAMPLES];
		final SplittableRandom random = new SplittableRandom(0);
		for (int i = 0; i < RESAMPLES; i++) {
			double sum = 0;
			for (int k = 0; k < n; k++)
				sum += differences[random.nextInt(n)];
			means[i] = sum / n;
		}
		Arrays.sort(means);
		return new PairedDifference(n, mean, Math.sqrt(squares / (n - 1) / n), means[(int) (TAIL * RESAMPLES)],
			means[(int) ((1 - TAIL) * RESAMPLES) - 1]);
	}

	/** Tells whether the interval leaves out 0, that is, whether there is evidence of a difference at all. */
	public boolean isClear() {
		return low > 0 || high < 0;
	}
}
