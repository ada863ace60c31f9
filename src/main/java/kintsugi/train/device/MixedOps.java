package kintsugi.train.device;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;

import kintsugi.net.BatchNorm;
import kintsugi.net.Ops;
import kintsugi.net.Parameter;

/**
 * Computes convolutions by trained weights in float16 and all else in float32 (Micikevicius et al. 2018, mixed
 * precision training).
 * <p>
 * Counts of valid samples, base fills and everything else that is convolved with constants stay exact; results of
 * convolutions are float32 again before they are scaled by those counts, and the weights themselves stay float32.
 * Gradients pass through float16, so the loss must be scaled, see {@link LossScale}. Bfloat16, which would not need
 * that, cannot be had: DJL 0.35.1 ends the process when it is asked for it, on every device.
 * </p>
 */
public final class MixedOps implements Ops<NDArray> {

	private final Ops<NDArray> ops;
	private final Set<NDArray> weights = Collections.newSetFromMap(new IdentityHashMap<>());

	/** Computes with {@code ops}, which must give parameters and results in float32. */
	public MixedOps(final Ops<NDArray> ops) {
		this.ops = ops;
	}

	@Override
	public NDArray parameter(final Parameter parameter) {
		final NDArray array = ops.parameter(parameter);
		weights.add(array);
		return array;
	}

	@Override
	public NDArray convolve(final NDArray x, final NDArray weight, final NDArray bias, final int stride,
		final int padding, final int dilation, final int groups)
	{
		if (!weights.contains(weight)) return ops.convolve(x, weight, bias, stride, padding, dilation, groups);
		final NDManager step = x.getManager();
		final NDArray y = ops.convolve(half(x, step), half(weight, step), bias == null ? null : half(bias, step), stride,
			padding, dilation, groups);
		return ops.add(y, ops.constant(0)); // with a float32 the sum is float32
	}

	/** DJL's own change of type cuts the gradient off; a sum into an array of the other type passes it on. */
	private static NDArray half(final NDArray array, final NDManager step) {
		return step.zeros(array.getShape(), DataType.FLOAT16).addi(array);
	}

	@Override
	public NDArray constant(final float[] values, final int... shape) {
		return ops.constant(values, shape);
	}

	@Override
	public NDArray reflect(final NDArray x, final int padding) {
		return ops.reflect(x, padding);
	}

	@Override
	public NDArray add(final NDArray a, final NDArray b) {
		return ops.add(a, b);
	}

	@Override
	public NDArray multiply(final NDArray a, final NDArray b) {
		return ops.multiply(a, b);
	}

	@Override
	public NDArray divide(final NDArray a, final NDArray b) {
		return ops.divide(a, b);
	}

	@Override
	public NDArray wherePositive(final NDArray condition, final NDArray yes, final NDArray no) {
		return ops.wherePositive(condition, yes, no);
	}

	@Override
	public NDArray reshape(final NDArray x, final int... shape) {
		return ops.reshape(x, shape);
	}

	@Override
	public NDArray concat(final List<NDArray> values) {
		return ops.concat(values);
	}

	@Override
	public NDArray upsampleNearest(final NDArray x) {
		return ops.upsampleNearest(x);
	}

	@Override
	public NDArray upsampleBilinear(final NDArray x) {
		return ops.upsampleBilinear(x);
	}

	@Override
	public NDArray averagePool(final NDArray x) {
		return ops.averagePool(x);
	}

	@Override
	public NDArray spatialSum(final NDArray x) {
		return ops.spatialSum(x);
	}

	@Override
	public NDArray batchNorm(final NDArray x, final BatchNorm norm) {
		return ops.batchNorm(x, norm);
	}

	@Override
	public NDArray relu(final NDArray x) {
		return ops.relu(x);
	}

	@Override
	public NDArray leakyRelu(final NDArray x, final float slope) {
		return ops.leakyRelu(x, slope);
	}

	@Override
	public NDArray squareRoot(final NDArray x) {
		return ops.squareRoot(x);
	}

	@Override
	public NDArray channels(final NDArray x, final int from, final int to) {
		return ops.channels(x, from, to);
	}

	@Override
	public NDArray channelsToSquares(final NDArray x, final int factor) {
		return ops.channelsToSquares(x, factor);
	}

	@Override
	public NDArray squaresToChannels(final NDArray x, final int factor) {
		return ops.squaresToChannels(x, factor);
	}

	@Override
	public NDArray elu(final NDArray x) {
		return ops.elu(x);
	}

	@Override
	public NDArray sigmoid(final NDArray x) {
		return ops.sigmoid(x);
	}

	@Override
	public NDArray tanh(final NDArray x) {
		return ops.tanh(x);
	}

	@Override
	public NDArray softmax(final NDArray x) {
		return ops.softmax(x);
	}

	@Override
	public NDArray products(final NDArray a, final NDArray b) {
		return ops.products(a, b);
	}

	@Override
	public NDArray weightedSum(final NDArray shares, final NDArray values, final NDArray like) {
		return ops.weightedSum(shares, values, like);
	}

	@Override
	public NDArray neighbours(final NDArray pairs, final NDArray like, final int rows, final int columns) {
		return ops.neighbours(pairs, like, rows, columns);
	}

	@Override
	public NDArray harmonicFill(final NDArray image, final NDArray mask, final NDArray lines, final int channels,
		final int levels)
	{
		return ops.harmonicFill(image, mask, lines, channels, levels);
	}
}
