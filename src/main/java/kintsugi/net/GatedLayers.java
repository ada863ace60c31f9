package kintsugi.net;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import kintsugi.net.Parameter.Role;

/** Gated convolutions one after the other, with an ungated one at the end of those that give an image. */
final class GatedLayers {

	private static final int[] DILATIONS = { 2, 4, 8, 16 };

	private final String name;
	private final boolean normalised;
	private final List<Layer> layers = new ArrayList<>();
	/** How many layers there are before features that are kept. */
	private final Set<Integer> keeps = new HashSet<>();
	/** The channels of kept features that no layer has joined yet, the last first. */
	private final Deque<Integer> kept = new ArrayDeque<>();
	private Parameter outWeight;
	private Parameter outBias;
	private int channels;

	/**
	 * A layer, before which its input may be doubled, joined by so many channels of kept features then, and after which
	 * a batch norm may follow, else null.
	 */
	private record Layer(GatedConv convolution, BatchNorm norm, boolean doubled, int joined) {}

	/** Starts with the channels of the input; gated features are normalised if wanted. */
	GatedLayers(final String name, final int channels, final boolean normalised) {
		this.name = name;
		this.normalised = normalised;
		this.channels = channels;
	}

	/** Gets the number of channels after the last layer. */
	int channels() {
		return channels;
	}

	/** Adds a layer of 3 x 3 kernels; {@code convolved} counts the channels before the gate, here and below. */
	GatedLayers add(final int convolved) {
		return add(convolved, 3);
	}

	/** Adds a layer. */
	GatedLayers add(final int convolved, final int kernel) {
		return add(convolved, kernel, 1, 1, false, 0);
	}

	/** Adds a layer that halves H and W. */
	GatedLayers halved(final int convolved) {
		return add(convolved, 3, 2, 1, false, 0);
	}

	/** Adds a layer before which H and W are doubled by repetition, and joined by the last features that were kept. */
	GatedLayers doubled(final int convolved) {
		final int joined = kept.isEmpty() ? 0 : kept.pop();
		channels += joined;
		return add(convolved, 3, 1, 1, true, joined);
	}

	/** Keeps the features so far, if wanted, for the layer that comes back to their scale. */
	GatedLayers kept(final boolean wanted) {
		if (!wanted) return this;
		keeps.add(layers.size());
		kept.push(channels);
		return this;
	}

	/** Lets the layers to come join the features that other layers have kept. */
	GatedLayers joining(final GatedLayers others) {
		kept.addAll(others.kept);
		return this;
	}

	/** Adds four layers whose kernels reach further from one to the next. */
	GatedLayers dilated(final int convolved) {
		for (final int dilation : DILATIONS)
			add(convolved, 3, 1, dilation, false, 0);
		return this;
	}

	private GatedLayers add(final int convolved, final int kernel, final int stride, final int dilation,
		final boolean doubled, final int joined)
	{
		final GatedConv layer = new GatedConv(next(), channels, convolved, kernel, stride, dilation);
		final BatchNorm norm = normalised ? BatchNorm.of(next() + ".norm", layer.outChannels()) : null;
		layers.add(new Layer(layer, norm, doubled, joined));
		channels = layer.outChannels();
		return this;
	}

	private String next() {
		return name + "." + (layers.size() + 1);
	}

	/** Adds the last layer, which is not gated. */
	void out(final int outChannels, final Role role) {
		outWeight = new Parameter(next() + ".weight", role, outChannels, channels, 3, 3);
		outBias = new Parameter(next() + ".bias", Role.BIAS, outChannels);
		channels = outChannels;
	}

	/** Gets the parameters of all layers. */
	List<Parameter> parameters() {
		final List<Parameter> parameters = new ArrayList<>();
		for (final Layer layer : layers) {
			parameters.addAll(layer.convolution.parameters());
			if (layer.norm != null) parameters.addAll(layer.norm.parameters());
		}
		if (outWeight != null) parameters.addAll(List.of(outWeight, outBias));
		return parameters;
	}

	/** Tells whether a parameter belongs to the batch norm of a layer before the first that doubles. */
	boolean inNormBeforeDoubling(final Parameter parameter) {
		return layers.stream().takeWhile(layer -> !layer.doubled).anyMatch(layer -> layer.norm != null && //
			layer.norm.parameters().contains(parameter));
	}

	/** Computes all layers. */
	<T> T forward(final Ops<T> ops, final T input) {
		return forward(ops, input, new ArrayDeque<>());
	}

	/**
	 * Computes all layers.
	 *
	 * @param features receives what is kept, and gives it to the layers that join it
	 */
	<T> T forward(final Ops<T> ops, final T input, final Deque<T> features) {
		T x = input;
		for (int i = 0; i < layers.size(); i++) {
			x = forward(ops, layers.get(i), x, features);
			if (keeps.contains(i + 1)) features.push(x);
		}
		return outWeight == null ? x : ops.convolve(x, ops.parameter(outWeight), ops.parameter(outBias), 1, 1, 1);
	}

	private static <T> T forward(final Ops<T> ops, final Layer layer, final T x, final Deque<T> features) {
		final T y;
		if (layer.joined > 0) y = layer.convolution.forwardJoined(ops, x, features.pop(), layer.joined);
		else y = layer.doubled ? layer.convolution.forwardDoubled(ops, x) : layer.convolution.forward(ops, x);
		return layer.norm == null ? y : ops.batchNorm(y, layer.norm);
	}
}
