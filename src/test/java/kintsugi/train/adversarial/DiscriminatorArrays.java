package kintsugi.train.adversarial;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import kintsugi.net.Ops;
import kintsugi.net.Parameter;
import kintsugi.train.DjlOps;

/** A discriminator with random weights and biases on the CPU. */
final class DiscriminatorArrays implements AutoCloseable {

	final NDManager manager;
	final Discriminator discriminator;
	final Map<String, NDArray> parameters = new LinkedHashMap<>();

	DiscriminatorArrays(final Discriminator discriminator, final long seed) {
		System.setProperty("ai.djl.offline", "true");
		this.discriminator = discriminator;
		manager = NDManager.newBaseManager(ai.djl.Device.cpu(), "PyTorch");
		final SplittableRandom random = new SplittableRandom(seed);
		for (final Parameter parameter : discriminator.parameters()) {
			final float[] values = new float[parameter.size()];
			for (int i = 0; i < values.length; i++)
				values[i] = (float) random.nextGaussian();
			final NDArray array = manager.create(values, new Shape(Arrays.stream(parameter.shape()).asLongStream() //
				.toArray()));
			array.setRequiresGradient(parameter.trainable());
			parameters.put(parameter.name(), array);
		}
	}

	PowerIteration iteration() {
		return new PowerIteration(discriminator, manager, parameters);
	}

	Ops<NDArray> ops(final NDManager local) {
		return new DjlOps(local, parameters, true);
	}

	/** Gets the values of a parameter. */
	float[] values(final Parameter parameter) {
		return parameters.get(parameter.name()).toFloatArray();
	}

	/** Changes the values of a parameter to {@code factor} times themselves plus {@code term}. */
	void change(final Parameter parameter, final float factor, final float term) {
		final float[] values = values(parameter);
		for (int i = 0; i < values.length; i++)
			values[i] = factor * values[i] + term;
		parameters.get(parameter.name()).set(values);
	}

	/** Gets a layer's weight as a matrix, row by row. */
	double[][] matrix(final SpectralConv layer) {
		final float[] values = values(layer.weight());
		final double[][] matrix = new double[layer.left().size()][layer.right().size()];
		for (int i = 0; i < values.length; i++)
			matrix[i / layer.right().size()][i % layer.right().size()] = values[i];
		return matrix;
	}

	@Override
	public void close() {
		manager.close();
	}
}
