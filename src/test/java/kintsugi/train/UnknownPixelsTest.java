package kintsugi.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;


import kintsugi.hole.Hole;
import kintsugi.net.Weights;
import kintsugi.train.loss.ObjectivePlan;
import kintsugi.train.recipe.Recipe;

/** Tests that pixels whose truth is unknown are neither shown nor learnt from. */
class UnknownPixelsTest {

	private static final Hole UNKNOWN = Hole.where(40, 36, (x, y) -> x > 12 && x < 18 && y > 12 && y < 20);

	private static Weights train(final Recipe recipe, final float value) throws IOException {
		final float[] samples = new float[40 * 36];
		for (int i = 0; i < samples.length; i++)
			samples[i] = UNKNOWN.isHole(i % 40, i / 40) ? value : (float) Math.sin(i % 40 * 0.3);
		final TrainingData data = new TrainingData("one", "", List.of(TrainingSamples.source("a", TrainingImage.of(40, 36,
			samples).withUnknown(UNKNOWN))));
		try (Trainer trainer = TrainingSamples.trainer(recipe, TrainingSamples.start(5))) {
			return trainer.train(TrainingSamples.sampler(new Corpus(data, 32, warning -> {}), recipe), null, null, null,
				step -> {}).last();
		}
	}

	@Test
	void theirValuesDoNotMatter() throws IOException {
		for (final ObjectivePlan losses : List.of(ObjectivePlan.small(), ObjectivePlan.paper().withoutPerceptual())) {
			final Recipe recipe = TrainingSamples.recipe(4, 5).withObjective(losses);
			final List<Weights> ends = new ArrayList<>();
			for (final float value : new float[] { 0, 1e6f, Float.NaN })
				ends.add(train(recipe, value));
			for (final Map.Entry<String, float[]> entry : ends.get(0).asMap().entrySet()) {
				assertThat(ends.get(1).asMap().get(entry.getKey())).containsExactly(entry.getValue());
				assertThat(ends.get(2).asMap().get(entry.getKey())).containsExactly(entry.getValue());
			}
		}
	}

	@Test
	void noLossPullsOnThem() {
		final int side = 8;
		try (NDManager manager = NDManager.newBaseManager(ai.djl.Device.cpu(), "PyTorch")) {
			final Shape shape = new Shape(1, 1, side, side);
			final float[] known = new float[side * side];
			final float[] mask = new float[side * side];
			for (int i = 0; i < known.length; i++) {
				known[i] = i % side < 4 ? 1 : 0;
				mask[i] = known[i] == 1 && i / side != 3 ? 1 : 0; // a row is the hole, and all that is unknown
			}
			final NDArray output = manager.randomUniform(-1, 1, shape);
			output.setRequiresGradient(true);
			final BatchArrays arrays = new BatchArrays(manager.zeros(shape), manager.create(mask, shape), //
				manager.create(known, shape), null);
			try (GradientCollector gradients = Engine.getEngine("PyTorch").newGradientCollector()) {
				gradients.backward(ObjectivePlan.paper().withoutPerceptual().open(manager, null).values(arrays.prediction(
					List.of(output))).total());
			}
			final float[] gradient = output.getGradient().toFloatArray();
			for (int i = 0; i < gradient.length; i++)
				if (known[i] == 0) assertThat(gradient[i]).as("unknown " + i).isZero();
			assertThat(gradient[3 * side]).as("a known hole pixel").isNotZero();
		}
	}
}
