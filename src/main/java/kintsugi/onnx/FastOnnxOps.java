package kintsugi.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

import kintsugi.net.DoubledKernel;
import kintsugi.net.Parameter;

/**
 * Records a network as a graph that is computed faster on a CPU and cannot be trained further: its weights are derived
 * from the network's.
 * <p>
 * A 3x3 convolution of features that are doubled by repetition is four 2x2 convolutions before they are doubled, with
 * 4/9 of the arithmetic, see {@link DoubledKernel}; joined inputs are convolved apart and added, so that nothing is
 * copied together; and features and their gates are convolved apart, so that nothing is cut out. Where doubled features
 * are gated, this is done before the four parts are put together, on half of the channels. A base fill is left to be
 * made before, see {@link BaseFill}.
 * </p>
 */
final class FastOnnxOps extends OnnxOps {

	/** The runtime computes this many output channels at once, and pads fewer. */
	private static final int BLOCK = 8;
	/** And so many blocks in one go. */
	private static final int BLOCKS = 4;
	private static final int KERNEL = 9;
	private static final int PART = 4;
	/** An optional input that is left out. */
	private static final Value NONE = new Value("");
	private static final long TO_END = Integer.MAX_VALUE;

	private final Function<Parameter, float[]> weights;
	/** Made when they are written, so that they are not all in memory at once. */
	private final Map<String, Supplier<float[]>> derived = new HashMap<>();
	private int fillLevels;
	private Parameter lastRead;
	private float[] lastValues;

	/** Derives from the given weights. */
	FastOnnxOps(final Function<Parameter, float[]> weights) {
		this.weights = weights;
	}

	/** Gets the values of a parameter of the graph, one of the network's or derived. */
	float[] values(final Parameter parameter) {
		final Supplier<float[]> own = derived.get(parameter.name());
		return own == null ? read(parameter) : own.get();
	}

	/** Reads a parameter of the network; what is derived from the same is written one after the other. */
	private float[] read(final Parameter parameter) {
		if (lastRead == null || !lastRead.name().equals(parameter.name())) {
			lastValues = weights.apply(parameter);
			lastRead = parameter;
		}
		return lastValues;
	}

	private Value derived(final String name, final Supplier<float[]> values, final int... shape) {
		derived.put(name, values);
		return parameter(new Parameter(name, Parameter.Role.WEIGHT, shape));
	}

	/** Gets the levels of the base fill that the graph expects to have been made, or 0. */
	int fillLevels() {
		return fillLevels;
	}

	@Override
	public Value harmonicFill(final Value image, final Value mask, final Value lines, final int channels,
		final int levels)
	{
		final boolean ofInputs = image.name().equals(OnnxFile.IMAGE) && mask.name().equals(OnnxFile.MASK) && //
			(lines == null || lines.name().equals(OnnxFile.SKETCH));
		if (!ofInputs) return super.harmonicFill(image, mask, lines, channels, levels);
		fillLevels = levels;
		return image;
	}

	@Override
	public Value keepWherePositive(final Value condition, final Value x) {
		// the runtime's own choice takes three passes
		return multiply(x, wherePositive(condition, constant(1), constant(0)));
	}

	@Override
	public Value elu(final Value x) {
		// e^x - 1 is above x where x is negative, and 0 is not where it was cut off; the runtime's own takes longer
		final Value negative = node("Clip", List.of(x, NONE, constant(new float[1])), Map.of());
		final Value exponential = node("Exp", List.of(negative), Map.of());
		return node("Max", List.of(x, add(exponential, constant(-1))), Map.of());
	}

	@Override
	public Value convolveDoubled(final Value low, final Value skip, final Parameter weight, final int lowChannels) {
		final int out = weight.shape()[0];
		final List<Value> parts = out < BLOCK ? cutOut(low, weight, lowChannels) : apart(low, weight, null, lowChannels);
		// with a stride of 1, other than joined: this is faster for the many channels that are not gated
		final Value skipped = convolve(skip, skipWeight(weight, lowChannels), null, 1, 1, 1);
		return add(interleaved(parts, doubledSides(low)), skipped);
	}

	@Override
	public Value convolveJoinedGated(final Value low, final Value skip, final Parameter weight, final Parameter bias,
		final int lowChannels)
	{
		final List<Value> parts = new ArrayList<>();
		for (final Value part : joined(low, skip, weight, parameter(bias), lowChannels))
			parts.add(gated(part, bias.size() / 2));
		return interleaved(parts, doubledSides(low));
	}

	/**
	 * Convolves features that are doubled and those that they join to the four parts of the result, [N, K, H, W] each:
	 * the latter with a stride of 2, from another sample on for each part.
	 */
	private List<Value> joined(final Value low, final Value skip, final Parameter weight, final Value bias,
		final int lowChannels)
	{
		final Value skipWeight = skipWeight(weight, lowChannels);
		final List<Value> lows = apart(low, weight, bias, lowChannels);
		final List<Value> parts = new ArrayList<>();
		for (int i = 0; i < PART; i++)
			parts.add(add(lows.get(i), strided(skip, skipWeight, null, 2, i)));
		return parts;
	}

	private Value skipWeight(final Parameter weight, final int lowChannels) {
		final int out = weight.shape()[0];
		final int channels = weight.shape()[1] - lowChannels;
		return derived(weight.name() + ".skip", () -> part(read(weight), out, lowChannels, channels), out, channels, 3, 3);
	}

	/** Convolves to one of four parts, zero-padded on the sides where its kernel reaches beyond the image. */
	private Value strided(final Value x, final Value kernel, final Value bias, final long stride, final int part) {
		final long v = part / 2;
		final long u = part % 2;
		return node("Conv", bias == null ? List.of(x, kernel) : List.of(x, kernel, bias), //
			Map.of("strides", List.of(stride, stride), "pads", List.of(1 - v, 1 - u, v, u), "group", 1L));
	}

