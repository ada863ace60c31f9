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

	/** What a parameter is for. */
	public enum Role {
			/** Weight of a convolution that an activation follows: He-normal (He et al. 2015, equation 10). */
			WEIGHT(true),
			/** Weight that starts at zero, so that a residual network starts as its base fill. */
			ZERO_WEIGHT(true),
			/** Additive term, starts at zero. */
			BIAS(true),
			/** Batch norm's factor, starts at one. */
			SCALE(true),
			/** Batch norm's running mean, not trained by gradients. */
			RUNNING_MEAN(false),
			/** Batch norm's running variance, not trained by gradients. */
			RUNNING_VARIANCE(false);

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

	/** Makes initial values, drawing from {@code random} only where the role is {@link Role#WEIGHT}. */
	public float[] initial(final RandomGenerator random) {
		final float[] values = new float[size()];
		switch (role) {
			case WEIGHT -> {
				final double deviation = Math.sqrt(2.0 * shape[0] / size());
				for (int i = 0; i < values.length; i++)
					values[i] = (float) (deviation * random.nextGaussian());
			}
			case SCALE, RUNNING_VARIANCE -> java.util.Arrays.fill(values, 1);
			default -> {
				// zeros
			}
		}
		return values;
	}
}
