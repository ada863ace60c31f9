package kintsugi.train.loss;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A convolution of VGG16 before its third pooling (Simonyan and Zisserman 2015, configuration D): 3x3, stride 1, zero
 * padding 1, then ReLU.
 *
 * @param name its name in the publication's numbering, such as "conv2_1"
 * @param torchvision its place in torchvision's list of layers
 * @param inputs channels in
 * @param outputs channels out
 * @param pooled whether a 2x2 maximum with stride 2 follows
 */
record PerceptualLayer(String name, int torchvision, int inputs, int outputs, boolean pooled) {

	private static final int KERNEL = 3;
	private static final String WEIGHT = ".weight";
	private static final String BIAS = ".bias";

	/** The seven layers, first to last. */
	static final List<PerceptualLayer> ALL = List.of( //
		new PerceptualLayer("conv1_1", 0, 3, 64, false), new PerceptualLayer("conv1_2", 2, 64, 64, true), //
		new PerceptualLayer("conv2_1", 5, 64, 128, false), new PerceptualLayer("conv2_2", 7, 128, 128, true), //
		new PerceptualLayer("conv3_1", 10, 128, 256, false), new PerceptualLayer("conv3_2", 12, 256, 256, false), //
		new PerceptualLayer("conv3_3", 14, 256, 256, true));

	/** The seven layers' bytes in float32. */
	static final long BYTES = ALL.stream().mapToLong(layer -> 4L * layer.outputs * (layer.inputs * KERNEL * KERNEL + 1))
		.sum();

	/** Gets the weight's shape: output channels, input channels, height, width. */
	List<Long> weightShape() {
		return List.of((long) outputs, (long) inputs, (long) KERNEL, (long) KERNEL);
	}

	/** Gets the bias's shape. */
	List<Long> biasShape() {
		return List.of((long) outputs);
	}

	/** Gets the name that the weights have in our files. */
	String weightName() {
		return name + WEIGHT;
	}

	/** Gets the name that the biases have in our files. */
	String biasName() {
		return name + BIAS;
	}

	/**
	 * Finds the seven layers' arrays in a file, by these names or by torchvision's, such as "features.0.weight".
	 *
	 * @param shapes the shapes of all arrays in the file, by name
	 * @return the arrays' names in the file by these names, in the order of the layers, the weight before the bias
	 * @throws IOException if one is missing or has another shape, naming it
	 */
	static Map<String, String> find(final Map<String, List<Long>> shapes) throws IOException {
		final Map<String, String> found = new LinkedHashMap<>();
		for (final PerceptualLayer layer : ALL) {
			found.put(layer.weightName(), layer.find(WEIGHT, layer.weightShape(), shapes));
			found.put(layer.biasName(), layer.find(BIAS, layer.biasShape(), shapes));
		}
		return found;
	}

	private String find(final String part, final List<Long> shape, final Map<String, List<Long>> shapes)
		throws IOException
	{
		final String other = "features." + torchvision + part;
		final String present = shapes.containsKey(name + part) ? name + part : other;
		final List<Long> actual = shapes.get(present);
		if (actual == null) throw new IOException("It has neither " + name + part + " nor " + other + ".");
		if (!actual.equals(shape)) throw new IOException(present + " has the shape " + actual + " instead of " + shape +
			".");
		return present;
	}
}
