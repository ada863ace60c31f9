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
 */
public final class PyramidHarmonic {

	/** Jacobi steps at each level but the coarsest. */
	static final int STEPS = 8;
	/** Jacobi steps at the coarsest level, which starts from the mean and so has further to go. */
	static final int COARSEST_STEPS = 32;

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
	 */
	public <T> T forward(final Ops<T> ops, final T image, final T mask) {
		final T zero = ops.constant(0);
		final List<T> images = new ArrayList<>();
		final List<T> masks = new ArrayList<>();
		T known = ops.wherePositive(mask, image, zero);
		T weight = mask;
		images.add(known);
		masks.add(weight);
		for (int level = 1; level <= levels; level++) {
			// sums of valid samples and of weights are pooled alike, so that each valid sample counts once at every level
			known = ops.averagePool(known);
			weight = ops.averagePool(weight);
			images.add(ops.wherePositive(weight, ops.divide(known, weight), zero));
			masks.add(weight);
		}
		final T total = ops.spatialSum(weight);
		final T mean = ops.wherePositive(total, ops.divide(ops.spatialSum(known), total), zero);

		T fill = ops.wherePositive(masks.get(levels), images.get(levels), mean);
		fill = relax(ops, fill, images.get(levels), masks.get(levels), COARSEST_STEPS);
		for (int level = levels - 1; level >= 0; level--) {
			fill = ops.wherePositive(masks.get(level), images.get(level), ops.upsampleBilinear(fill));
			fill = relax(ops, fill, images.get(level), masks.get(level), STEPS);
		}
		return fill;
	}

	/**
	 * Replaces hole samples by the weighted mean of their neighbours inside the image, several times.
	 *
	 * @param known the valid samples, 0 in the hole
	 */
	private <T> T relax(final Ops<T> ops, final T start, final T known, final T mask, final int steps) {
		final float[] stencils = new float[9 * channels];
		for (int i = 0; i < stencils.length; i++)
			stencils[i] = STENCIL[i % 9];
		final T stencil = ops.constant(stencils, channels, 1, 3, 3);
		final T one = ops.constant(1);
		final T inside = ops.convolve(ops.wherePositive(mask, one, one), ops.constant(STENCIL, 1, 1, 3, 3), null, 1, 1,
			1);
		// one product and one sum a step; a choice by mask and a division would cost half as much again
		final T zero = ops.constant(0);
		// a level of a single pixel has no neighbours: it stays as it is
		final T share = ops.wherePositive(inside, ops.divide(one, inside), zero);
		final T holeShare = ops.wherePositive(mask, zero, share);
		T fill = start;
		for (int i = 0; i < steps; i++)
			fill = ops.add(ops.multiply(ops.convolve(fill, stencil, null, 1, 1, channels), holeShare), known);
		return fill;
	}
}
