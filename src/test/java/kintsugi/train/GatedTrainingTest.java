package kintsugi.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import kintsugi.model.Normalisation;
import kintsugi.net.Base;
import kintsugi.net.GatedNetwork;
import kintsugi.net.Network;
import kintsugi.net.Weights;
import kintsugi.train.recipe.NetworkPlan;
import kintsugi.train.recipe.Recipe;
import kintsugi.train.recipe.SamplePlan;

/** Tests checkpoints of gated networks. */
class GatedTrainingTest {

	@TempDir
	private Path folder;

	private static Network network(final boolean normalised) {
		return new GatedNetwork(1, 4, 0, Base.NONE, true, normalised, normalised);
	}

	private static Recipe recipe(final Network network) {
		final Recipe tiny = TrainingSamples.recipe(4, 5);
		final Map<String, String> settings = new LinkedHashMap<>(network.settings());
		settings.remove("channels");
		return new Recipe(tiny.name(), tiny.description(), "", new NetworkPlan(network.architecture(), 1, settings, "", Map
			.of()), new SamplePlan(32, 2, true, true, 0.5, Normalisation.DEFAULT), tiny.masks(), tiny.objective(), null, //
			tiny.adam(), tiny.stages(), tiny.validation(), 5, 3);
	}

	private static TrainedNetwork train(final Path checkpoint, final boolean resume, final long steps)
		throws IOException
	{
		final Network network = network(true);
		final Recipe recipe = recipe(network);
		try (Trainer trainer = new Trainer(network, Weights.initial(network, new SplittableRandom(5)), recipe,
			TrainingSamples.MACHINE, null, Map.of(), Map.of(), message -> {}))
		{
			if (resume) trainer.resume(checkpoint);
			final long[] done = { 0 };
			return trainer.train(TrainingSamples.sampler(TrainingSamples.corpus(3), recipe), null, null, checkpoint,
				new TrainingListener() {

					@Override
					public void stepDone(final TrainingStep step) {
						done[0] = step.step();
					}

					@Override
					public Control control() {
						return done[0] >= steps ? Control.CANCEL : Control.CONTINUE;
					}
				});
		}
	}

	@Test
	void aRunWithSketchesAndBatchNormResumesExactly() throws IOException {
		final Path checkpoint = folder.resolve("run.safetensors");
		assertThat(train(checkpoint, false, 2).steps()).isEqualTo(2);
		final Weights resumed = train(checkpoint, true, 4).last();
		train(null, false, 4).last().asMap().forEach((name, values) -> assertThat(resumed.asMap().get(name)).as(name)
			.containsExactly(values));
	}

	@Test
	void checkpointsFromBeforeASettingExistedResumeWithItsDefault() {
		final Recipe recipe = recipe(network(false));
		final RunIdentity plain = new RunIdentity(recipe, network(false), Map.of(), Map.of());
		final Map<String, String> old = plain.metadata();
		assertThat(old.remove("network.batch_norm")).isEqualTo("false");
		final Path file = folder.resolve("old.safetensors");
		assertThatCode(() -> plain.check(old, file)).doesNotThrowAnyException();
		assertThatThrownBy(() -> new RunIdentity(recipe, network(true), Map.of(), Map.of()).check(old, file)) //
			.isInstanceOf(IOException.class).hasMessageContaining("batch_norm = false").hasMessageContaining(
				"batch_norm = true");
	}
}
