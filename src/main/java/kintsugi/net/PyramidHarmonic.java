package kintsugi.net;

import java.util.ArrayList;
import java.util.List;

/**
 * The pyramid harmonic fill as a graph: a membrane over the hole, coarse to fine.
 * <p>
 * Valid samples are averaged down {@code levels} times; from the coarsest level up, the fill of the level below is
 * doubled bilinearly, valid samples are put back, and a few Jacobi steps of the 3x3 Laplacian (1/20 and 4/20, the
 * isotropic nine-point stencil) smooth the hole. A level without any valid sample takes the mean of the image.
 * </p>
 * <p>
 * Lines of a sketch hardly pass anything on, at any level: each side of a line is filled from its own surroundings,
 * as in diffusion curves (Orzan et al. 2008), and a line itself from both sides.
 * </p>
 */
public final class PyramidHarmonic {

	/** Jacobi steps at each level but the coarsest. */
	static final int STEPS = 8;
	/** Jacobi steps where lines may be: the ways around them are longer. */
	static final int GUIDED_STEPS = 24;
	/** Jacobi steps at the coarsest level, which starts from the mean and so has further to go. */
	static final int COARSEST_STEPS = 32;

	/** What a line lets through; not nothing, so that a hole full of lines is filled, too. */
	static final float LINE = 0.01f;

	/** Above {@link #CLOSED} below a pixel of a line and beside another one, which touch in a corner only. */
	private static final float[] CORNERS = { 0, 0, 0, 1, 0, 1, 0, 2, 0 };
	private static final float CLOSED = 2.5f;

	private static final float[] STENCIL = { 0.05f, 0.2f, 0.05f, 0.2f, 0, 0.2f, 0.05f, 0.2f, 0.05f };

	private final int channels;
	private final int levels;

	/** Describes a fill of {@code channels} channels; H and W must be multiples of 2^levels. */
	public PyramidHarmonic(final int channels, final int levels) {
		this.channels = channels;
		this.levels = levels;
	}

	/**
	 * Fills the hole samples of {@code image} [N, C, H, W]; valid samples come back unchanged. An image that is all
	 * hole becomes 0.
	 *
	 * @param mask [N, 1, H, W], 1 = valid
	 * @param lines [N, 1, H, W], 1 on lines, which count in the hole; or null for a fill that knows none
	 */
	public <T> T forward(final Ops<T> ops, final T image, final T mask, final T lines) {
		final T zero = ops.constant(0);
		final List<T> images = new ArrayList<>();
		final List<T> masks = new ArrayList<>();
		final List<T> passings = new ArrayList<>();
		T known = ops.wherePositive(mask, image, zero);
		T weight = mask;
		T barriers = lines == null ? null : closed(ops, ops.wherePositive(mask, zero, lines));
		images.add(known);
		masks.add(weight);
		passings.add(passing(ops, weight, barriers));
		for (int level = 1; level <= levels; level++) {
			// sums of valid samples and of weights are pooled alike, so that each valid sample counts once at every level
			known = ops.averagePool(known);
			weight = ops.averagePool(weight);
			images.add(ops.wherePositive(weight, ops.divide(known, weight), zero));
			masks.add(weight);
			// a line in one of four pixels closes all of them, or thin lines would be lost
			barriers = lines == null ? null : ops.averagePool(barriers);
			passings.add(passing(ops, weight, barriers));
		}
		final T total = ops.spatialSum(weight);
		final T mean = ops.wherePositive(total, ops.divide(ops.spatialSum(known), total), zero);

		T fill = ops.wherePositive(masks.get(levels), images.get(levels), mean);
		fill = relax(ops, fill, images.get(levels), masks.get(levels), passings.get(levels), COARSEST_STEPS);
		for (int level = levels - 1; level >= 0; level--) {
			final T doubled = doubled(ops, fill, passings.get(level + 1));
			fill = ops.wherePositive(masks.get(level), images.get(level), doubled);
			fill = relax(ops, fill, images.get(level), masks.get(level), passings.get(level), //
				lines == null ? STEPS : GUIDED_STEPS);
		}
		return fill;
	}

	/** Closes the corners of slanted lines, through which the stencil would pass; coarser levels stay closed then. */
	private static <T> T closed(final Ops<T> ops, final T lines) {
		final T one = ops.constant(1);
		final T drawn = ops.wherePositive(lines, one, ops.constant(0));
		final T touched = ops.convolve(drawn, ops.constant(CORNERS, 1, 1, 3, 3), null, 1, 1, 1);
		return ops.wherePositive(ops.add(touched, ops.constant(-CLOSED)), one, drawn);
	}

	/** Tells what each sample passes on to its neighbours; null for all of it. */
	private static <T> T passing(final Ops<T> ops, final T weight, final T barriers) {
		if (barriers == null) return null;
		final T one = ops.constant(1);
		return ops.wherePositive(weight, one, ops.wherePositive(barriers, ops.constant(LINE), one));
	}

	/** Doubles a level, each sample with the weight of what it passes on. */
	private static <T> T doubled(final Ops<T> ops, final T fill, final T passing) {
		if (passing == null) return ops.upsampleBilinear(fill);
		return ops.divide(ops.upsampleBilinear(ops.multiply(fill, passing)), ops.upsampleBilinear(passing));
	}

	/**
	 * Replaces hole samples by the weighted mean of their neighbours inside the image, several times.
	 *
	 * @param known the valid samples, 0 in the hole
	 * @param passing the weights besides those of the stencil, or null
	 */
	private <T> T relax(final Ops<T> ops, final T start, final T known, final T mask, final T passing,
		final int steps)
	{
		final float[] stencils = new float[9 * channels];
		for (int i = 0; i < stencils.length; i++)
			stencils[i] = STENCIL[i % 9];
		final T stencil = ops.constant(stencils, channels, 1, 3, 3);
		final T one = ops.constant(1);
		final T weights = passing == null ? ops.wherePositive(mask, one, one) : passing;
		final T inside = ops.convolve(weights, ops.constant(STENCIL, 1, 1, 3, 3), null, 1, 1, 1);
		// one product and one sum a step; a choice by mask and a division would cost half as much again
		final T zero = ops.constant(0);
		// a level of a single pixel has no neighbours: it stays as it is
		final T share = ops.wherePositive(inside, ops.divide(weights, inside), zero);
		final T holeShare = ops.wherePositive(mask, zero, share);
		// the samples times their weights are what is stepped on with
		T fill = passing == null ? start : ops.multiply(start, passing);
		for (int i = 0; i < steps; i++)
			fill = ops.add(ops.multiply(ops.convolve(fill, stencil, null, 1, 1, channels), holeShare), known);
		return passing == null ? fill : ops.divide(fill, passing);
	}
}
