package kintsugi.train.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;

/** Tests every loss's gradient against finite differences of its values. */
class LossGradientTest {

	private static final int SIDE = 16;
	private static final Shape SHAPE = new Shape(2, 3, SIDE, SIDE);
	private static final Shape MASK = new Shape(2, 1, SIDE, SIDE);

	/**
	 * The length of a step in image space, about 0.002 a sample: far above rounding, far below the distance to a kink.
	 */
	private static final float STEP = 0.05f;

	private final NDManager manager = NDManager.newBaseManager(ai.djl.Device.cpu(), "PyTorch");
	private final SplittableRandom random = new SplittableRandom(5);

	@AfterEach
	void close() {
		manager.close();
	}

	static Stream<String> losses() {
		return ObjectivePlan.names().stream();
	}

	private Objective open(final String loss) {
		return new ObjectivePlan(Map.of(loss, 1.0), 1).open(manager, PerceptualSamples.weights(PerceptualSamples.random(
			3)));
	}

	/** Values between -0.5 and 0.5. */
	private NDArray noise() {
		final float[] values = new float[(int) SHAPE.size()];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) random.nextDouble() - 0.5f;
		return manager.create(values, SHAPE);
	}

	/** A box in one sample, a quarter of the other. */
	private NDArray mask() {
		final NDArray mask = manager.ones(MASK);
		mask.set(new NDIndex("0, :, 3:9, 5:12"), 0);
		mask.set(new NDIndex("1, :, 8:, 8:"), 0);
		return mask;
	}

	/** Adds errors of 0.2 to 0.4 in size, away from the kink of the absolute value. */
	private NDArray wrong(final NDArray truth) {
		final float[] values = truth.toFloatArray();
		for (int i = 0; i < values.length; i++)
			values[i] += (random.nextInt(2) == 0 ? 1 : -1) * (0.2 + 0.2 * random.nextDouble());
		return manager.create(values, SHAPE);
	}

	private static NDArray gradient(final Objective objective, final Prediction prediction) {
		prediction.output().setRequiresGradient(true);
		try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
			collector.backward(objective.values(prediction, 0).total());
		}
		return prediction.output().getGradient();
	}

	@ParameterizedTest
	@MethodSource("losses")
	void theGradientIsTheSlope(final String loss) {
		final Objective objective = open(loss);
		final NDArray truth = noise();
		final NDArray output = wrong(truth);
		final NDArray gradient = gradient(objective, predicted(output, truth));
		for (int i = 0; i < 3; i++) {
			// uphill, but each time with other samples stressed
			final NDArray uphill = gradient.mul(noise().add(0.5f));
			final NDArray direction = uphill.div(uphill.norm());
			final double up = value(objective, output.add(direction.mul(STEP)), truth);
			final double down = value(objective, output.sub(direction.mul(STEP)), truth);
			final double expected = direction.mul(gradient).sum().getFloat();
			assertThat((up - down) / (2 * STEP)).isCloseTo(expected, within(0.02 * expected));
		}
	}

	/** Takes the output for that of an earlier stage, too, so that the losses of each depend on it. */
	private Prediction predicted(final NDArray output, final NDArray truth) {
		return new Prediction(output, List.of(output), truth, mask());
	}

	private double value(final Objective objective, final NDArray output, final NDArray truth) {
		return objective.values(predicted(output, truth), 0).total().getFloat();
	}

	@ParameterizedTest
	@MethodSource("losses")
	void whereTheOutputIsRightThereIsNoPull(final String loss) {
		final NDArray truth = noise();
		final NDArray gradient = gradient(open(loss), new Prediction(truth.duplicate(), truth, mask()));
		if (loss.equals("total_variation")) assertThat(Float.isFinite(gradient.sum().getFloat())).isTrue();
		else assertThat(gradient.abs().max().getFloat()).isZero();
	}

	@ParameterizedTest
	@MethodSource("losses")
	void aSampleWithoutAHoleAndWithoutErrorIsNoTrouble(final String loss) {
		final NDArray flat = manager.zeros(SHAPE);
		final NDArray gradient = gradient(open(loss), new Prediction(flat.duplicate(), flat, manager.ones(MASK)));
		assertThat(gradient.abs().max().getFloat()).isZero();
	}

	@Test
	void theTruthsFeaturesTakeNoGradient() {
		final NDArray truth = noise();
		truth.setRequiresGradient(true);
		gradient(open("perceptual"), new Prediction(wrong(truth), truth, manager.zeros(MASK)));
		assertThat(truth.getGradient().abs().max().getFloat()).isZero(); // the composite has none of it
	}
}
