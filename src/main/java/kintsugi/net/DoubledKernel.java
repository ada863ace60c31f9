package kintsugi.net;

/**
 * The 3x3 kernel of a convolution after doubling by repetition, as four 2x2 kernels before it.
 * <p>
 * Of the output samples that belong to one low sample, those above see it and the one above, those below see it and the
 * one below, and likewise left and right; weights that fall on the same sample add up. Output (2y + v, 2x + u) is the
 * 2x2 kernel (v, u) applied to the samples from (y - 1 + v, x - 1 + u) on.
 * </p>
 */
public final class DoubledKernel {

	private DoubledKernel() {}

	/**
	 * Gets which of the nine weights add up to which of the sixteen: [9, 16] of 0 and 1, to multiply [K C, 9] with; the
	 * sixteen are [v, u, 2, 2].
	 */
	public static float[] matrix() {
		final float[] matrix = new float[9 * 16];
		for (int i = 0; i < 9; i++)
			for (int part = 0; part < 4; part++)
				matrix[16 * i + 4 * part + 2 * tap(i / 3, part / 2) + tap(i % 3, part % 2)] = 1;
		return matrix;
	}

	/**
	 * Adds up nine weights to one of the four kernels.
	 *
	 * @param weight where the nine are
	 * @param from where they begin
	 * @param part 2 v + u
	 * @param kernel where the four go
	 * @param to where they begin
	 */
	public static void fold(final float[] weight, final int from, final int part, final float[] kernel, final int to) {
		// factors of 0 and 1 instead of branches: this runs over millions of kernels when a model is opened
		final float v = part / 2;
		final float u = part % 2;
		final float above0 = weight[from] + v * weight[from + 3];
		final float above1 = weight[from + 1] + v * weight[from + 4];
		final float above2 = weight[from + 2] + v * weight[from + 5];
		final float below0 = (1 - v) * weight[from + 3] + weight[from + 6];
		final float below1 = (1 - v) * weight[from + 4] + weight[from + 7];
		final float below2 = (1 - v) * weight[from + 5] + weight[from + 8];
		kernel[to] = above0 + u * above1;
		kernel[to + 1] = (1 - u) * above1 + above2;
		kernel[to + 2] = below0 + u * below1;
		kernel[to + 3] = (1 - u) * below1 + below2;
	}

	/** Gets which of two low samples the weight {@code i} of three falls on, at the first or second output sample. */
	private static int tap(final int i, final int second) {
		return (i + 1 + second) / 2 - second;
	}
}
