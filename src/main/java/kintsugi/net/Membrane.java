package kintsugi.net;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The fill of {@link PyramidHarmonic} in plain loops on the CPU, for images of any size with one mask.
 * <p>
 * Sides that are odd are halved to the next greater number; what lies outside the image weighs nothing. The time grows
 * with the pixels of the image and, for the greater part, with those of the hole.
 * </p>
 */
public final class Membrane {

	/** The number of halvings after which no side is longer than this is enough. */
	private static final int COARSEST = 4;

	/** From the finest to the coarsest. */
	private final List<MembraneLevel> levels = new ArrayList<>();
	private final int steps;

	/**
	 * Prepares fills.
	 *
	 * @param mask of one image or of several one after the other, [H, W] each, 1 = valid, 0 = hole
	 * @param from where that of the image to be filled begins
	 * @param halvings how many levels there are below the image
	 */
	public Membrane(final float[] mask, final int from, final int height, final int width, final int halvings) {
		this(mask, null, from, height, width, halvings);
	}

	/**
	 * Prepares fills that lines guide.
	 *
	 * @param lines as the mask, 1 on lines, which count in the hole; or null for fills that know none
	 */
	public Membrane(final float[] mask, final float[] lines, final int from, final int height, final int width,
		final int halvings)
	{
		final int to = from + height * width;
		final float[] valid = Arrays.copyOfRange(mask, from, to);
		MembraneLevel level = MembraneLevel.of(valid, lines == null ? null : closed(Arrays.copyOfRange(lines, from, to), //
			valid, width), width, height);
		levels.add(level);
		for (int i = 0; i < halvings; i++) {
			level = level.half();
			levels.add(level);
		}
		steps = lines == null ? PyramidHarmonic.STEPS : PyramidHarmonic.GUIDED_STEPS;
	}

	/** Closes the corners of slanted lines in holes, through which the stencil would pass. */
	private static float[] closed(final float[] lines, final float[] valid, final int width) {
		for (int i = 0; i < lines.length; i++)
			if (valid[i] > 0) lines[i] = 0;
		final float[] closed = lines.clone();
		for (int i = 0; i + width < lines.length; i++) {
			final boolean left = i % width > 0 && lines[i - 1] > 0;
			final boolean right = i % width < width - 1 && lines[i + 1] > 0;
			if (lines[i + width] > 0 && (left || right)) closed[i] = 1;
		}
		return closed;
	}

	/** Gets the number of halvings that leave about 4x4 pixels. */
	public static int halvings(final int height, final int width) {
		int halvings = 0;
		for (int side = Math.max(height, width); side > COARSEST; side = (side + 1) / 2)
			halvings++;
		return halvings;
	}

	/**
	 * Fills the hole of one channel in place. An image that is all hole becomes 0.
	 *
	 * @param values of one or several channels, [H, W] each; what they hold in the hole has no effect
	 * @param from where the channel begins
	 */
	public void fill(final float[] values, final int from) {
		fill(values, from, 0, steps);
	}

	/**
	 * Fills the hole of one channel in place, at a coarser level and more exactly: what is finer is only interpolated.
	 *
	 * @param values as for {@link #fill(float[], int)}
	 * @param from where the channel begins
	 * @param coarse the level, such as 3 for blocks of 8x8 pixels; 0 for pixels
	 * @param relaxations the Jacobi steps at this and each coarser level but the coarsest
	 */
	public void fill(final float[] values, final int from, final int coarse, final int relaxations) {
		final MembraneLevel finest = levels.get(0);
		final float[] known = Arrays.copyOfRange(values, from, from + finest.weights().length);
		finest.fill(known, 0);
		final List<float[]> sums = new ArrayList<>(List.of(known));
		// sums of valid samples and of weights are pooled alike, so that each valid sample counts once at every level
		for (int i = 0; i + 1 < levels.size(); i++)
			sums.add(levels.get(i).shrink(sums.get(i)));

		final int last = levels.size() - 1;
		final MembraneLevel coarsest = levels.get(last);
		final float mean = coarsest.mean(sums.get(last));
		coarsest.divide(sums.get(last));
		coarsest.fill(sums.get(last), mean);
		coarsest.relax(sums.get(last), PyramidHarmonic.COARSEST_STEPS);
		for (int i = last - 1; i >= 0; i--) {
			final MembraneLevel level = levels.get(i);
			if (i > 0) level.divide(sums.get(i));
			level.fillFrom(sums.get(i + 1), levels.get(i + 1), sums.get(i));
			if (i >= coarse) level.relax(sums.get(i), relaxations);
		}
		finest.copyHoles(known, values, from);
	}
}
