package kintsugi.train.adversarial;

import ai.djl.ndarray.NDArray;

import kintsugi.train.loss.Scaled;

/** The hinge losses of discriminator and generator, means over all scores (Yu et al. 2018, section 3.2). */
public final class HingeLoss {

	private HingeLoss() {}

	/** Computes the discriminator's: mean(max(0, 1 - real)) + mean(max(0, 1 + fake)), a scalar. */
	public static NDArray discriminator(final NDArray real, final NDArray fake) {
		return below(real.neg()).add(below(fake));
	}

	private static NDArray below(final NDArray scores) {
		return scores.add(1).getNDArrayInternal().relu().mean();
	}

	/** Computes the generator's: -mean(fake), a scalar, which may be negative. */
	public static NDArray generator(final NDArray fake) {
		return Scaled.by(fake.mean(), -1);
	}
}
