package kintsugi.train.loss;

import ai.djl.ndarray.NDArray;

/** The mean absolute error at valid pixels: L_valid of Liu et al. 2018, equation 4. */
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
