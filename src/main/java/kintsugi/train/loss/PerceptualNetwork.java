package kintsugi.train.loss;

import java.util.ArrayList;
import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;

/**
 * VGG16 up to its third pooling, with fixed weights: what the perceptual and style losses see of an image (Liu et al.
 * 2018, section 3.3).
 */
final class PerceptualNetwork {

	private static final Shape ONE = new Shape(1, 1);
	private static final Shape TWO = new Shape(2, 2);
	private static final Shape NONE = new Shape(0, 0);

	/** Three poolings leave at least one pixel. */
	private static final int SMALLEST = 8;

	private final List<NDArray> weights = new ArrayList<>();
	private final List<NDArray> biases = new ArrayList<>();
	private final NDArray scale;
	private final NDArray shift;

	/**
	 * Copies the weights to the manager's device, where they stay until the manager is closed.
	 */
	PerceptualNetwork(final NDManager manager, final PerceptualWeights values) {
		for (int i = 0; i < PerceptualLayer.ALL.size(); i++) {
			final PerceptualLayer layer = PerceptualLayer.ALL.get(i);
			weights.add(manager.create(values.weight(i), shape(layer.weightShape())));
			biases.add(manager.create(values.bias(i), shape(layer.biasShape())));
		}
		// ((x + 1) / 2 - mean) / std as one product and one sum
		final float[] factors = new float[3];
		final float[] summands = new float[3];
		for (int c = 0; c < 3; c++) {
			factors[c] = 0.5f / values.std()[c];
			summands[c] = (0.5f - values.mean()[c]) / values.std()[c];
		}
		scale = manager.create(factors, new Shape(1, 3, 1, 1));
		shift = manager.create(summands, new Shape(1, 3, 1, 1));
	}

	/**
	 * Computes the features after each of the three poolings, in float32, with gradients to the image where it has any.
	 *
	 * @param image [N, C, H, W] in -1..1, with 1 channel, which counts as grey, or 3: red, green, blue; at least 8x8
	 * @return [N, 64, H/2, W/2], [N, 128, H/4, W/4], [N, 256, H/8, W/8]
	 * @throws IllegalArgumentException if the image has other channels or is smaller
	 */
	List<NDArray> features(final NDArray image) {
		final Shape shape = image.getShape();
		if (shape.get(1) != 1 && shape.get(1) != 3) throw new IllegalArgumentException(
			"The perceptual losses need images of 1 or 3 channels, not " + shape.get(1) +
				"; leave them out of the recipe's objective.");
		if (Math.min(shape.get(2), shape.get(3)) < SMALLEST) throw new IllegalArgumentException(
			"The perceptual losses need crops of at least " + SMALLEST + " pixels, not " + shape.get(3) + "x" + shape
				.get(2) + ".");
		// a single channel is repeated by the product with three factors
		NDArray x = image.toType(DataType.FLOAT32, false).mul(scale).add(shift);
		final List<NDArray> features = new ArrayList<>();
		for (int i = 0; i < weights.size(); i++) {
			x = Conv2d.conv2d(x, weights.get(i), biases.get(i), ONE, ONE, ONE, 1).singletonOrThrow()
				.getNDArrayInternal().relu();
			if (PerceptualLayer.ALL.get(i).pooled()) {
				x = x.getNDArrayInternal().maxPool(TWO, TWO, NONE, false);
				features.add(x);
			}
		}
		return features;
	}

	private static Shape shape(final List<Long> lengths) {
		return new Shape(lengths);
	}
}
