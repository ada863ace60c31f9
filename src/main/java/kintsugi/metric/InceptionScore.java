package kintsugi.metric;

/**
 * The Inception score of Salimans et al. 2016 (section 4), exp(mean over images of KL(p(y|x) || p(y))), where p(y|x) is
 * what a classifier says of an image and p(y) its mean over the images; natural logarithms, no splits.
 * <p>
 * It is 1 if all images look the same to the classifier, and at most the number of its classes and of the images. It is
 * biased for few images: compare scores of equally many only.
 * </p>
 */
public final class InceptionScore {

	private double[] sum;
	private double negativeEntropies;
	private long count;

	/**
	 * Adds an image.
	 *
	 * @param logits what the classifier says of it before the softmax, one value a class, at least 2
	 * @throws IllegalArgumentException if the number of classes is below 2 or not that of the other images, or a value is
	 *           not finite
	 */
	public void add(final float... logits) {
		if (logits.length < 2) throw new IllegalArgumentException("A classifier has at least 2 classes, not " +
			logits.length + ".");
		if (sum != null && sum.length != logits.length) throw new IllegalArgumentException(
			"The classifier gave " + logits.length + " classes for this image and " + sum.length + " for others.");
		final double[] probabilities = softmax(logits);
		if (sum == null) sum = new double[logits.length];
		for (int i = 0; i < sum.length; i++)
			sum[i] += probabilities[i];
		negativeEntropies += negativeEntropy(probabilities);
		count++;
	}

	/** Gets the number of images. */
	public long count() {
		return count;
	}

	/**
	 * Gets the score, 1 or more.
	 *
	 * @throws IllegalStateException if there is no image
	 */
	public double score() {
		if (count == 0) throw new IllegalStateException("There is no Inception score of no images.");
		final double[] marginal = new double[sum.length];
		for (int i = 0; i < marginal.length; i++)
			marginal[i] = sum[i] / count;
		// mean of sum p log p, less sum of mean p log mean p: the mean divergence; rounding must not make it negative
		return Math.exp(Math.max(0, negativeEntropies / count - negativeEntropy(marginal)));
	}

	private static double[] softmax(final float... logits) {
		double greatest = Double.NEGATIVE_INFINITY;
		for (final float logit : logits) {
			if (!Float.isFinite(logit)) throw new IllegalArgumentException("The classifier gave " + logit +
				" for a class; it must give finite numbers.");
			greatest = Math.max(greatest, logit);
		}
		final double[] values = new double[logits.length];
		double total = 0;
		for (int i = 0; i < values.length; i++) {
			values[i] = Math.exp(logits[i] - greatest);
			total += values[i];
		}
		for (int i = 0; i < values.length; i++)
			values[i] /= total;
		return values;
	}

	private static double negativeEntropy(final double... probabilities) {
		double result = 0;
		for (final double p : probabilities)
			if (p > 0) result += p * Math.log(p);
		return result;
	}
}
