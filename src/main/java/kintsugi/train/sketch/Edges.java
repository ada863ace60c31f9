package kintsugi.train.sketch;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;

/**
 * Finds the edges of an image as lines one pixel wide (Canny 1986): a Gaussian, the gradient, its crests, and of the
 * crests those that are strong or joined to a strong one.
 */
final class Edges {

	private static final double SIGMA = 1.5;
	/** How far the Gaussian reaches, in pixels. */
	private static final int RADIUS = (int) Math.ceil(3 * SIGMA);
	/** How far away, in pixels, a value can make an edge: the gradient and its neighbours' reach a pixel further each. */
	static final int REACH = RADIUS + 2;
	/** The share of pixels whose gradient is less than that of a strong edge. */
	private static final double STRONG_SHARE = 0.9;
	/** A weak edge's gradient, as a part of that of a strong one. */
	private static final float WEAK = 0.5f;
	/** The least gradient of a strong edge, a part of the range from -1 to 1 over two pixels: less is noise. */
	private static final float LEAST = 0.05f;

	private final int width;
	private final int height;
	private final float[] strengths;

	private Edges(final int width, final int height, final float[] strengths) {
		this.width = width;
		this.height = height;
		this.strengths = strengths;
	}

	/**
	 * Finds the edges of an image.
	 *
	 * @param grey [H, W] in network space
	 * @return the pixels on edges
	 */
	static BitSet of(final float[] grey, final int width, final int height) {
		final float[] smooth = smooth(smooth(grey, width, height, 1), width, height, width);
		return new Edges(width, height, crests(smooth, width, height)).joined();
	}

	/** Smooths along an axis; the border's samples are repeated. */
	private static float[] smooth(final float[] image, final int width, final int height, final int step) {
		final float[] kernel = new float[2 * RADIUS + 1];
		float sum = 0;
		for (int i = -RADIUS; i <= RADIUS; i++)
			sum += kernel[i + RADIUS] = (float) Math.exp(-i * i / (2 * SIGMA * SIGMA));
		final int length = step == 1 ? width : height;
		final float[] smooth = new float[image.length];
		for (int i = 0; i < image.length; i++) {
			final int at = step == 1 ? i % width : i / width;
			for (int k = -RADIUS; k <= RADIUS; k++) {
				final int near = Math.max(0, Math.min(length - 1, at + k));
				smooth[i] += kernel[k + RADIUS] / sum * image[i + (near - at) * step];
			}
		}
		return smooth;
	}

	/** Gets the length of the gradient where it is greatest across its own direction, else 0. */
	private static float[] crests(final float[] image, final int width, final int height) {
		final float[] across = new float[image.length];
		final float[] down = new float[image.length];
		final float[] lengths = new float[image.length];
		for (int y = 1; y < height - 1; y++)
			for (int x = 1; x < width - 1; x++) {
				final int i = y * width + x;
				across[i] = image[i + 1] - image[i - 1];
				down[i] = image[i + width] - image[i - width];
				lengths[i] = (float) Math.hypot(across[i], down[i]);
			}
		final float[] crests = new float[image.length];
		for (int y = 1; y < height - 1; y++)
			for (int x = 1; x < width - 1; x++) {
				final int i = y * width + x;
				final int next = neighbour(across[i], down[i], width);
				// of two equal neighbours one is the crest
				if (lengths[i] > lengths[i - next] && lengths[i] >= lengths[i + next]) crests[i] = lengths[i];
			}
		return crests;
	}

	/** Gets the offset to the neighbour that the gradient points at, in one of eight directions. */
	private static int neighbour(final float across, final float down, final int width) {
		final double octant = 4 / Math.PI * Math.atan2(down, across);
		return switch (Math.floorMod(Math.round(octant), 4)) {
			case 0 -> 1;
			case 1 -> width + 1;
			case 2 -> width;
			default -> width - 1;
		};
	}

	/** Takes strong crests and all weak ones that are joined to them. */
	private BitSet joined() {
		final float strong = Math.max(LEAST, strongest());
		final BitSet edges = new BitSet(width * height);
		final Deque<Integer> open = new ArrayDeque<>();
		for (int i = 0; i < strengths.length; i++)
			if (strengths[i] >= strong) take(i, edges, open);
		while (!open.isEmpty()) {
			final int i = open.pop();
			// crests have no place on the border, so that each has eight neighbours
			for (int y = -width; y <= width; y += width)
				for (int x = -1; x <= 1; x++)
					if (strengths[i + y + x] >= WEAK * strong) take(i + y + x, edges, open);
		}
		return edges;
	}

	private static void take(final int pixel, final BitSet edges, final Deque<Integer> open) {
		if (edges.get(pixel)) return;
		edges.set(pixel);
		open.push(pixel);
	}

	/** Gets the strength of which only a given share of the pixels has more. */
	private float strongest() {
		final float[] sorted = strengths.clone();
		Arrays.sort(sorted);
		return sorted[Math.min(sorted.length - 1, (int) (STRONG_SHARE * sorted.length))];
	}
}
