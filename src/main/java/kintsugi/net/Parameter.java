package kintsugi.net;

import java.util.random.RandomGenerator;

/**
 * A named array of a network.
 *
 * @param name the name, the same in training and in the ONNX initializers, such as {@code encoder.1.weight}
 * @param role what it is for, which decides its initial value and whether gradients reach it
 * @param shape the lengths of its axes, row-major: [K, C, h, w] for a weight, [K] for the others
 */
public record Parameter(String name, Role role, int... shape) {

	/** The variance of what an ELU gets so that, after the gate, it is 1: the mean square of a gate is 0.29. */
	private static final double GATED_VARIANCE = 6.2;

	/** What a parameter is for. */
	public enum Role {
			/** Weight of a convolution that an activation follows: He-normal (He et al. 2015, equation 10). */
			WEIGHT(true),
			/**
			 * Weight of a convolution whose output has one half for features, through an ELU, and one for their gates: both
			 * normal, so that the gated features vary as much as the input.
			 */
			GATED_WEIGHT(true),
			/** Weight that starts at zero, so that a residual network starts as its base fill. */
			ZERO_WEIGHT(true),
			/** Additive term, starts at zero. */
			BIAS(true),
			/** Batch norm's factor, starts at one. */
			SCALE(true),
			/** Batch norm's running mean, not trained by gradients. */
			RUNNING_MEAN(false),
			/** Batch norm's running variance, not trained by gradients. */
			RUNNING_VARIANCE(false),
			/** What one step of a training leaves for the next, not trained by gradients; starts at zero. */
			STATE(false);

		private final boolean trainable;

		Role(final boolean trainable) {
			this.trainable = trainable;
		}
	}

	/** Whether gradients update it. */
	public boolean trainable() {
		return role.trainable;
	}

	/** Gets the number of values. */
	public int size() {
		int size = 1;
		for (final int length : shape)
			size *= length;
		return size;
	}

	/** Makes initial values, drawing from {@code random} only for weights that do not start at zero. */
	public float[] initial(final RandomGenerator random) {
		final float[] values = new float[size()];
		switch (role) {
			case WEIGHT -> fill(values, 0, values.length, 2, random);
			case GATED_WEIGHT -> {
				fill(values, 0, values.length / 2, GATED_VARIANCE, random);
				fill(values, values.length / 2, values.length, 1, random);
			}
			case SCALE, RUNNING_VARIANCE -> java.util.Arrays.fill(values, 1);
			default -> {
				// zeros
			}
		}
		return values;
	}

	/** Draws normal values that give sums over a window of unit variance a variance. */
	private void fill(final float[] values, final int from, final int to, final double variance,
		final RandomGenerator random)
	{
		final double deviation = Math.sqrt(variance * shape[0] / size());
		for (int i = from; i < to; i++)
			values[i] = (float) (deviation * random.nextGaussian());
	}
}
