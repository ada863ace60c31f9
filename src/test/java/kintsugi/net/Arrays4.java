package kintsugi.net;

import java.util.SplittableRandom;

/** Small N, C, H, W arrays for tests, and the partial convolution computed the slow and plain way. */
final class Arrays4 {

	private Arrays4() {}

	/** Makes values in [-1, 1), the same for the same seed. */
	static float[] values(final int length, final long seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		final float[] values = new float[length];
		for (int i = 0; i < length; i++)
			values[i] = (float) random.nextDouble(-1, 1);
		return values;
	}

	/** Makes a mask of n images, in which about {@code share} of the pixels are valid. */
	static float[] mask(final int length, final double share, final long seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		final float[] mask = new float[length];
		for (int i = 0; i < length; i++)
			mask[i] = random.nextDouble() < share ? 1 : 0;
		return mask;
	}

	/** Makes values that are all the same. */
	static float[] constant(final int length, final float value) {
		final float[] values = new float[length];
		java.util.Arrays.fill(values, value);
		return values;
	}

	/** Repeats a one-channel mask [n, 1, h, w] for each channel: [n, c, h, w]. */
	static float[] repeat(final float[] mask, final int n, final int c) {
		final int plane = mask.length / n;
		final float[] repeated = new float[mask.length * c];
		for (int i = 0; i < n * c; i++)
			System.arraycopy(mask, i / c * plane, repeated, i * plane, plane);
		return repeated;
	}

	/** Joins [n, a, h, w] and [n, b, h, w] along the channels. */
	static float[] concat(final float[] a, final float[] b, final int n) {
		final float[] joined = new float[a.length + b.length];
		final int one = a.length / n;
		final int other = b.length / n;
		for (int i = 0; i < n; i++) {
			System.arraycopy(a, i * one, joined, i * (one + other), one);
			System.arraycopy(b, i * other, joined, i * (one + other) + one, other);
		}
		return joined;
	}

	/**
	 * What a partial convolution gives.
	 *
	 * @param features [n, k, oh, ow]
	 * @param mask [n, 1, oh, ow]
	 */
	record Result(float[] features, float[] mask) {}

	/**
	 * Computes the partial convolution of the paper (equations 1 and 2) as it is printed, with a mask for each channel.
	 *
	 * @param x [n, c, h, w]
	 * @param m [n, c, h, w]
	 * @param bias [k], or null
	 */
	static Result partialConvolution(final float[] x, final float[] m, final float[] weight, final float[] bias,
		final int n, final int c, final int h, final int w, final int k, final int kernel, final int stride)
	{
		final int pad = kernel / 2;
		final int oh = (h + 2 * pad - kernel) / stride + 1;
		final int ow = (w + 2 * pad - kernel) / stride + 1;
		final float[] features = new float[n * k * oh * ow];
		final float[] mask = new float[n * oh * ow];
		for (int i = 0; i < n; i++)
			for (int y = 0; y < oh; y++)
				for (int z = 0; z < ow; z++)
					for (int o = 0; o < k; o++) {
						double sum = 0;
						double valid = 0;
						for (int q = 0; q < c; q++)
							for (int dy = 0; dy < kernel; dy++)
								for (int dx = 0; dx < kernel; dx++) {
									final int py = y * stride + dy - pad;
									final int px = z * stride + dx - pad;
									if (py < 0 || py >= h || px < 0 || px >= w) continue;
									final int at = ((i * c + q) * h + py) * w + px;
									valid += m[at];
									sum += (double) weight[((o * c + q) * kernel + dy) * kernel + dx] * x[at] * m[at];
								}
						if (valid == 0) continue;
						features[((i * k + o) * oh + y) * ow + z] = (float) (sum * c * kernel * kernel / valid +
							(bias == null ? 0 : bias[o]));
						mask[(i * oh + y) * ow + z] = 1;
					}
		return new Result(features, mask);
	}
}
