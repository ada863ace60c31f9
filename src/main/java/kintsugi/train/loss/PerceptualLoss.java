package kintsugi.train.loss;

import java.util.List;

import ai.djl.ndarray.NDArray;

/**
 * How far the output and the composite are from the truth for a perceptual network: L_perceptual of Liu et al. 2018,
 * section 3.3, the sum over the three poolings p of mean |F_p(I_out) - F_p(I_gt)| + mean |F_p(I_comp) - F_p(I_gt)|.
 */
final class PerceptualLoss implements Loss {

	private final PerceptualNetwork network;

	/** Compares with the given network. */
	PerceptualLoss(final PerceptualNetwork network) {
		this.network = network;
	}

	@Override
	public String name() {
		return LossKind.PERCEPTUAL.label();
	}

	@Override
	public NDArray value(final Prediction p) {
		final List<NDArray> truth = p.truthFeatures(network);
		return difference(p.outputFeatures(network), truth).add(difference(p.compositeFeatures(network), truth));
	}

	/** Sums the mean absolute differences of arrays: a scalar. */
	static NDArray difference(final List<NDArray> one, final List<NDArray> other) {
		NDArray sum = null;
		for (int i = 0; i < one.size(); i++) {
			final NDArray mean = one.get(i).sub(other.get(i)).abs().mean();
			sum = sum == null ? mean : sum.add(mean);
		}
		return sum;
	}
}
