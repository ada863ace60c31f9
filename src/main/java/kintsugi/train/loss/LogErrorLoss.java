package kintsugi.train.loss;

import ai.djl.ndarray.NDArray;

/**
 * The negative PSNR inside holes up to a constant, in dB: the mean over samples of 10 log10 of the mean squared error
 * in the sample's hole (Chen et al. 2021, HINet, equation 3, restricted to holes).
 * <p>
 * It does not depend on a sample's contrast or hole area: a thin scratch in a dark image counts as much as a large hole
 * in a bright one.
 * </p>
 */
public record LogErrorLoss() implements Loss {

	/** Keeps a sample that is already right from ruling the others; -40 dB of the network's unit. */
	private static final float FLOOR = 1e-4f;

	@Override
	public String name() {
		return "log_error";
	}

	@Override
	public NDArray value(final Prediction p) {
		final NDArray squares = p.output().sub(p.truth()).square().mul(p.hole());
		return Scaled.by(HoleLoss.perArea(squares, p).add(FLOOR).log().mean(), 10 / Math.log(10));
	}
}
