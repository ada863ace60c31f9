package kintsugi.train.loss;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import kintsugi.train.tensors.Safetensors;

/** Perceptual networks made by the tests. */
final class PerceptualSamples {

	private PerceptualSamples() {}

	/** Gets pseudo-random weights that neither grow nor shrink an image's features much. */
	static Safetensors random(final long seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		final Map<String, float[]> arrays = new LinkedHashMap<>();
		final Map<String, List<Long>> shapes = new LinkedHashMap<>();
		for (final PerceptualLayer layer : PerceptualLayer.ALL) {
			final float[] weight = new float[layer.outputs() * layer.inputs() * 9];
			final float range = (float) Math.sqrt(6.0 / (9 * layer.inputs())); // He et al. 2015, for ReLU
			for (int i = 0; i < weight.length; i++)
				weight[i] = range * (2 * (float) random.nextDouble() - 1);
			final float[] bias = new float[layer.outputs()];
			for (int i = 0; i < bias.length; i++)
				bias[i] = 0.2f * (float) random.nextDouble() - 0.1f;
			put(arrays, shapes, layer, weight, bias);
		}
		return new Safetensors(arrays, shapes, Map.of());
	}

	/**
	 * Gets weights that hand red, the first channel, through to the first feature of every layer and leave all other
	 * features at 0; the input is taken as it is, in -1..1.
	 */
	static Safetensors red() {
		final Map<String, float[]> arrays = new LinkedHashMap<>();
		final Map<String, List<Long>> shapes = new LinkedHashMap<>();
		for (final PerceptualLayer layer : PerceptualLayer.ALL) {
			final float[] weight = new float[layer.outputs() * layer.inputs() * 9];
			weight[4] = 1;
			put(arrays, shapes, layer, weight, new float[layer.outputs()]);
		}
		return new Safetensors(arrays, shapes, Map.of("mean", "[0.5, 0.5, 0.5]", "std", "[0.5, 0.5, 0.5]"));
	}

	private static void put(final Map<String, float[]> arrays, final Map<String, List<Long>> shapes,
		final PerceptualLayer layer, final float[] weight, final float[] bias)
	{
		arrays.put(layer.weightName(), weight);
		shapes.put(layer.weightName(), layer.weightShape());
		arrays.put(layer.biasName(), bias);
		shapes.put(layer.biasName(), layer.biasShape());
	}

	/** Gets the same arrays under torchvision's names. */
	static Safetensors torchvision(final Safetensors own) {
		final Map<String, float[]> arrays = new LinkedHashMap<>();
		final Map<String, List<Long>> shapes = new LinkedHashMap<>();
		for (final PerceptualLayer layer : PerceptualLayer.ALL)
			for (final String part : new String[] { ".bias", ".weight" }) {
				final String name = "features." + layer.torchvision() + part;
				arrays.put(name, own.arrays().get(layer.name() + part));
				shapes.put(name, own.shapes().get(layer.name() + part));
			}
		return new Safetensors(arrays, shapes, own.metadata());
	}

	static PerceptualWeights weights(final Safetensors tensors) {
		try {
			return PerceptualWeights.of(tensors, "test");
		}
		catch (final IOException e) {
			throw new AssertionError(e);
		}
	}
}
