package kintsugi.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import kintsugi.net.Network;
import kintsugi.net.Parameter;
import kintsugi.net.Weights;
import kintsugi.onnx.Device;
import kintsugi.train.device.LossScale;
import kintsugi.train.loss.ObjectivePlan;
import kintsugi.train.recipe.Recipe;

/** Tests steps in mixed precision, on the CPU, which is slow at it but computes the same. */
class MixedPrecisionTest {

	private static final Network NETWORK = TrainingSamples.NETWORK;
	private static final Recipe RECIPE = TrainingSamples.recipe(1, 5);

	/** Computes the gradient of a first step by parameter, and tells whether it is usable. */
	private static boolean gradient(final LossScale scale, final Map<String, float[]> gradients) throws IOException {
		DjlSetup.prepare();
		try (NDManager manager = NDManager.newBaseManager(ai.djl.Device.cpu(), "PyTorch")) {
			final Map<String, NDArray> parameters = new LinkedHashMap<>();
			final Weights weights = TrainingSamples.start(5);
			for (final Parameter parameter : NETWORK.parameters()) {
				final NDArray array = manager.create(weights.get(parameter), new Shape(Arrays.stream(parameter.shape())
					.asLongStream().toArray()));
				array.setRequiresGradient(parameter.trainable());
				parameters.put(parameter.name(), array);
			}
			final GradientStep step = new GradientStep(NETWORK, ObjectivePlan.small().open(manager, null), null, manager, parameters,
				32, 2, scale, message -> {});
			final Batch batch = TrainingSamples.sampler(TrainingSamples.corpus(3), RECIPE).batch(0);
			final boolean usable = step.accumulate(batch, 0, Set.of()).usable();
			for (final Parameter parameter : NETWORK.parameters())
				if (parameter.trainable()) gradients.put(parameter.name(), parameters.get(parameter.name()).getGradient()
					.toFloatArray());
			return usable;
		}
	}

	@Test
	void theGradientIsThatOfFullPrecisionToItsRounding() throws IOException {
		final Map<String, float[]> full = new LinkedHashMap<>();
		final Map<String, float[]> mixed = new LinkedHashMap<>();
		assertThat(gradient(null, full)).isTrue();
		assertThat(gradient(new LossScale(LossScale.FIRST, 0), mixed)).isTrue();
		// the last layer alone has a gradient while its weights are zero
		final float[] expected = full.get("decoder.1.weight");
		float largest = 0;
		for (final float value : expected)
			largest = Math.max(largest, Math.abs(value));
		assertThat(largest).isPositive();
		assertThat(mixed.get("decoder.1.weight")).containsExactly(expected, within(0.01f * largest));
	}

	@Test
	void aGradientThatOverflowsIsLeftOutAndTheNextLossIsScaledLess() throws IOException {
		final LossScale scale = new LossScale(1e30, 7);
		assertThat(gradient(scale, new LinkedHashMap<>())).isFalse();
		assertThat(scale.factor()).isEqualTo(5e29);
	}

	@Test
	void onTheCpuItHasNoEffectAndThatIsSaid() throws IOException {
		final List<String> messages = new ArrayList<>();
		try (Trainer trainer = new Trainer(NETWORK, TrainingSamples.start(5), RECIPE, new Machine(Device.CPU, 1, true), null,
			Map.of(), Map.of(), messages::add))
		{
			trainer.train(TrainingSamples.sampler(TrainingSamples.corpus(3), RECIPE), null, null, null, step -> {});
		}
		assertThat(messages).anyMatch(message -> message.contains("full precision"));
	}
}
