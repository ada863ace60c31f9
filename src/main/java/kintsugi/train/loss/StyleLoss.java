package kintsugi.train.loss;

import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * How far the texture of the output or of the composite is from the truth's, wherever it lies: L_style_out and
 * L_style_comp of Liu et al. 2018, section 3.3, the sum over the three poolings p of mean |G_p(I) - G_p(I_gt)| with the
 * Gram matrices G_p = F_p F_p^T / (C_p H_p W_p) of features.
 */
final class StyleLoss implements Loss {

	private final PerceptualNetwork network;
	private final boolean composite;

	/**
	 * Compares with the given network.
	 *
	 * @param composite whether the composite is compared; otherwise the output is
	 */
	StyleLoss(final PerceptualNetwork network, final boolean composite) {
		this.network = network;
		this.composite = composite;
	}

	@Override
	public String name() {
		return (composite ? LossKind.STYLE_COMP : LossKind.STYLE_OUT).label();
	}

	@Override
	public NDArray value(final Prediction p) {
		final List<NDArray> features = composite ? p.compositeFeatures(network) : p.outputFeatures(network);
		return PerceptualLoss.difference(grams(features), grams(p.truthFeatures(network)));
	}

	private static List<NDArray> grams(final List<NDArray> features) {
		return features.stream().map(StyleLoss::gram).toList();
	}

	/**
	 * Computes the products of channels over all pixels, divided by C H W: the paper's K_n, printed there once as its
	 * inverse.
	 *
	 * @param features [N, C, H, W]
	 * @return [N, C, C]
	 */
	static NDArray gram(final NDArray features) {
		final Shape shape = features.getShape();
		final long pixels = shape.get(2) * shape.get(3);
		// each factor takes its half of the division before the product, which then cannot overflow
		final double half = 1 / Math.sqrt((double) shape.get(1) * pixels);
		final NDArray rows = Scaled.by(features.reshape(shape.get(0), shape.get(1), pixels), half);
		return rows.matMul(rows.transpose(0, 2, 1));
	}
}
