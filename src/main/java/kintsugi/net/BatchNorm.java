package kintsugi.net;

import java.util.List;

import kintsugi.net.Parameter.Role;

/**
 * The four parameters of one batch normalisation, each [C].
 *
 * @param scale the factor after normalisation
 * @param shift the term after it
 * @param mean the running mean
 * @param variance the running variance
 */
public record BatchNorm(Parameter scale, Parameter shift, Parameter mean, Parameter variance) {

	/** Added to the variance before the root, as in PyTorch and ONNX. */
	public static final float EPSILON = 1e-5f;

	/** Names the parameters of a normalisation over {@code channels} channels. */
	public static BatchNorm of(final String name, final int channels) {
		return new BatchNorm(//
			new Parameter(name + ".scale", Role.SCALE, channels), //
			new Parameter(name + ".shift", Role.BIAS, channels), //
			new Parameter(name + ".mean", Role.RUNNING_MEAN, channels), //
			new Parameter(name + ".variance", Role.RUNNING_VARIANCE, channels));
	}

	/** Gets the four parameters in a fixed order. */
	public List<Parameter> parameters() {
		return List.of(scale, shift, mean, variance);
	}
}
