package kintsugi.repair;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import kintsugi.net.Membrane;

/**
 * Draws what is predicted far from valid pixels, and from lines of a sketch, most of the way to a membrane over the
 * hole.
 * <p>
 * There a network can say little of what was lost; what it does say has hardly a relation to the truth and adds to the
 * error, most of all at coarse scales, where edges of the hole are continued too far. The membrane is one of blocks of
 * 8 x 8 pixels, which can be relaxed much more exactly in the same time than the membrane of pixels that networks start
 * from. On photographs and micrographs, real and generated, it was on average as near to the truth as the bundled
 * networks or nearer from about 24 pixels on.
 * </p>
 */
final class Tempering {

	/** How far from what is predicted alone the membrane's full share is reached, in pixels. */
	static final int FADE = 32;
	/** The share of the membrane from there on. */
	private static final float MOST = 0.75f;
	/** The level of the membrane, which is that of blocks of 8 x 8 pixels. */
	private static final int BLOCKS = 3;
	/** Enough to reach from the edge of a hole into the middle of 300 pixels. */
	private static final int STEPS = 64;

	/** The membranes in the place of holes, or null for a window that has no pixel so deep. */
	private final List<float[]> membranes = new ArrayList<>();
	private final List<Context> contexts;
	private final List<float[]> depths;
	private final int sure;

	/**
	 * Makes the membranes.
	 *
	 * @param contexts windows of one size
	 * @param depths the {@link Remoteness} of each, or null
	 * @param images [N, channels, H, W] of them in network space; not changed
	 * @param masks [N, H, W], 1 = valid, 0 = hole
	 * @param lines [N, H, W] of a sketch, or null
	 * @param sure how far from what is known a prediction counts alone, in pixels
	 */
	Tempering(final List<Context> contexts, final List<float[]> depths, final float[] images, final float[] masks,
		final float[] lines, final int channels, final int sure)
	{
		this.contexts = contexts;
		this.depths = depths;
		this.sure = sure;
		for (int i = 0; i < contexts.size(); i++)
			membranes.add(depths.get(i) == null ? null : membrane(contexts.get(i).window(), images, masks, lines, channels,
				i));
	}

	private static float[] membrane(final Window window, final float[] images, final float[] masks, final float[] lines,
		final int channels, final int number)
	{
		final int height = window.height();
		final int width = window.width();
		final int length = channels * height * width;
		final float[] values = Arrays.copyOfRange(images, number * length, (number + 1) * length);
		final Membrane membrane = PyramidHarmonicFiller.membrane(masks, lines, number * height * width, height, width);
		for (int channel = 0; channel < channels; channel++)
			membrane.fill(values, channel * height * width, BLOCKS, STEPS);
		return values;
	}

	/**
	 * Tempers a prediction.
	 *
	 * @param filled [N, channels, H, W] in network space; changed in holes
	 */
	void temper(final float[] filled) {
		for (int i = 0; i < contexts.size(); i++)
			if (membranes.get(i) != null) temper(filled, i);
	}

	private void temper(final float[] filled, final int number) {
		final Context context = contexts.get(number);
		final int boxWidth = context.window().box().width();
		final int width = context.window().width();
		final int size = width * context.window().height();
		final float[] membrane = membranes.get(number);
		final float[] far = depths.get(number);
		for (int at = 0; at < far.length; at++) {
			final float share = share(far[at], sure);
			final int pixel = at / boxWidth * width + at % boxWidth;
			for (int i = pixel; share > 0 && i < membrane.length; i += size)
				filled[number * membrane.length + i] += share * (membrane[i] - filled[number * membrane.length + i]);
		}
	}

	/** Gets the membrane's share, from 0 to three quarters, so far from what is known, in pixels. */
	private static float share(final float depth, final int sure) {
		return MOST * Math.max(0, Math.min(1, (depth - sure) / FADE));
	}
}
