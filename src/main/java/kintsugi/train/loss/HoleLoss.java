package kintsugi.train.loss;

import ai.djl.ndarray.NDArray;

/**
 * The mean absolute error inside holes: L_hole = ||(1 - M) (I_out - I_gt)||_1 / (C H W) of Liu et al. 2018, section
 * 3.3.
 *
 * @param perArea whether each sample's error is divided by its own hole's area instead of the image's, so that small
 *          holes count as much as large ones
 */
public record HoleLoss(boolean perArea) implements Loss {

	@Override
	public String name() {
		return perArea ? "hole_per_area" : "hole";
	}

	@Override
	public NDArray value(final Prediction p) {
		final NDArray error = p.output().sub(p.truth()).abs().mul(p.hole());
		return perArea ? perArea(error, p).mean() : error.mean();
	}

	/** Averages an error that is 0 outside holes over each sample's hole: [N]; a sample without a hole gives 0. */
	static NDArray perArea(final NDArray error, final Prediction p) {
		final int[] all = { 1, 2, 3 };
		final NDArray area = Scaled.by(p.hole().sum(all), p.truth().getShape().get(1)).maximum(1);
		return error.sum(all).div(area);
	}
}
