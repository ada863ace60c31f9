package kintsugi.net;

import java.util.List;

import kintsugi.net.Parameter.Role;

/**
 * The gated convolution of Yu et al. 2018 (section 3.1, equation 2): one half of the output channels, through an ELU,
 * is the feature, and the other half, through a sigmoid, the gate that each sample of it is multiplied by.
 * <p>
 * The gate is a mask that is learned, for each channel and place. Outside of the image is zero; the padding is
 * symmetric, not that of the published weights, which at stride 2 pads below and to the right only.
 * </p>
 */
final class GatedConv {

	private final Parameter weight;
	private final Parameter bias;
	private final int stride;
	private final int dilation;
	private final int outChannels;

	/**
	 * Describes a layer.
	 *
	 * @param name the prefix of its parameters' names
	 * @param convolved the channels before the gate, an even number
	 * @param kernel odd
	 */
	GatedConv(final String name, final int inChannels, final int convolved, final int kernel, final int stride,
		final int dilation)
	{
		if (convolved % 2 != 0) throw new IllegalArgumentException("The layer " + name + " has " + convolved +
			" channels, which have no halves.");
		weight = new Parameter(name + ".weight", Role.GATED_WEIGHT, convolved, inChannels, kernel, kernel);
		bias = new Parameter(name + ".bias", Role.BIAS, convolved);
		this.stride = stride;
		this.dilation = dilation;
		outChannels = convolved / 2;
	}

	/** Gets the number of channels after the gate: half of those that are convolved. */
	int outChannels() {
		return outChannels;
	}

	/** Gets its parameters. */
	List<Parameter> parameters() {
		return List.of(weight, bias);
	}

	/** Computes [N, C, H, W] to [N, K / 2, H / stride, W / stride]. */
	<T> T forward(final Ops<T> ops, final T x) {
		return ops.convolveGated(x, weight, bias, stride, dilation);
	}

	/** Computes [N, C, H, W] to [N, K / 2, 2H, 2W], with each sample repeated before; kernel 3, stride and dilation 1. */
	<T> T forwardDoubled(final Ops<T> ops, final T x) {
		return ops.convolveDoubledGated(x, weight, bias);
	}

	/**
	 * Computes {@code low} [N, C, H, W], with each sample repeated before, joined by {@code skip} [N, c, 2H, 2W], to
	 * [N, K / 2, 2H, 2W]; kernel 3, stride and dilation 1.
	 *
	 * @param skipChannels c
	 */
	<T> T forwardJoined(final Ops<T> ops, final T low, final T skip, final int skipChannels) {
		return ops.convolveJoinedGated(low, skip, weight, bias, weight.shape()[1] - skipChannels);
	}
}