	/** Gets the shape of an array whose sides are twice those of another, for a reshaping that keeps N and K. */
	private Value doubledSides(final Value low) {
		final Value sides = node("Shape", List.of(low), Map.of("start", 2L, "end", 4L));
		final Value doubled = node("Mul", List.of(sides, integers(2, 2)), Map.of());
		return node("Concat", List.of(integers(0, 0), doubled), Map.of("axis", 0L));
	}

	@Override
	public Value convolveGated(final Value x, final Parameter weight, final Parameter bias, final int stride,
		final int dilation)
	{
		final int channels = bias.size() / 2;
		// where the halves are not whole sets of blocks, two convolutions cost more than one that is cut
		if (channels % (BLOCKS * BLOCK) != 0) return super.convolveGated(x, weight, bias, stride, dilation);
		final int[] shape = weight.shape().clone();
		shape[0] = channels;
		final int padding = dilation * (shape[2] / 2);
		final List<Value> halves = new ArrayList<>();
		for (int i = 0; i < 2; i++) {
			final int half = i;
			final Value kernel = derived(weight.name() + "." + i, () -> half(read(weight), half), shape);
			final Value term = derived(bias.name() + "." + i, () -> half(read(bias), half), channels);
			halves.add(convolve(x, kernel, term, stride, padding, dilation, 1));
		}
		return multiply(elu(halves.get(0)), sigmoid(halves.get(1)));
	}

	@Override
	public Value convolveDoubledGated(final Value x, final Parameter weight, final Parameter bias) {
		final int channels = bias.size() / 2;
		final List<Value> parts = new ArrayList<>();
		for (final Value part : apart(x, weight, parameter(bias), weight.shape()[1]))
			parts.add(gated(part, channels));
		return interleaved(parts, doubledSides(x));
	}

	private static float[] half(final float[] values, final int which) {
		final int length = values.length / 2;
		return Arrays.copyOfRange(values, which * length, (which + 1) * length);
	}

	/**
	 * Puts the four parts where they belong in an array of a shape, which is a value of the graph, too. The runtime's own
	 * DepthToSpace takes several times as long.
	 */
	private Value interleaved(final List<Value> parts, final Value shape) {
		final List<Value> rows = new ArrayList<>();
		for (int v = 0; v < 2; v++) {
			final Value first = node("Unsqueeze", List.of(parts.get(2 * v), integers(1)), Map.of());
			final Value second = node("Unsqueeze", List.of(parts.get(2 * v + 1), integers(1)), Map.of());
			final Value both = node("Concat", List.of(first, second), Map.of("axis", 1L));
			rows.add(node("Transpose", List.of(both), Map.of("perm", List.of(0L, 2L, 3L, 4L, 1L))));
		}
		// [N, K, H, 2 W, 2] in memory is [N, K, 2 H, 2 W]
		return node("Reshape", List.of(node("Concat", rows, Map.of("axis", 3L)), shape), Map.of());
	}

	/** Convolves with the four kernels one by one: four of [N, K, H, W]; {@code bias} is null for none. */
	private List<Value> apart(final Value low, final Parameter weight, final Value bias, final int channels) {
		final int out = weight.shape()[0];
		final List<Value> parts = new ArrayList<>();
		for (int i = 0; i < PART; i++) {
			final int part = i;
			final Value kernel = derived(weight.name() + ".low." + i, () -> kernels(read(weight), out, channels, part), //
				out, channels, 2, 2);
			parts.add(strided(low, kernel, bias, 1, i));
		}
		return parts;
	}

	/** Convolves with the four kernels at once, on a row and a column more than each needs, and cuts the four out. */
	private List<Value> cutOut(final Value low, final Parameter weight, final int channels) {
		final int out = weight.shape()[0];
		final Value kernels = derived(weight.name() + ".low", () -> all(read(weight), out, channels), //
			PART * out, channels, 2, 2);
		final Value all = convolve(low, kernels, null, 1, 1, 1);
		final List<Value> parts = new ArrayList<>();
		for (int i = 0; i < PART; i++) {
			final long v = i / 2;
			final long u = i % 2;
			parts.add(node("Slice", List.of(all, integers(i * out, v, u), //
				integers((i + 1) * out, v == 0 ? -1 : TO_END, u == 0 ? -1 : TO_END), integers(1, 2, 3)), Map.of()));
		}
		return parts;
	}

	/** Copies the last {@code count} input channels of a weight of {@code out} output channels, after {@code skipped}. */
	private static float[] part(final float[] weight, final int out, final int skipped, final int count) {
		final float[] part = new float[out * count * KERNEL];
		for (int i = 0; i < out; i++)
			System.arraycopy(weight, (i * (skipped + count) + skipped) * KERNEL, part, i * count * KERNEL, count * KERNEL);
		return part;
	}

	private static float[] all(final float[] weight, final int out, final int channels) {
		final int size = out * channels * PART;
		final float[] all = new float[PART * size];
		for (int i = 0; i < PART; i++)
			System.arraycopy(kernels(weight, out, channels, i), 0, all, i * size, size);
		return all;
	}

	/** Sums up the weights of the first input channels to one of the four kernels: [K, C, 2, 2]. */
	private static float[] kernels(final float[] weight, final int out, final int channels, final int part) {
		final int in = weight.length / KERNEL / out;
		final float[] kernels = new float[out * channels * PART];
		for (int i = 0; i < out; i++)
			for (int c = 0; c < channels; c++)
				DoubledKernel.fold(weight, (i * in + c) * KERNEL, part, kernels, (i * channels + c) * PART);
		return kernels;
	}
}
