package kintsugi.train.adversarial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Compares the losses with values computed by hand. */
class HingeLossTest {

	private NDManager manager;

	@BeforeEach
	void open() {
		System.setProperty("ai.djl.offline", "true");
		manager = NDManager.newBaseManager(ai.djl.Device.cpu(), "PyTorch");
	}

	@AfterEach
	void close() {
		manager.close();
	}

	@Test
	void scoresBeyondTheMarginCostNothing() {
		final NDArray real = manager.create(new float[] { 1, 1.5f, 7 });
		final NDArray fake = manager.create(new float[] { -1, -1.5f, -7 });
		assertThat(HingeLoss.discriminator(real, fake).getFloat()).isZero();
	}

	@Test
	void scoresWithinItCostWhatTheyLack() {
		// (0 + 0.5 + 1 + 3) / 4 and (2 + 0.5 + 1 + 0) / 4
		final NDArray real = manager.create(new float[] { 2, 0.5f, 0, -2 });
		final NDArray fake = manager.create(new float[] { 1, -0.5f, 0, -2 });
		assertThat(HingeLoss.discriminator(real, fake).getFloat()).isCloseTo(1.125f + 0.875f, within(1e-6f));
	}

	@Test
	void theGeneratorsIsTheMeanScoreWithItsSignTurned() {
		assertThat(HingeLoss.generator(manager.create(new float[] { 1, -0.5f, 0, -2 })).getFloat()).isCloseTo(0.375f,
			within(1e-6f));
	}

	@Test
	void theGradientsAreThoseOfTheMeans() {
		final NDArray real = manager.create(new float[] { 2, 0.5f });
		final NDArray fake = manager.create(new float[] { -3, -0.5f });
		real.setRequiresGradient(true);
		fake.setRequiresGradient(true);
		try (GradientCollector gradients = Engine.getEngine("PyTorch").newGradientCollector()) {
			gradients.backward(HingeLoss.discriminator(real, fake));
			gradients.backward(HingeLoss.generator(fake));
		}
		assertThat(real.getGradient().toFloatArray()).containsExactly(new float[] { 0, -0.5f }, within(1e-7f));
		assertThat(fake.getGradient().toFloatArray()).containsExactly(new float[] { -0.5f, 0 }, within(1e-7f));
	}
}
