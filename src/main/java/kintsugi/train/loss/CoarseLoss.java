package kintsugi.train.loss;

import ai.djl.ndarray.NDArray;

/**
 * The error of the stages before the last, inside and outside of the hole: the mean of |I_coarse - I_gt| (Yu et al.
 * 2018, section 3.4); 0 for networks of one stage.
 */
public final class CoarseLoss implements Loss {

	@Override
	public String name() {
		return "coarse";
	}

	@Override
	public NDArray value(final Prediction p) {
		NDArray sum = null;
		for (final NDArray stage : p.before()) {
			final NDArray error = stage.sub(p.truth()).abs().mean();
			sum = sum == null ? error : sum.add(error);
		}
		return sum == null ? p.output().sub(p.output()).mean() : sum;
	}
}
