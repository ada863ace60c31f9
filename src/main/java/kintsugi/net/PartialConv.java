package kintsugi.net;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import kintsugi.net.Parameter.Role;

/**
 * The partial convolution of Liu et al. 2018 (equations 1 and 2):
 * x' = W(X * M) sum(1) / sum(M) + b where sum(M) &gt; 0 and exactly 0 elsewhere, and m' = 1 where sum(M) &gt; 0.
 * <p>
 * sum(1) = C k k counts the places outside the image too; what they hold is a matter of the {@link Padding}. Several
 * inputs act as one concatenated input; each input's mask counts with its number of channels, which gives the paper's
 * multi-channel result from single-channel masks. There is no epsilon: the division happens only where sum(M) is at
 * least 1.
 * </p>
 */
public final class PartialConv {

	private final Parameter weight;
	private final Parameter bias;
	private final int kernel;
	private final int stride;
	private final int inChannels;
	private final int outChannels;
	private final Padding padding;
	private final float[] ones;

	/**
	 * Describes a layer; it pads by half of the kernel.
	 *
	 * @param name the prefix of its parameters' names
	 * @param withBias whether it has a bias; a batch norm that follows makes one redundant
	 * @param weightRole {@link Role#WEIGHT}, or {@link Role#ZERO_WEIGHT} for a residual output
	 * @param padding what it sees outside of its input
	 */
	public PartialConv(final String name, final int inChannels, final int outChannels, final int kernel,
		final int stride, final boolean withBias, final Role weightRole, final Padding padding)
	{
		this.weight = new Parameter(name + ".weight", weightRole, outChannels, inChannels, kernel, kernel);
		this.bias = withBias ? new Parameter(name + ".bias", Role.BIAS, outChannels) : null;
		this.kernel = kernel;
		this.stride = stride;
		this.inChannels = inChannels;
		this.outChannels = outChannels;
		this.padding = padding;
		this.ones = new float[kernel * kernel];
		Arrays.fill(ones, 1);
	}

	/** Gets the weight, and the bias where there is one. */
	public List<Parameter> parameters() {
		return bias == null ? List.of(weight) : List.of(weight, bias);
	}

	/**
	 * Applies the layer to the concatenation of the inputs.
	 *
	 * @throws IllegalArgumentException if the inputs' channels do not add up to the layer's
	 */
	public <T> Masked<T> forward(final Ops<T> ops, final List<Masked<T>> inputs) {
		requireChannels(inputs);
		return scaled(ops, inputs, padded(ops, maskedFeatures(ops, inputs), ops.parameter(weight)));
	}

	/**
	 * Applies a layer with a kernel of 3 and a stride of 1 to the concatenation of {@code low}, its H and W doubled by
	 * repetition, and {@code skip}.
	 *
	 * @throws IllegalArgumentException if the inputs' channels do not add up to the layer's
	 */
	public <T> Masked<T> forwardDoubled(final Ops<T> ops, final Masked<T> low, final Masked<T> skip) {
		if (padding == Padding.REFLECT) return forward(ops, List.of(low.upsample(ops), skip));
		// a sample that is repeated has the mask repeated, so that it may be masked before
		final T features = ops.convolveDoubled(masked(ops, low), masked(ops, skip), weight, low.channels());
		final T mask = ops.upsampleNearest(low.mask());
		final Masked<T> doubled = new Masked<>(low.features(), mask, low.channels(), low.whole());
		final List<Masked<T>> inputs = List.of(doubled, skip);
		requireChannels(inputs);
		return scaled(ops, inputs, features);
	}

	private <T> void requireChannels(final List<Masked<T>> inputs) {
		final int channels = inputs.stream().mapToInt(Masked::channels).sum();
		if (channels != inChannels) throw new IllegalArgumentException("The layer " + weight.name() + " takes " +
			inChannels + " channels, not " + channels + ".");
	}

	/** Scales the convolution of masked inputs by their masks. */
	private <T> Masked<T> scaled(final Ops<T> ops, final List<Masked<T>> inputs, final T convolved) {
		final boolean whole = inputs.stream().allMatch(Masked::whole);
		final T sum = sum(ops, countMask(ops, inputs));
		final T zero = ops.constant(0);
		final T window = ops.constant((float) inChannels * kernel * kernel);
		final T ratio = ops.wherePositive(sum, ops.divide(window, sum), zero);
		T features = ops.multiply(convolved, ratio);
		if (bias != null) {
			features = ops.add(features, ops.reshape(ops.parameter(bias), 1, outChannels, 1, 1));
			if (!whole) features = ops.keepWherePositive(sum, features);
		}
		final T mask = ops.wherePositive(sum, ops.constant(1), zero);
		return new Masked<>(features, mask, outChannels, whole);
	}

	/** Gets sum(M) of each window: [N, 1, H, W]. */
	private <T> T sum(final Ops<T> ops, final T count) {
		final T window = ops.constant(ones, 1, 1, kernel, kernel);
		if (padding != Padding.ZERO) return padded(ops, count, window);
		// the padding adds 0 to a sum of what is missing, so what is outside counts as valid
		final T missing = padded(ops, ops.add(count, ops.constant(-inChannels)), window);
		return ops.add(missing, ops.constant((float) inChannels * kernel * kernel));
	}

	private <T> T padded(final Ops<T> ops, final T x, final T weights) {
		if (padding != Padding.REFLECT) return ops.convolve(x, weights, null, stride, kernel / 2, 1);
		return ops.convolve(ops.reflect(x, kernel / 2), weights, null, stride, 0, 1);
	}

	/** Sums the masks, each times its number of channels: [N, 1, H, W]. */
	private static <T> T countMask(final Ops<T> ops, final List<Masked<T>> inputs) {
		T sum = null;
		for (final Masked<T> input : inputs) {
			final T count = ops.multiply(input.mask(), ops.constant(input.channels()));
			sum = sum == null ? count : ops.add(sum, count);
		}
		return sum;
	}

	private static <T> T maskedFeatures(final Ops<T> ops, final List<Masked<T>> inputs) {
		final List<T> values = new ArrayList<>();
		for (final Masked<T> input : inputs)
			values.add(masked(ops, input));
		return values.size() == 1 ? values.get(0) : ops.concat(values);
	}

	private static <T> T masked(final Ops<T> ops, final Masked<T> input) {
		return input.whole() ? input.features() : ops.multiply(input.features(), input.mask());
	}
}
