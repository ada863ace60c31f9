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
import kintsugi.train.recipe.AdversarialPlan;
import kintsugi.train.recipe.Recipe;
import kintsugi.train.recipe.Schedule;

/** Tests steps in mixed precision, on the CPU, which is slow at it but computes the same. */
class MixedPrecisionTest {

	private static final Network NETWORK = TrainingSamples.NETWORK;
	private static final Recipe RECIPE = TrainingSamples.recipe(1, 5);

	/** Computes the gradient of a first step by parameter, and tells whether it is usable. */
	private static boolean gradient(final LossScale scale, final Map<String, float[]> gradients) throws IOException {
		return gradient(scale, RECIPE, gradients, new LinkedHashMap<>());
	}

	/** Does so for a recipe that may have a discriminator, whose values after an update become {@code other}. */
	private static boolean gradient(final LossScale scale, final Recipe recipe, final Map<String, float[]> gradients,
		final Map<String, float[]> other) throws IOException
	{
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
			final Adversary adversary = recipe.adversarial() == null ? null : new Adversary(manager, recipe, NETWORK);
			final GradientStep step = new GradientStep(NETWORK, ObjectivePlan.small().open(manager, null), adversary, manager,
				parameters, 32, 2, scale, message -> {});
			final Batch batch = TrainingSamples.sampler(TrainingSamples.corpus(3), RECIPE).batch(0);
			final boolean usable = step.accumulate(batch, 0, Set.of()).usable();
			for (final Parameter parameter : NETWORK.parameters())
				if (parameter.trainable()) gradients.put(parameter.name(), parameters.get(parameter.name()).getGradient()
					.toFloatArray());
			if (adversary != null) {
				adversary.update(new Schedule(recipe.stages()), 0);
				other.putAll(adversary.moments());
			}
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
		assertThat(largest(expected)).isPositive();
		assertThat(mixed.get("decoder.1.weight")).containsExactly(expected, within(0.01f * largest(expected)));
	}

	@Test
	void aDiscriminatorsGradientIsNotScaledAndItsPullOnTheNetworkIs() throws IOException {
		// its pull outweighs the other losses
		final Recipe judged = RECIPE.withAdversarial(new AdversarialPlan(1e6, 1e-3, 4, 8, 0));
		final Map<String, float[]> full = new LinkedHashMap<>();
		final Map<String, float[]> mixed = new LinkedHashMap<>();
		final Map<String, float[]> fullMoments = new LinkedHashMap<>();
		final Map<String, float[]> mixedMoments = new LinkedHashMap<>();
		assertThat(gradient(null, judged, full, fullMoments)).isTrue();
		assertThat(gradient(new LossScale(64, 0), judged, mixed, mixedMoments)).isTrue();
		for (final Map<String, float[]> arrays : List.of(full, fullMoments))
			arrays.keySet().removeIf(name -> !List.of("decoder.1.weight", "first.discriminator.2.weight").contains(name));
		assertNear(mixed, full);
		assertNear(mixedMoments, fullMoments);
		final Map<String, float[]> alone = new LinkedHashMap<>();
		gradient(null, alone);
		assertThat(largest(full.get("decoder.1.weight"))).isGreaterThan(2 * largest(alone.get("decoder.1.weight")));
	}

	private static void assertNear(final Map<String, float[]> actual, final Map<String, float[]> expected) {
		assertThat(expected).isNotEmpty();
		expected.forEach((name, values) -> {
			assertThat(largest(values)).isPositive();
			assertThat(actual.get(name)).as(name).containsExactly(values, within(0.01f * largest(values)));
		});
	}

	private static float largest(final float[] values) {
		float largest = 0;
		for (final float value : values)
			largest = Math.max(largest, Math.abs(value));
		return largest;
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
		try (Trainer trainer = new Trainer(NETWORK, TrainingSamples.start(5), RECIPE, new Machine(Device.CPU, 1, true),
			null, Map.of(), Map.of(), messages::add))
		{
			trainer.train(TrainingSamples.sampler(TrainingSamples.corpus(3), RECIPE), null, null, null, step -> {});
		}
		assertThat(messages).anyMatch(message -> message.contains("full precision"));
	}
}
