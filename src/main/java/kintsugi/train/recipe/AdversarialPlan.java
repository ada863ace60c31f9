package kintsugi.train.recipe;

import java.math.BigDecimal;

import kintsugi.net.Network;
import kintsugi.train.adversarial.Discriminator;

/**
 * The discriminator that a generator is trained against, SN-PatchGAN of Yu et al. 2018.
 *
 * @param weight the weight of the hinge loss in the generator's sum; 0 for a training without a discriminator
 * @param learningRate the discriminator's; it rises and falls with the generator's, so this is its rate where that has
 *          the peak of the first stage
 * @param baseWidth features of its first layer, which double from layer to layer
 * @param maxWidth the most features of a layer
 * @param from the first step, from 0, in which it takes part; before it only the other losses count
 */
public record AdversarialPlan(double weight, double learningRate, int baseWidth, int maxWidth, long from) {

	/** The widths and the rate of the paper. */
	static final double LEARNING_RATE = 1e-4;
	static final int BASE_WIDTH = 64;
	static final int MAX_WIDTH = 256;

	private static final int WIDEST = 4096;

	/** Checks the ranges. */
	public AdversarialPlan {
		WrongValue.unless(weight >= 0 && Double.isFinite(weight), "weight", "must be at least 0", weight);
		WrongValue.unless(learningRate > 0 && Double.isFinite(learningRate), "learning_rate", "must be above 0",
			learningRate);
		WrongValue.unless(maxWidth >= 1 && maxWidth <= WIDEST, "max_width", "must be 1 to " + WIDEST, maxWidth);
		WrongValue.unless(baseWidth >= 1 && baseWidth <= maxWidth, "base_width", "must be 1 to the max_width of " +
			maxWidth, baseWidth);
		WrongValue.unless(from >= 0, "from", "must be a step from 0 up", from);
	}

	/** Makes the discriminator of a generator's images. */
	public Discriminator discriminator(final Network generator) {
		return new Discriminator(generator.channels(), generator.sketched(), baseWidth, maxWidth);
	}

	/** Gets the loss in a few words, to follow those of the other losses. */
	public String describe() {
		return "adversarial " + new BigDecimal(Double.toString(weight)).stripTrailingZeros().toPlainString() +
			" (SN-PatchGAN, hinge" + (from == 0 ? ")" : ", from step " + from + ")");
	}
}
