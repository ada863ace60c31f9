package kintsugi.train.adversarial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Compares the normalised weight and its gradient with sums in double precision. */
class SpectralConvTest {

	private static final Discriminator SMALL = new Discriminator(1, false, 3, 4);

	private final SpectralConv layer = SMALL.layers().get(1);
	private DiscriminatorArrays arrays;
	/** What each value of the normalised weight is multiplied by. */
	private double[] factors;

	@BeforeEach
	void make() {
		arrays = new DiscriminatorArrays(SMALL, 3);
		// vectors of weights of the step before, not of these
		arrays.iteration().begin(new SplittableRandom(1));
		final SplittableRandom random = new SplittableRandom(2);
		factors = random.doubles(layer.weight().size(), -1, 1).toArray();
		final NDArray weight = arrays.parameters.get(layer.weight().name());
		final float[] moved = weight.toFloatArray();
		for (int i = 0; i < moved.length; i++)
			moved[i] += (float) (0.3 * random.nextGaussian());
		weight.set(moved);
	}

	@AfterEach
	void close() {
		arrays.close();
	}

	private double norm(final double[] weight) {
		final float[] u = arrays.values(layer.left());
		final float[] v = arrays.values(layer.right());
		double norm = 0;
		for (int i = 0; i < weight.length; i++)
			norm += u[i / v.length] * weight[i] * v[i % v.length];
		return norm;
	}

	private double sum(final double[] weight) {
		final double norm = norm(weight);
		double sum = 0;
		for (int i = 0; i < weight.length; i++)
			sum += factors[i] * weight[i] / norm;
		return sum;
	}

	private double[] weight() {
		final float[] values = arrays.values(layer.weight());
		final double[] weight = new double[values.length];
		for (int i = 0; i < weight.length; i++)
			weight[i] = values[i];
		return weight;
	}

	private NDArray sum(final NDManager local) {
		final float[] floats = new float[factors.length];
		for (int i = 0; i < floats.length; i++)
			floats[i] = (float) factors[i];
		final NDArray normalised = layer.normalised(arrays.ops(local));
		return normalised.mul(local.create(floats, normalised.getShape())).sum();
	}

	@Test
	void theWeightIsDividedByTheNormOfItsVectors() {
		try (NDManager local = arrays.manager.newSubManager()) {
			assertThat((double) sum(local).getFloat()).isCloseTo(sum(weight()), within(1e-4));
		}
	}

	@Test
	void theGradientPassesThroughTheNormWhoseVectorsAreConstants() {
		final NDArray array = arrays.parameters.get(layer.weight().name());
		try (NDManager local = arrays.manager.newSubManager(); GradientCollector gradients = Engine.getEngine("PyTorch")
			.newGradientCollector())
		{
			gradients.backward(sum(local));
		}
		final float[] gradient = array.getGradient().toFloatArray();
		final double[] weight = weight();
		double throughNorm = 0;
		for (int i = 0; i < weight.length; i++) {
			final double value = weight[i];
			weight[i] = value + 1e-4;
			final double above = sum(weight);
			weight[i] = value - 1e-4;
			final double expected = (above - sum(weight)) / 2e-4;
			weight[i] = value;
			assertThat((double) gradient[i]).isCloseTo(expected, within(1e-4));
			throughNorm = Math.max(throughNorm, Math.abs(expected - factors[i] / norm(weight)));
		}
		assertThat(throughNorm).as("the part of the gradient that passes through the norm").isGreaterThan(1e-2);
	}

	@Test
	void theOutputDoesNotChangeWithTheScaleOfTheWeightButWithTheBias() {
		try (NDManager local = arrays.manager.newSubManager()) {
			final NDArray x = local.randomNormal(new Shape(2, 3, 9, 7));
			final NDArray before = layer.forward(arrays.ops(local), x);
			assertThat(before.getShape()).isEqualTo(new Shape(2, 4, 5, 4));
			arrays.change(layer.weight(), 8, 0);
			final NDArray after = layer.forward(arrays.ops(local), x);
			assertThat(after.toFloatArray()).containsExactly(before.toFloatArray(), within(1e-5f));
			arrays.change(layer.bias(), 1, 1);
			assertThat(layer.forward(arrays.ops(local), x).toFloatArray()).containsExactly(before.add(1).toFloatArray(),
				within(1e-5f));
		}
	}
}
