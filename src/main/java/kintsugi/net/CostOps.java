package kintsugi.net;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts instead of computing: floating-point operations, parameters, shapes and the receptive field.
 * <p>
 * Choosing, joining, reshaping and repeating move samples and count nothing. Counts are those of the operations as
 * written; a runtime that fuses or folds them does less.
 * </p>
 */
public final class CostOps implements Ops<CostOps.Value> {

	/** Weighing four neighbours: four multiplications, three additions. */
	private static final int BILINEAR_FLOPS = 7;
	/** Averaging four samples: three additions, one multiplication. */
	private static final int POOL_FLOPS = 4;
	/** An exponential, an addition and a division. */
	private static final int SIGMOID_FLOPS = 3;
	/** The greatest is subtracted first. */
	private static final int SOFTMAX_FLOPS = 4;

	private final Map<String, Parameter> parameters = new HashMap<>();
	private long flops;
	private long convolutionFlops;
	private long values;

	/**
	 * A value of which only the outline is known.
	 *
	 * @param shape the lengths of its axes
	 * @param jump the distance of neighbouring samples in input pixels, 0 where it has no place in the image
	 * @param extent the side in input pixels of what one sample depends on, 0 if on no pixel
	 */
	public record Value(List<Integer> shape, double jump, double extent) {

		private int length(final int axis) {
			return shape.get(axis);
		}

		private long size() {
			return shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
		}

		private Value withShape(final Integer... lengths) {
			return new Value(List.of(lengths), jump, extent);
		}
	}

	/** Makes an input of the network: each sample depends on its own pixel. */
	static Value input(final int n, final int channels, final int height, final int width) {
		return new Value(List.of(n, channels, height, width), 1, 1);
	}

	/** Sums up what has been counted so far, for a network with this output. */
	Cost cost(final Value output) {
		final long all = parameters.values().stream().mapToLong(Parameter::size).sum();
		final long trainable = parameters.values().stream().filter(Parameter::trainable).mapToLong(Parameter::size).sum();
		return new Cost(flops, convolutionFlops, values, all, trainable, Math.round(output.extent), output.shape);
	}

	@Override
	public Value parameter(final Parameter parameter) {
		parameters.put(parameter.name(), parameter);
		return shaped(parameter.shape());
	}

	@Override
	public Value constant(final float[] values, final int... shape) {
		return shaped(shape);
	}

	private static Value shaped(final int... shape) {
		return new Value(Arrays.stream(shape).boxed().toList(), 0, 0);
	}

	@Override
	public Value convolve(final Value x, final Value weight, final Value bias, final int stride, final int padding,
		final int dilation, final int groups)
	{
		final int kernel = weight.length(2);
		require(x.length(1) == weight.length(1) * groups, "convolution", x, weight);
		final int height = (x.length(2) + 2 * padding - dilation * (kernel - 1) - 1) / stride + 1;
		final int width = (x.length(3) + 2 * padding - dilation * (weight.length(3) - 1) - 1) / stride + 1;
		final double extent = x.extent + dilation * (Math.max(kernel, weight.length(3)) - 1) * x.jump;
		final Value y = new Value(List.of(x.length(0), weight.length(0), height, width), x.jump * stride, extent);
		final long macs = y.size() * weight.length(1) * kernel * weight.length(3);
		final long operations = 2 * macs + (bias == null ? 0 : y.size());
		convolutionFlops += operations;
		flops += operations;
		return made(y);
	}

	@Override
	public Value reflect(final Value x, final int padding) {
		if (padding >= Math.min(x.length(2), x.length(3))) throw new IllegalArgumentException("The network mirrors " +
			padding + " samples at the border, which " + x.shape + " does not have.");
		return made(x.withShape(x.length(0), x.length(1), x.length(2) + 2 * padding, x.length(3) + 2 * padding));
	}

	@Override
	public Value add(final Value a, final Value b) {
		return counted(broadcast("addition", a, b), 1);
	}

	@Override
	public Value multiply(final Value a, final Value b) {
		return counted(broadcast("multiplication", a, b), 1);
	}

	@Override
	public Value divide(final Value a, final Value b) {
		return counted(broadcast("division", a, b), 1);
	}

	@Override
	public Value squareRoot(final Value x) {
		return counted(x, 1);
	}

	@Override
	public Value wherePositive(final Value condition, final Value yes, final Value no) {
		return made(broadcast("choice", condition, broadcast("choice", yes, no)));
	}

	@Override
	public Value reshape(final Value x, final int... shape) {
		final Value y = new Value(shaped(shape).shape, x.jump, x.extent);
		require(x.size() == y.size(), "reshape", x, y);
		return y;
	}

	@Override
	public Value concat(final List<Value> values) {
		Value joined = values.get(0);
		for (final Value next : values.subList(1, values.size())) {
			final int channels = joined.length(1) + next.length(1);
			// everything but the channels must agree, so compare and combine with one channel each
			final Value one = joined.withShape(joined.length(0), 1, joined.length(2), joined.length(3));
			final Value other = next.withShape(next.length(0), 1, next.length(2), next.length(3));
			require(one.shape.equals(other.shape), "concatenation", joined, next);
			final Value both = broadcast("concatenation", one, other);
			joined = both.withShape(both.length(0), channels, both.length(2), both.length(3));
		}
		return made(joined);
	}

	@Override
	public Value channels(final Value x, final int from, final int to) {
		if (from < 0 || from >= to || to > x.length(1)) throw new IllegalArgumentException("The network takes channels " +
			from + " to " + to + " of " + x.shape + ".");
		return made(x.withShape(x.length(0), to - from, x.length(2), x.length(3)));
	}

