package kintsugi.train;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

import kintsugi.net.BatchNorm;
import kintsugi.net.Membrane;
import kintsugi.net.Ops;
import kintsugi.net.Parameter;

/** Computes a network with DJL; what it makes belongs to the manager of one step. */
public final class DjlOps implements Ops<NDArray> {

	/** The share of the running statistics that a batch leaves; DJL passes PyTorch one minus it. */
	private static final float MOMENTUM = 0.9f;

	/** DJL's own numbers of PyTorch's interpolation modes. */
	private static final int NEAREST = 0;
	private static final int BILINEAR = 1;

	/** The least number of samples of a channel that is convolved before it is doubled. */
	private static final int LEAST_DOUBLED = 64;

	private final NDManager manager;
	private final Map<String, NDArray> parameters;
	private final boolean training;
	private final Set<String> frozen;
	private final DjlPairs pairs;

	/**
	 * Computes with the given parameters.
	 *
	 * @param manager owns all constants and, through the inputs made by it, all results
	 * @param parameters the arrays by parameter name
	 * @param training whether batch norm uses and moves batch statistics; otherwise it uses the running ones
	 */
	public DjlOps(final NDManager manager, final Map<String, NDArray> parameters, final boolean training) {
		this(manager, parameters, training, Set.of());
	}

	/**
	 * Computes with the given parameters, of which some stay as they are.
	 *
	 * @param manager owns all constants and, through the inputs made by it, all results
	 * @param parameters the arrays by parameter name
	 * @param training whether batch norm uses and moves batch statistics; otherwise it uses the running ones
	 * @param frozen the names of parameters that stay as they are: the batch norms with such a scale use the running
	 *          statistics in training, too
	 */
	public DjlOps(final NDManager manager, final Map<String, NDArray> parameters, final boolean training,
		final Set<String> frozen)
	{
		this.manager = manager;
		this.parameters = parameters;
		this.training = training;
		this.frozen = frozen;
		pairs = new DjlPairs(manager);
	}

	@Override
	public NDArray parameter(final Parameter parameter) {
		return parameters.get(parameter.name());
	}

	@Override
	public NDArray constant(final float[] values, final int... shape) {
		return manager.create(values, new Shape(java.util.Arrays.stream(shape).asLongStream().toArray()));
	}

	@Override
	public NDArray convolve(final NDArray x, final NDArray weight, final NDArray bias, final int stride,
		final int padding, final int dilation, final int groups)
	{
		return Conv2d.conv2d(x, weight, bias, new Shape(stride, stride), new Shape(padding, padding), //
			new Shape(dilation, dilation), groups).singletonOrThrow();
	}

	@Override
	public NDArray convolveDoubled(final NDArray low, final NDArray skip, final Parameter weight,
		final int lowChannels)
	{
		if (!pays(low)) return Ops.super.convolveDoubled(low, skip, weight, lowChannels);
		final NDArray all = parameter(weight);
		final NDArray lowWeight = view(all.get(":, 0:" + lowChannels));
		final NDArray skipWeight = view(all.get(":, " + lowChannels + ":"));
		return DoubledConvolution.of(low, lowWeight, manager).add(convolve(skip, skipWeight, null, 1, 1, 1));
	}

	@Override
	public NDArray convolveDoubledGated(final NDArray x, final Parameter weight, final Parameter bias) {
		if (!pays(x)) return Ops.super.convolveDoubledGated(x, weight, bias);
		final NDArray both = DoubledConvolution.of(x, parameter(weight), manager);
		return gated(both.add(reshape(parameter(bias), 1, bias.size(), 1, 1)), bias.size() / 2);
	}

	/** A GPU has fast 3x3 convolutions, and few samples are not worth the weights' sums. */
	private static boolean pays(final NDArray low) {
		return !low.getDevice().isGpu() && low.getShape().get(2) * low.getShape().get(3) >= LEAST_DOUBLED;
	}

	@Override
	public NDArray reflect(final NDArray x, final int padding) {
		final Shape shape = x.getShape();
		final NDArray rows = mirror(x, 2, ":, :, 1:" + (padding + 1), //
			":, :, " + (shape.get(2) - 1 - padding) + ":" + (shape.get(2) - 1));
		return mirror(rows, 3, ":, :, :, 1:" + (padding + 1), //
			":, :, :, " + (shape.get(3) - 1 - padding) + ":" + (shape.get(3) - 1));
	}

	/** Puts the mirror images of two slices before and behind an array. */
	private static NDArray mirror(final NDArray x, final int axis, final String first, final String last) {
		return NDArrays.concat(new NDList(x.get(first).flip(axis), x, x.get(last).flip(axis)), axis);
	}

	@Override
	public NDArray add(final NDArray a, final NDArray b) {
		return a.add(b);
	}

	@Override
	public NDArray multiply(final NDArray a, final NDArray b) {
		return a.mul(b);
	}

	@Override
	public NDArray divide(final NDArray a, final NDArray b) {
		return a.div(b);
	}

	@Override
	public NDArray squareRoot(final NDArray x) {
		return x.sqrt();
	}

