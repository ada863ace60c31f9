package kintsugi.net;

import java.util.Arrays;

/**
 * Contextual attention (Yu et al. 2018, Generative Image Inpainting with Contextual Attention, section 4.1): each place
 * is rebuilt of patches of the background, by how alike their surroundings are.
 * <p>
 * Patches of 3 x 3 samples, {@code rate} times reduced, are compared by their cosines; each cosine is joined by those of
 * the eight pairs of neighbours that lie alike; a softmax over all patches of the background makes shares of them; and the
 * patches at full scale, of 2 rate x 2 rate samples every rate samples, are summed by these shares. Patches that reach
 * into a hole or beyond the border are left out, in each image by its own mask; where none is left the result is 0.
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

	private final int channels;
	private final int rate;
	private final float scale;

	/**
	 * Describes the layer.
	 *
	 * @param channels C of the features
	 * @param rate how far apart places are that are compared: a power of 2, 2 or more; H and W must be multiples of it and
	 *          at least 2 rate
	 * @param scale the factor of the cosines
	 */
	ContextualAttention(final int channels, final int rate, final float scale) {
		this.channels = channels;
		this.rate = rate;
		this.scale = scale;
	}

	/**
	 * Rebuilds features.
	 *
	 * @param x [N, C, H, W]
	 * @param valid [N, 1, H, W], 1 where a sample is of the background only, else 0
	 * @return [N, C, H, W]
	 */
	<T> T forward(final Ops<T> ops, final T x, final T valid) {
		T reduced = x;
		for (int r = rate; r > 1; r /= 2)
			reduced = ops.averagePool(reduced);
		final T patches = directions(ops, reduced);
		final T usable = ops.products(ops.constant(1), usable(ops, valid));
		final T cosines = ops.sumOfNeighbours(ops.products(patches, patches), patches);
		final T scores = ops.wherePositive(usable, ops.multiply(cosines, ops.constant(scale)), ops.constant(NEVER));
		// where no patch is usable all shares are equal, and wrong
		final T shares = ops.multiply(ops.softmax(scores), usable);
		final T raw = patches(ops, x, 2 * rate, rate, rate / 2);
		return paste(ops, ops.weightedSum(shares, raw), ops.channels(raw, 0, 1));
	}

	/** Cuts out patches, each a sample of [N, C · size · size, H / stride, W / stride], zero outside. */
	private <T> T patches(final Ops<T> ops, final T x, final int size, final int stride, final int padding) {
		return ops.convolve(x, ops.constant(places(size), channels * size * size, 1, size, size), null, stride, padding,
			channels);
	}

	/** Makes, for each channel, a kernel for each place of a patch that is 1 there and 0 elsewhere. */
	private float[] places(final int size) {
		final int area = size * size;
		final float[] places = new float[channels * area * area];
		for (int i = 0; i < channels * area; i++)
			places[i * area + i % area] = 1;
		return places;
	}

	/** Cuts out patches of 3 x 3 samples and divides each by its length. */
	private <T> T directions(final Ops<T> ops, final T x) {
		final T squares = ops.convolve(ops.multiply(x, x), ops.constant(ones(9 * channels), 1, channels, 3, 3), null, 1, 1,
			1);
		final T lengths = ops.squareRoot(ops.add(squares, ops.constant(LEAST_SQUARE)));
		return ops.divide(patches(ops, x, 3, 1, 1), lengths);
	}

	/** Tells of each patch whether all that it is compared by and made of is background: [N, 1, H / rate, W / rate]. */
	private <T> T usable(final Ops<T> ops, final T valid) {
		final int side = 3 * rate;
		final T count = ops.convolve(valid, ops.constant(ones(side * side), 1, 1, side, side), null, rate, rate, 1);
		return ops.wherePositive(ops.add(count, ops.constant(0.5f - side * side)), ops.constant(1), ops.constant(0));
	}

	/** Puts patches where they belong; where several overlap their mean is taken. */
	private <T> T paste(final Ops<T> ops, final T patches, final T like) {
		final T one = ops.constant(1);
		final int area = 4 * rate * rate;
		final T counts = ops.convolve(ops.wherePositive(like, one, one), ops.constant(counts(), rate * rate, 1, 3, 3), null,
			1, 1, 1);
		final T sums = ops.convolve(patches, ops.constant(overlaps(), channels * rate * rate, area, 3, 3), null, 1, 1,
			channels);
		return ops.divide(ops.channelsToSquares(sums, rate), ops.channelsToSquares(counts, rate));
	}

	/**
	 * Makes kernels [C · rate², 4 rate², 3, 3] that find, for each place of a square of rate x rate samples, what the
	 * patches of the square and of its neighbours hold for it.
	 */
	private float[] overlaps() {
		final int side = 2 * rate;
		final float[] kernels = new float[channels * rate * rate * side * side * 9];
		for (int place = 0; place < channels * rate * rate; place++)
			for (int neighbour = 0; neighbour < 9; neighbour++) {
				final int row = inPatch(place / rate % rate, neighbour / 3);
				final int column = inPatch(place % rate, neighbour % 3);
				final boolean inside = row >= 0 && row < side && column >= 0 && column < side;
				if (inside) kernels[((place * side + row) * side + column) * 9 + neighbour] = 1;
			}
		return kernels;
	}

	/** Makes kernels [rate², 1, 3, 3] that count the patches that reach each place. */
	private float[] counts() {
		final int area = 4 * rate * rate;
		final float[] overlaps = overlaps();
		final float[] counts = new float[9 * rate * rate];
		for (int i = 0; i < rate * rate * area * 9; i++)
			counts[i / (area * 9) * 9 + i % 9] += overlaps[i];
		return counts;
	}

	/** Gets where in a neighbour's patch a row or column of the square lies; the patches begin half a square before. */
	private int inPatch(final int inSquare, final int neighbour) {
		return inSquare + rate / 2 + (1 - neighbour) * rate;
	}

	private static float[] ones(final int count) {
		final float[] ones = new float[count];
		Arrays.fill(ones, 1);
		return ones;
	}
}
