package kintsugi.train.sketch;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Makes sketches out of images: of the edges inside a hole some are taken, whole or in part, in lines of one or of
 * three pixels, so that a network learns to follow what is drawn and to do without what is not.
 */
public final class SketchLines {

	/** How far around a pixel, in pixels, its value can make lines. */
	public static final int REACH = Edges.REACH;

	/** Shorter lines are texture, which nobody draws. */
	private static final int SHORTEST = 8;
	/** The length in pixels after which a line may be interrupted. */
	private static final int PART = 12;
	private static final double WIDE_SHARE = 0.5;

	private SketchLines() {}

	/**
	 * Draws a sketch of all lines, a pixel wide each: what somebody would draw who knows the image.
	 *
	 * @param image [C, H, W] in network space, whole
	 * @param mask [H, W], 1 = valid, 0 = hole
	 * @return [H, W], 1 on lines and 0 elsewhere, and outside of the hole
	 */
	public static float[] all(final float[] image, final float[] mask, final int width, final int height) {
		return lines(drawn(image, mask, width, height, 1, new SplittableRandom(0)), mask, width, height, false);
	}

	/**
	 * Draws a sketch of some lines.
	 *
	 * @param image [C, H, W] in network space, whole
	 * @param mask [H, W], 1 = valid, 0 = hole
	 * @param random decides which lines are drawn
	 * @return [H, W], 1 on lines and 0 elsewhere, and outside of the hole
	 */
	public static float[] draw(final float[] image, final float[] mask, final int width, final int height,
		final RandomGenerator random)
	{
		// mostly much of them: half-drawn objects teach little about what a line means
		final double left = random.nextDouble();
		final BitSet drawn = drawn(image, mask, width, height, 1 - left * left, random);
		return lines(drawn, mask, width, height, random.nextDouble() < WIDE_SHARE);
	}

	/** Draws parts of the edges inside a hole, each with the probability {@code share}. */
	private static BitSet drawn(final float[] image, final float[] mask, final int width, final int height,
		final double share, final RandomGenerator random)
	{
		final float[] grey = new float[mask.length];
		final int channels = image.length / mask.length;
		for (int i = 0; i < image.length; i++)
			grey[i % grey.length] += image[i] / channels;
		final BitSet edges = Edges.of(grey, width, height);
		for (int i = 0; i < mask.length; i++)
			if (mask[i] != 0) edges.clear(i);
		final BitSet drawn = new BitSet(mask.length);
		for (int i = edges.nextSetBit(0); i >= 0; i = edges.nextSetBit(i))
			drawLine(line(i, edges, width, height), share, random, drawn);
		return drawn;
	}

	/** Takes a connected line out of the edges, its pixels in the order in which they are reached. */
	private static int[] line(final int first, final BitSet edges, final int width, final int height) {
		final int[] line = new int[edges.cardinality()];
		int count = 0;
		final Deque<Integer> open = new ArrayDeque<>();
		open.push(first);
		edges.clear(first);
		while (!open.isEmpty()) {
			final int i = open.pop();
			line[count++] = i;
			for (int y = Math.max(0, i / width - 1); y <= Math.min(height - 1, i / width + 1); y++)
				for (int x = Math.max(0, i % width - 1); x <= Math.min(width - 1, i % width + 1); x++)
					if (edges.get(y * width + x)) {
						edges.clear(y * width + x);
						open.push(y * width + x);
					}
		}
		return java.util.Arrays.copyOf(line, count);
	}

	/** Draws the parts of a line that chance takes. */
	private static void drawLine(final int[] line, final double share, final RandomGenerator random,
		final BitSet drawn)
	{
		if (line.length < SHORTEST) return;
		for (int from = 0; from < line.length; from += PART)
			if (random.nextDouble() < share) for (int i = from; i < Math.min(line.length, from + PART); i++)
				drawn.set(line[i]);
	}

	private static float[] lines(final BitSet drawn, final float[] mask, final int width, final int height,
		final boolean wide)
	{
		final float[] lines = new float[mask.length];
		final int reach = wide ? 1 : 0;
		drawn.stream().forEach(i -> {
			for (int y = Math.max(0, i / width - reach); y <= Math.min(height - 1, i / width + reach); y++)
				for (int x = Math.max(0, i % width - reach); x <= Math.min(width - 1, i % width + reach); x++)
					lines[y * width + x] = 1 - mask[y * width + x];
		});
		return lines;
	}
}
