package kintsugi.net;

/**
 * The 3x3 kernel of a convolution after doubling by repetition, as four 2x2 kernels before it.
 * <p>
 * Of the output samples that belong to one low sample, those above see it and the one above, those below see it and the
 * one below, and likewise left and right; weights that fall on the same sample add up. Output (2y + v, 2x + u) is the 2x2
 * kernel (v, u) applied to the samples from (y - 1 + v, x - 1 + u) on.
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
		for (int part = 0; part < 4; part++) {
			final int[] taps = taps(part);
			for (int i = 0; i < taps.length; i++)
				matrix[16 * i + 4 * part + taps[i]] = 1;
		}
		return matrix;
	}

	/**
	 * Gets where each of the nine weights goes in the 2x2 kernel of a part, as its index from 0 to 3.
	 *
	 * @param part 2 v + u
	 */
	public static int[] taps(final int part) {
		final int[] taps = new int[9];
		for (int i = 0; i < taps.length; i++)
			taps[i] = 2 * tap(i / 3, part / 2) + tap(i % 3, part % 2);
		return taps;
	}

	/** Gets which of two low samples the weight {@code i} of three falls on, at the first or second output sample. */
	private static int tap(final int i, final int second) {
		return (i + 1 + second) / 2 - second;
	}
}
