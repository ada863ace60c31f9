package kintsugi.evaluate;

import java.util.Arrays;

import kintsugi.hole.Hole;
import kintsugi.model.Normalisation;
import kintsugi.model.Normalisation.Range;

/**
 * An image without holes, to measure on.
 * <p>
 * Errors are measured in its normalised range: the 0 to 255 of an 8-bit or RGB image; of deeper images the robust range
 * from the 0.1st to the 99.9th percentile of all samples, jointly over the channels, beyond which samples are clipped
 * for the comparison, so that a hot pixel does not decide. The samples are kept and filled as they are. Instances are
 * immutable by convention: arrays are not copied.
 * </p>
 *
 * @param name the file's name; with the seed it decides which holes the image gets
 * @param samples [C, H, W], finite, in the values of the depth
 * @param range what counts as black and white
 */
public record WholeImage(String name, int width, int height, int channels, Depth depth, float[] samples, Range range) {

	private static final Range BYTES = new Range(0, 255);
	private static final Normalisation ROBUST = new Normalisation(0.1, 99.9);

	/**
	 * Checks the length.
	 *
	 * @throws IllegalArgumentException if the samples are not those of so many pixels and channels
	 */
	public WholeImage {
		if (width < 1 || height < 1 || channels < 1 || samples.length != (long) channels * width * height)
			throw new IllegalArgumentException("An image of " + width + "x" + height + " pixels and " + channels +
				" channels cannot have " + samples.length + " samples.");
	}

	/** Makes an image and finds its range; see the constructor for what the arguments are. */
	public static WholeImage of(final String name, final int width, final int height, final int channels,
		final Depth depth, final float... samples)
	{
		final Range range = depth == Depth.BITS_8 ? BYTES : ROBUST.range(samples, channels, Hole.none(width, height));
		return new WholeImage(name, width, height, channels, depth, samples, range);
	}

	/** Gets a copy whose hole is 0 in every channel, so that no method can see what it has to find. */
	WholeImage without(final Hole hole) {
		final float[] known = samples.clone();
		for (int c = 0; c < channels; c++) {
			final int start = c * width * height;
			hole.forEachRun((y, from, to) -> Arrays.fill(known, start + y * width + from, start + y * width + to, 0));
		}
		return with(known);
	}

	/** Gets an image with other samples [C, H, W] and everything else of this one, its range too. */
	public WholeImage with(final float... others) {
		return new WholeImage(name, width, height, channels, depth, others, range);
	}

	/** Gets the length of the range, the highest value of {@link #measured}. */
	double span() {
		return range.high() - range.low();
	}

	/** Gets the samples clipped to the range, counted from its lower end: [C, H, W] from 0 to {@link #span}. */
	float[] measured() {
		final float[] measured = new float[samples.length];
		for (int i = 0; i < measured.length; i++)
			measured[i] = (float) (Math.max(range.low(), Math.min(range.high(), samples[i])) - range.low());
		return measured;
	}
}
