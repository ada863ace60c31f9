package kintsugi.train.loss;

import java.util.List;

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

	static final int KERNEL = 3;

	/** The seven layers, first to last. */
	static final List<PerceptualLayer> ALL = List.of( //
		new PerceptualLayer("conv1_1", 0, 3, 64, false), new PerceptualLayer("conv1_2", 2, 64, 64, true), //
		new PerceptualLayer("conv2_1", 5, 64, 128, false), new PerceptualLayer("conv2_2", 7, 128, 128, true), //
		new PerceptualLayer("conv3_1", 10, 128, 256, false), new PerceptualLayer("conv3_2", 12, 256, 256, false), //
		new PerceptualLayer("conv3_3", 14, 256, 256, true));

	/** Gets the weight's name in a file, the publication's or torchvision's. */
	List<String> weightNames() {
		return names("weight");
	}

	/** Gets the bias's name in a file, the publication's or torchvision's. */
	List<String> biasNames() {
		return names("bias");
	}

	private List<String> names(final String part) {
		return List.of(name + "." + part, "features." + torchvision + "." + part);
	}

	/** Gets the weight's shape: output channels, input channels, height, width. */
	List<Long> weightShape() {
		return List.of((long) outputs, (long) inputs, (long) KERNEL, (long) KERNEL);
	}

	/** Gets the bias's shape. */
	List<Long> biasShape() {
		return List.of((long) outputs);
	}
}
