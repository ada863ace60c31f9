package kintsugi.net;

import java.util.List;

/**
 * The few operations that the networks are made of, on values of type {@code T}.
 * <p>
 * Every value has the axes N, C, H, W. The arithmetic operations broadcast axes of length 1. A back end computes
 * (training), writes a graph (export) or counts (cost); a network does not know which.
 * </p>
 *
 * @param <T> a value of the back end: an array, a node of a graph, a shape
 */
public interface Ops<T> {

	/** Gets the value of a parameter of the network, in the parameter's own shape. */
	T parameter(Parameter parameter);

	/** Gets a constant of the given shape, values in row-major order. */
	T constant(float[] values, int... shape);

	/** Gets a constant that broadcasts to any shape [1, 1, 1, 1]. */
	default T constant(final float value) {
		return constant(new float[] { value }, 1, 1, 1, 1);
	}

	/**
	 * Cross-correlates {@code x} [N, C, H, W] with {@code weight} [K, C / groups, h, w], zero-padded by {@code padding}
	 * on all four sides.
	 *
	 * @param bias one value an output channel [K], or null for none
	 */
	default T convolve(final T x, final T weight, final T bias, final int stride, final int padding,
		final int groups)
	{
		return convolve(x, weight, bias, stride, padding, 1, groups);
	}

	/**
	 * Cross-correlates as {@link #convolve(Object, Object, Object, int, int, int)} does, with the places of the kernel
	 * {@code dilation} samples apart.
	 *
	 * @param bias one value an output channel [K], or null for none
	 */
	T convolve(T x, T weight, T bias, int stride, int padding, int dilation, int groups);

	/**
	 * Doubles H and W of {@code low} [N, C, H, W] by repeating each sample, joins {@code skip} [N, c, 2H, 2W] along the
	 * channel axis, and cross-correlates both with {@code weight} [K, C + c, 3, 3], zero-padded by 1 on all four sides.
	 *
	 * @param lowChannels C
	 */
	default T convolveDoubled(final T low, final T skip, final Parameter weight, final int lowChannels) {
		return convolve(concat(List.of(upsampleNearest(low), skip)), parameter(weight), null, 1, 1, 1);
	}

	/**
	 * Cross-correlates {@code x} [N, C, H, W] with {@code weight} [2K, C, k, k], zero-padded so that only the stride
	 * changes H and W, and gates the result as {@link #gated} does.
	 *
	 * @param bias one value an output channel [2K]
	 * @return [N, K, H / stride, W / stride]
	 */
	default T convolveGated(final T x, final Parameter weight, final Parameter bias, final int stride,
		final int dilation)
	{
		final int padding = dilation * (weight.shape()[2] / 2);
		return gated(convolve(x, parameter(weight), parameter(bias), stride, padding, dilation, 1), weight.shape()[0] / 2);
	}

	/**
	 * Doubles H and W of {@code x} [N, C, H, W] by repeating each sample, before it does as
	 * {@link #convolveGated(Object, Parameter, Parameter, int, int)} does.
	 *
	 * @param weight [2K, C, 3, 3]
	 * @param bias one value an output channel [2K]
	 * @return [N, K, 2H, 2W]
	 */
	default T convolveDoubledGated(final T x, final Parameter weight, final Parameter bias) {
		return convolveGated(upsampleNearest(x), weight, bias, 1, 1);
	}

	/**
	 * Doubles H and W of {@code low} [N, C, H, W] by repeating each sample, joins {@code skip} [N, c, 2H, 2W] along the
	 * channel axis, cross-correlates both with {@code weight} [2K, C + c, 3, 3], zero-padded by 1 on all four sides, and
	 * gates the result as {@link #gated} does.
	 *
	 * @param bias one value an output channel [2K]
	 * @param lowChannels C
	 * @return [N, K, 2H, 2W]
	 */
	default T convolveJoinedGated(final T low, final T skip, final Parameter weight, final Parameter bias,
		final int lowChannels)
	{
		final T sums = convolveDoubled(low, skip, weight, lowChannels);
		return gated(add(sums, reshape(parameter(bias), 1, bias.size(), 1, 1)), bias.size() / 2);
	}

	/**
	 * Multiplies the first {@code channels} channels, through {@link #elu}, with the others, through {@link #sigmoid}.
	 */
	default T gated(final T x, final int channels) {
		return multiply(elu(channels(x, 0, channels)), sigmoid(channels(x, channels, 2 * channels)));
	}

