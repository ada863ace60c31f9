package kintsugi.train.loss;

import ai.djl.ndarray.NDArray;

/**
 * The mean absolute error at valid pixels: L_valid = ||M (I_out - I_gt)||_1 / (C H W) of Liu et al. 2018, section 3.3.
 */
public record ValidLoss() implements Loss {

	@Override
	public String name() {
		return "valid";
	}

	@Override
	public NDArray value(final Prediction p) {
		return p.output().sub(p.truth()).abs().mul(p.mask()).mean();
	}
}
