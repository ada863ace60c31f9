package kintsugi.defect;

/**
 * Grey-scale openings with an octagon, which stands for a disc: a maximum along rows, columns and both diagonals, each
 * in about three comparisons a pixel whatever the size (M. van Herk, Pattern Recognition Letters 13, 1992; J. Gil and
 * M. Werman, IEEE PAMI 15, 1993).
 */
final class Octagon {

	/** What the diagonals add to the radius of a regular octagon. */
	private static final double DIAGONAL_SHARE = 0.293;

	private final int width;
	private final int height;
	private final int straight;
	private final int diagonal;
	private final float[] line;
	private final float[] forward;
	private final float[] backward;

	/** Prepares an octagon for maps of a size; it is {@code 2 * radius + 1} pixels wide. */
	Octagon(final int width, final int height, final int radius) {
		this.width = width;
		this.height = height;
		// without a straight part the diagonals would reach every other pixel only
		diagonal = Math.min((int) Math.round(DIAGONAL_SHARE * radius), Math.max(0, (radius - 1) / 2));
		straight = radius - 2 * diagonal;
		final int longest = Math.max(width, height) + 2 * radius;
		line = new float[longest];
		forward = new float[longest];
		backward = new float[longest];
	}

	/** Gets how far each sample is above the opening, 0 or more: what is bright and narrower than the octagon. */
	float[] topHat(final float[] samples) {
		final float[] map = new float[samples.length];
		for (int i = 0; i < map.length; i++)
			map[i] = -samples[i];
		dilate(map);
		for (int i = 0; i < map.length; i++)
			map[i] = -map[i];
		dilate(map);
		for (int i = 0; i < map.length; i++)
			map[i] = samples[i] - map[i];
		return map;
	}

	/** Replaces each sample by the largest one in the octagon around it. */
	void dilate(final float[] map) {
		for (int y = 0; y < height; y++)
			dilate(map, y * width, 1, width, straight);
		for (int x = 0; x < width; x++)
			dilate(map, x, width, height, straight);
		if (diagonal == 0) return;
		for (int start = 1 - height; start < width; start++) {
			final int x = Math.max(0, start);
			final int y = Math.max(0, -start);
			dilate(map, y * width + x, width + 1, Math.min(width - x, height - y), diagonal);
		}
		for (int start = 0; start < width + height - 1; start++) {
			final int x = Math.min(start, width - 1);
			final int y = start - x;
			dilate(map, y * width + x, width - 1, Math.min(x + 1, height - y), diagonal);
		}
	}

	/** Takes the maximum along a line of {@code n} samples, over {@code reach} samples to both sides. */
	private void dilate(final float[] map, final int start, final int stride, final int n, final int reach) {
		if (reach == 0 || n == 1) return;
		final int window = 2 * reach + 1;
		final int length = n + 2 * reach;
		for (int i = 0; i < length; i++)
			line[i] = i < reach || i >= n + reach ? Float.NEGATIVE_INFINITY : map[start + (i - reach) * stride];
		for (int i = 0; i < length; i++)
			forward[i] = i % window == 0 ? line[i] : Math.max(forward[i - 1], line[i]);
		for (int i = length - 1; i >= 0; i--)
			backward[i] = i == length - 1 || (i + 1) % window == 0 ? line[i] : Math.max(backward[i + 1], line[i]);
		for (int i = 0; i < n; i++)
			map[start + i * stride] = Math.max(backward[i], forward[i + window - 1]);
	}
}