	/**
	 * Mirrors H and W at the border by {@code padding} samples on all four sides, the border's own samples not repeated.
	 *
	 * @param padding less than H and W
	 */
	T reflect(T x, int padding);

	/** Adds, broadcasting. */
	T add(T a, T b);

	/** Multiplies, broadcasting. */
	T multiply(T a, T b);

	/** Divides, broadcasting; a zero divisor gives an infinity or NaN, as in IEEE 754. */
	T divide(T a, T b);

	/** Gets the square root of each value, none of which may be negative. */
	T squareRoot(T x);

	/** Chooses {@code yes} where {@code condition} is above zero and {@code no} elsewhere, broadcasting all three. */
	T wherePositive(T condition, T yes, T no);

	/** Keeps {@code x}, which must be finite, where {@code condition} is above zero and makes it 0 elsewhere. */
	default T keepWherePositive(final T condition, final T x) {
		return wherePositive(condition, x, constant(0));
	}

	/** Gives a value other axis lengths, keeping the row-major order. */
	T reshape(T x, int... shape);

	/** Joins values along the channel axis. */
	T concat(List<T> values);

	/** Gets the channels {@code from} to {@code to - 1}. */
	T channels(T x, int from, int to);

	/**
	 * Makes squares of samples of as many channels: [N, factor² · C, H, W] to [N, C, factor · H, factor · W], where
	 * channel (v · factor + u) · C + c gives row v and column u of each square.
	 */
	T channelsToSquares(T x, int factor);

	/**
	 * Makes channels of squares of samples, whose number H and W must be multiples of: {@link #channelsToSquares}
	 * undone.
	 */
	T squaresToChannels(T x, int factor);

	/** Doubles H and W by repeating each sample. */
	T upsampleNearest(T x);

	/** Doubles H and W bilinearly, with half-pixel centres and the border repeated. */
	T upsampleBilinear(T x);

	/** Halves H and W by the mean of each 2x2 block; both must be even. */
	T averagePool(T x);

	/** Sums over H and W: [N, C, 1, 1]. */
	T spatialSum(T x);

	/** Normalises each channel (Ioffe and Szegedy 2015), by batch statistics in training and running ones otherwise. */
	T batchNorm(T x, BatchNorm norm);

	/** max(x, 0). */
	T relu(T x);

	/** x where positive, {@code slope} times x elsewhere. */
	T leakyRelu(T x, float slope);

	/** x where positive, e^x - 1 elsewhere (Clevert et al. 2016). */
	T elu(T x);

	/** 1 / (1 + e^-x). */
	T sigmoid(T x);

	/** The hyperbolic tangent. */
	T tanh(T x);

	/** Makes the samples of each channel positive with the sum 1, in proportion to e^x. */
	T softmax(T x);

	/**
	 * Multiplies each sample of {@code a} with each of {@code b} and sums over the channels.
	 *
	 * @param a [N, C, H, W], whose N may be 1
	 * @param b [N, C, h, w]
	 * @return [N, h · w, H, W]: a channel for each sample of {@code b}, row by row
	 */
	T products(T a, T b);

	/**
	 * Sums the samples of {@code values} with weights: what {@link #products} compared comes together again.
	 *
	 * @param weights [N, h · w, H, W]
	 * @param values [N, C, H, W]
	 * @param like of h and w
	 * @return [N, C, h, w]
	 */
	T weightedSum(T weights, T values, T like);

	/**
	 * Gets, for each pair of two samples, what the pair holds that lies some rows and columns on in both; 0 where
	 * either is outside.
	 *
	 * @param pairs [N, h · w, H, W] as {@link #products} gives them
	 * @param like of h and w
	 * @param rows -1, 0 or 1
	 * @param columns -1, 0 or 1
	 * @return [N, h · w, H, W]
	 */
	T neighbours(T pairs, T like, int rows, int columns);

	/**
	 * Fills the hole of an image by {@link PyramidHarmonic}. No gradient needs to pass.
	 *
	 * @param image [N, C, H, W], H and W multiples of 2^levels
	 * @param mask [N, 1, H, W], 1 = valid, 0 = hole
	 * @param lines [N, 1, H, W], 1 on lines of a sketch; or null for a fill that knows none
	 * @param channels C
	 */
	default T harmonicFill(final T image, final T mask, final T lines, final int channels, final int levels) {
		return new PyramidHarmonic(channels, levels).forward(this, image, mask, lines);
	}
}
