package kintsugi.train.adversarial;

import java.util.List;

import kintsugi.net.Ops;
import kintsugi.net.Parameter;
import kintsugi.net.Parameter.Role;

/**
 * A 5x5 convolution of stride 2, zero-padded by 2 on all sides, whose weight is divided by its spectral norm (Miyato et
 * al. 2018, section 2.1); its bias is not normalised.
 * <p>
 * The norm is that of the weight as a matrix [K, C &middot; 5 &middot; 5]: u W v with the singular vectors u and v that
 * {@link PowerIteration} keeps. Both count as constants, so the gradient of the norm is the product of u and v.
 * </p>
 *
 * @param weight W: [K, C, 5, 5]
 * @param bias [K]
 * @param left u: [K]
 * @param right v: [C &middot; 5 &middot; 5]
 */
record SpectralConv(Parameter weight, Parameter bias, Parameter left, Parameter right) {

	private static final int KERNEL = 5;
	private static final int STRIDE = 2;

	/** Describes a layer whose parameters' names begin with {@code name}. */
	static SpectralConv of(final String name, final int inChannels, final int outChannels) {
		return new SpectralConv(new Parameter(name + ".weight", Role.WEIGHT, outChannels, inChannels, KERNEL, KERNEL), //
			new Parameter(name + ".bias", Role.BIAS, outChannels), //
			new Parameter(name + ".left", Role.STATE, outChannels), //
			new Parameter(name + ".right", Role.STATE, inChannels * KERNEL * KERNEL));
	}

	/** Gets its parameters. */
	List<Parameter> parameters() {
		return List.of(weight, bias, left, right);
	}

	/** Gets the number of channels of the output. */
	int outChannels() {
		return bias.size();
	}

	/** Gets the side of the output for an input of this side. */
	static int halved(final int side) {
		return (side + STRIDE - 1) / STRIDE;
	}

	/** Computes the norm: [1, 1, 1, 1]. */
	<T> T norm(final Ops<T> ops) {
		final T matrix = ops.reshape(ops.parameter(weight), 1, 1, left.size(), right.size());
		final T u = ops.reshape(ops.parameter(left), 1, 1, left.size(), 1);
		final T v = ops.reshape(ops.parameter(right), 1, 1, 1, right.size());
		return ops.spatialSum(ops.multiply(ops.multiply(matrix, v), u));
	}

	/** Computes the weight divided by its norm: [K, C, 5, 5]. */
	<T> T normalised(final Ops<T> ops) {
		// the weight comes second, as the result of DJL lives as long as what comes first
		return ops.multiply(ops.divide(ops.constant(1), norm(ops)), ops.parameter(weight));
	}

	/** Computes [N, C, H, W] to [N, K, H / 2, W / 2], rounded up. */
	<T> T forward(final Ops<T> ops, final T x) {
		return ops.convolve(x, normalised(ops), ops.parameter(bias), STRIDE, KERNEL / 2, 1);
	}
}