	@Override
	public Value channelsToSquares(final Value x, final int factor) {
		final List<Integer> shape = List.of(x.length(0), x.length(1) / factor / factor, factor * x.length(2), factor * x
			.length(3));
		return made(new Value(shape, x.jump / factor, x.extent));
	}

	@Override
	public Value squaresToChannels(final Value x, final int factor) {
		if (x.length(2) % factor != 0 || x.length(3) % factor != 0) throw new IllegalArgumentException(
			"The network makes channels of squares of " + factor + " samples, which " + x.shape + " is not made of.");
		final List<Integer> shape = List.of(x.length(0), x.length(1) * factor * factor, x.length(2) / factor, //
			x.length(3) / factor);
		return made(new Value(shape, x.jump * factor, x.extent + (factor - 1) * x.jump));
	}

	@Override
	public Value upsampleNearest(final Value x) {
		return made(doubled(x));
	}

	private static Value doubled(final Value x) {
		return new Value(List.of(x.length(0), x.length(1), 2 * x.length(2), 2 * x.length(3)), x.jump / 2, x.extent);
	}

	@Override
	public Value upsampleBilinear(final Value x) {
		final Value y = doubled(x);
		return counted(new Value(y.shape, y.jump, x.extent + x.jump), BILINEAR_FLOPS);
	}

	@Override
	public Value averagePool(final Value x) {
		if (x.length(2) % 2 != 0 || x.length(3) % 2 != 0) throw new IllegalArgumentException(
			"The network halves H and W, which must be even, not " + x.shape + ".");
		final List<Integer> half = List.of(x.length(0), x.length(1), x.length(2) / 2, x.length(3) / 2);
		return counted(new Value(half, 2 * x.jump, x.extent + x.jump), POOL_FLOPS);
	}

	@Override
	public Value spatialSum(final Value x) {
		flops += x.size();
		final double extent = x.extent + (Math.max(x.length(2), x.length(3)) - 1) * x.jump;
		return made(new Value(List.of(x.length(0), x.length(1), 1, 1), 0, extent));
	}

	@Override
	public Value batchNorm(final Value x, final BatchNorm norm) {
		norm.parameters().forEach(this::parameter);
		return counted(x, 2);
	}

	@Override
	public Value relu(final Value x) {
		return counted(x, 1);
	}

	@Override
	public Value leakyRelu(final Value x, final float slope) {
		return counted(x, 1);
	}

	@Override
	public Value elu(final Value x) {
		return counted(x, 2);
	}

	@Override
	public Value sigmoid(final Value x) {
		return counted(x, SIGMOID_FLOPS);
	}

	@Override
	public Value tanh(final Value x) {
		return counted(x, SIGMOID_FLOPS);
	}

	@Override
	public Value softmax(final Value x) {
		return counted(x, SOFTMAX_FLOPS);
	}

	@Override
	public Value products(final Value a, final Value b) {
		require(a.length(1) == b.length(1), "product of all samples", a, b);
		return everywhere(a.withShape(Math.max(a.length(0), b.length(0)), b.length(2) * b.length(3), a.length(2), //
			a.length(3)), a.length(1), b);
	}

	@Override
	public Value weightedSum(final Value weights, final Value values, final Value like) {
		require(weights.length(1) == like.length(2) * like.length(3), "weighted sum", weights, like);
		require(weights.shape.subList(2, 4).equals(values.shape.subList(2, 4)), "weighted sum", weights, values);
		return everywhere(weights.withShape(weights.length(0), values.length(1), like.length(2), like.length(3)), //
			values.length(2) * values.length(3), values);
	}

	/** Counts a sum of products; each sample depends on all of {@code other}. */
	private Value everywhere(final Value y, final int terms, final Value other) {
		flops += 2 * y.size() * terms;
		final double extent = other.extent + (Math.max(other.length(2), other.length(3)) - 1) * other.jump;
		return made(new Value(y.shape, Math.max(y.jump, other.jump), Math.max(y.extent, extent)));
	}

	@Override
	public Value neighbours(final Value pairs, final Value like, final int rows, final int columns) {
		require(pairs.length(1) == like.length(2) * like.length(3), "choice of neighbours", pairs, like);
		return made(new Value(pairs.shape, pairs.jump, pairs.extent + 2 * pairs.jump));
	}

	private Value counted(final Value value, final int operationsPerSample) {
		flops += operationsPerSample * value.size();
		return made(value);
	}

	/** Counts what an operation leaves in memory; reshaping and repeating along broadcast axes leave nothing. */
	private Value made(final Value value) {
		values += value.size();
		return value;
	}

	private static Value broadcast(final String operation, final Value a, final Value b) {
		require(a.shape.size() == b.shape.size(), operation, a, b);
		final Integer[] shape = new Integer[a.shape.size()];
		for (int axis = 0; axis < shape.length; axis++) {
			final int length = Math.max(a.length(axis), b.length(axis));
			require(Math.min(a.length(axis), b.length(axis)) == 1 || a.length(axis) == b.length(axis), operation, a, b);
			shape[axis] = length;
		}
		return new Value(List.of(shape), Math.max(a.jump, b.jump), Math.max(a.extent, b.extent));
	}

	private static void require(final boolean condition, final String operation, final Value a, final Value b) {
		if (!condition) throw new IllegalArgumentException("The shapes " + a.shape + " and " + b.shape +
			" do not fit in a " + operation + " of the network; H and W must be multiples of what it halves.");
	}
}