	@Override
	public NDArray wherePositive(final NDArray condition, final NDArray yes, final NDArray no) {
		// NDArrays.where refuses to broadcast, PyTorch's own does not
		return JniUtils.where((PtNDArray) condition.gt(0), (PtNDArray) yes, (PtNDArray) no);
	}

	@Override
	public NDArray reshape(final NDArray x, final int... shape) {
		return view(x.reshape(java.util.Arrays.stream(shape).asLongStream().toArray()));
	}

	/** Takes over a view: DJL gives that of a parameter to the parameter's manager, where it would outlive the step. */
	private NDArray view(final NDArray view) {
		view.attach(manager);
		return view;
	}

	@Override
	public NDArray concat(final List<NDArray> values) {
		return NDArrays.concat(new NDList(values), 1);
	}

	@Override
	public NDArray channels(final NDArray x, final int from, final int to) {
		return view(x.get(":, " + from + ":" + to));
	}

	@Override
	public NDArray channelsToSquares(final NDArray x, final int factor) {
		final Shape s = x.getShape();
		final long channels = s.get(1) / factor / factor;
		return view(x.reshape(s.get(0), factor, factor, channels, s.get(2), s.get(3))).transpose(0, 3, 4, 1, 5, 2) //
			.reshape(s.get(0), channels, factor * s.get(2), factor * s.get(3));
	}

	@Override
	public NDArray squaresToChannels(final NDArray x, final int factor) {
		final Shape s = x.getShape();
		final long height = s.get(2) / factor;
		final long width = s.get(3) / factor;
		return view(x.reshape(s.get(0), s.get(1), height, factor, width, factor)).transpose(0, 3, 5, 1, 2, 4) //
			.reshape(s.get(0), factor * factor * s.get(1), height, width);
	}

	@Override
	public NDArray upsampleNearest(final NDArray x) {
		return resize(x, NEAREST);
	}

	@Override
	public NDArray upsampleBilinear(final NDArray x) {
		return resize(x, BILINEAR);
	}

	private static NDArray resize(final NDArray x, final int mode) {
		final Shape shape = x.getShape();
		return x.getNDArrayInternal().interpolation(new long[] { 2 * shape.get(2), 2 * shape.get(3) }, mode, false);
	}

	@Override
	public NDArray averagePool(final NDArray x) {
		final Shape two = new Shape(2, 2);
		return x.getNDArrayInternal().avgPool(two, two, new Shape(0, 0), false, true);
	}

	@Override
	public NDArray spatialSum(final NDArray x) {
		return x.sum(new int[] { 2, 3 }, true);
	}

	@Override
	public NDArray batchNorm(final NDArray x, final BatchNorm norm) {
		return x.getNDArrayInternal().batchNorm(x, parameter(norm.mean()), parameter(norm.variance()), //
			parameter(norm.scale()), parameter(norm.shift()), 1, MOMENTUM, BatchNorm.EPSILON, //
			training && !frozen.contains(norm.scale().name()))
			.singletonOrThrow();
	}

	@Override
	public NDArray relu(final NDArray x) {
		return x.getNDArrayInternal().relu();
	}

	@Override
	public NDArray leakyRelu(final NDArray x, final float slope) {
		return x.getNDArrayInternal().leakyRelu(slope);
	}

	@Override
	public NDArray elu(final NDArray x) {
		return x.getNDArrayInternal().elu(1);
	}

	@Override
	public NDArray sigmoid(final NDArray x) {
		return x.getNDArrayInternal().sigmoid();
	}

	@Override
	public NDArray tanh(final NDArray x) {
		return x.getNDArrayInternal().tanh();
	}

	@Override
	public NDArray softmax(final NDArray x) {
		return pairs.softmax(x);
	}

	@Override
	public NDArray products(final NDArray a, final NDArray b) {
		return pairs.products(a, b);
	}

	@Override
	public NDArray weightedSum(final NDArray weights, final NDArray values, final NDArray like) {
		return pairs.weightedSum(weights, values, like);
	}

	@Override
	public NDArray neighbours(final NDArray array, final NDArray like, final int rows, final int columns) {
		return pairs.neighbours(array, like, rows, columns);
	}

	@Override
	public NDArray harmonicFill(final NDArray image, final NDArray mask, final NDArray lines, final int channels,
		final int levels)
	{
		// what lies on a GPU stays there, and loops pass no gradient on
		if (image.getDevice().isGpu() || image.hasGradient()) return Ops.super.harmonicFill(image, mask, lines, channels,
			levels);
		// a hundred small steps over all pixels wait for all threads each time, loops over the pixels of the hole do not
		final int height = (int) image.getShape().get(2);
		final int width = (int) image.getShape().get(3);
		final float[] values = image.toFloatArray();
		final float[] valid = mask.toFloatArray();
		final float[] drawn = lines == null ? null : lines.toFloatArray();
		IntStream.range(0, (int) image.getShape().get(0)).forEach(i -> {
			final Membrane membrane = new Membrane(valid, drawn, i * height * width, height, width, levels);
			for (int channel = 0; channel < channels; channel++)
				membrane.fill(values, (i * channels + channel) * height * width);
		});
		return manager.create(values, image.getShape());
	}
}
