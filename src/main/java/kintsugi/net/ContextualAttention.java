package kintsugi.net;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Contextual attention (Yu et al. 2018, Generative Image Inpainting with Contextual Attention, section 4.1): each place
 * is rebuilt of patches of the background, by how alike their surroundings are.
 * <p>
 * Patches of 3 x 3 samples, {@code rate} times reduced, are compared by their cosines; each cosine is joined by those
 * of the eight pairs of neighbours that lie alike, which favours shifts of whole regions; a softmax over all patches of
 * the background makes shares of them; and the patches at full scale, of 2 rate x 2 rate samples every rate samples,
 * are summed by these shares, with the mean where several overlap. Patches that reach into a hole or beyond the border
 * are left out, in each image by its own mask; where none is left the result is 0.
 * </p>
 * <p>
 * No patch is ever copied. The product of two patches is the sum of the products of nine pairs of samples that lie
 * alike; and a sample of the result is in four patches, whose shares are summed before samples are: a quarter of the
 * arithmetic.
 * </p>
 * <p>
 * The memory grows with the square of the places: (H W / rate²)² values for each of a few arrays.
 * </p>
 */
final class ContextualAttention {

	/** The factor of the cosines before the softmax, as published. */
	static final float SCALE = 10;

	/** Small beside squares of features, so that a patch of zeros has a length. */
	private static final float LEAST_SQUARE = 1e-8f;
	/** The logarithm of a share that is none. */
	private static final float NEVER = -1e9f;

	private final int rate;
	private final float scale;

	/**
	 * Describes the layer.
	 *
	 * @param rate how far apart places are that are compared: a power of 2, 2 or more; H and W must be multiples of it
	 *          and at least 2 rate
	 * @param scale the factor of the cosines
	 */
	ContextualAttention(final int rate, final float scale) {
		this.rate = rate;
		this.scale = scale;
	}

	/**
	 * Rebuilds features.
	 *
	 * @param x [N, C, H, W]
	 * @param valid [N, 1, H, W], 1 where a sample is of the background only, else 0
	 * @param channels C
	 * @return [N, C, H, W]
	 */
	<T> T forward(final Ops<T> ops, final T x, final T valid, final int channels) {
		T reduced = x;
		for (int r = rate; r > 1; r /= 2)
			reduced = ops.averagePool(reduced);
		final T usable = usable(ops, valid);
		final T never = ops.wherePositive(usable, ops.constant(0), ops.constant(NEVER));
		final T scores = sumOfNeighbours(ops, cosines(ops, reduced, channels), reduced);
		final T shares = ops.softmax(ops.add(scores, never));
		// where no patch is usable all shares are equal, and wrong
		return ops.wherePositive(ops.spatialSum(usable), rebuilt(ops, shares, x, reduced, channels), ops.constant(0));
	}

	/** Tells of each patch whether all that it is compared by and made of is background: [N, 1, H / rate, W / rate]. */
	private <T> T usable(final Ops<T> ops, final T valid) {
		final int side = 3 * rate;
		final T count = ops.convolve(valid, ops.constant(ones(side * side), 1, 1, side, side), null, rate, rate, 1);
		return ops.wherePositive(ops.add(count, ops.constant(0.5f - side * side)), ops.constant(1), ops.constant(0));
	}

	/** Compares each place with each: the cosines of their patches times the scale, [N, H · W, H, W] of the places. */
	private <T> T cosines(final Ops<T> ops, final T x, final int channels) {
		final T squares = ops.convolve(ops.multiply(x, x), ops.constant(ones(9 * channels), 1, channels, 3, 3), null, 1, 1,
			1);
		final T one = ops.constant(1);
		final T lengths = ops.squareRoot(ops.add(squares, ops.constant(LEAST_SQUARE)));
		final T products = sumOfNeighbours(ops, ops.products(x, x), x);
		final T ofBoth = ops.multiply(products, ops.divide(ops.constant(scale), lengths));
		return ops.multiply(ofBoth, ops.products(one, ops.divide(one, lengths)));
	}

	/** Adds to what each pair of places holds what the pairs hold that lie one to the same side of both. */
	private static <T> T sumOfNeighbours(final Ops<T> ops, final T pairs, final T like) {
		final T rows = ops.add(ops.add(pairs, ops.neighbours(pairs, like, -1, 0)), ops.neighbours(pairs, like, 1, 0));
		return ops.add(ops.add(rows, ops.neighbours(rows, like, 0, -1)), ops.neighbours(rows, like, 0, 1));
	}

	/**
	 * Puts patches together by their shares. A place stands for a square of rate x rate samples; each quarter of it is
	 * reached by the patches of four places, its own and those next to that quarter.
	 */
	private <T> T rebuilt(final Ops<T> ops, final T shares, final T x, final T places, final int channels) {
		final T squares = ops.squaresToChannels(ops.squaresToChannels(x, rate / 2), 2);
		final int size = channels * rate * rate / 4;
		final T one = ops.constant(1);
		final T counts = ops.convolve(ops.wherePositive(ops.channels(places, 0, 1), one, one), //
			ops.constant(reaching(), 4, 1, 3, 3), null, 1, 1, 1);
		final List<T> quarters = new ArrayList<>();
		for (int row = 0; row < 2; row++) {
			final T rows = ops.add(shares, ops.neighbours(shares, places, 2 * row - 1, 0));
			for (int column = 0; column < 2; column++) {
				final int quarter = 2 * row + column;
				final T summed = ops.add(rows, ops.neighbours(rows, places, 0, 2 * column - 1));
				final T samples = ops.channels(squares, quarter * size, (quarter + 1) * size);
				quarters.add(ops.divide(ops.weightedSum(summed, samples, places), //
					ops.channels(counts, quarter, quarter + 1)));
			}
		}
		return ops.channelsToSquares(ops.channelsToSquares(ops.concat(quarters), 2), rate / 2);
	}

	/** Makes kernels [4, 1, 3, 3] that count the patches that reach each quarter of a place: fewer at borders. */
	private static float[] reaching() {
		final float[] kernels = new float[4 * 9];
		for (int i = 0; i < kernels.length; i++) {
			final int row = i % 9 / 3 - i / 9 / 2;
			final int column = i % 3 - i / 9 % 2;
			if (row >= 0 && row < 2 && column >= 0 && column < 2) kernels[i] = 1;
		}
		return kernels;
	}

	private static float[] ones(final int count) {
		final float[] ones = new float[count];
		Arrays.fill(ones, 1);
		return ones;
	}
}
