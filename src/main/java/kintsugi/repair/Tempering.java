package kintsugi.repair;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import kintsugi.net.Membrane;

/**
 * Draws what is predicted far from valid pixels, and from lines of a sketch, halfway to a membrane over the hole.
 * <p>
 * There a network can say little of what was lost; what it does say has hardly a relation to the truth and adds to the
 * error, most of all at coarse scales, where edges of the hole are continued too far. On photographs and micrographs,
 * real and generated, the mean of both was nearer to the truth from about 48 pixels on, and the networks alone up
 * to 32 pixels.
 * </p>
 */
final class Tempering {

	/** How far from what is predicted alone the mean is reached, in pixels. */
	static final int FADE = 32;
	/** The share of the membrane from there on. */
	private static final float MOST = 0.5f;

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
			membrane.fill(values, channel * height * width);
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

	/** Gets the membrane's share, from 0 to a half, so far from what is known, in pixels. */
	private static float share(final float depth, final int sure) {
		return MOST * Math.max(0, Math.min(1, (depth - sure) / FADE));
	}
}
