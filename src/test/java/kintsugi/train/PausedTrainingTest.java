package kintsugi.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import kintsugi.net.Weights;
import kintsugi.train.recipe.Recipe;
import kintsugi.train.tensors.Safetensors;

/** Tests {@link Trainer} where the user pauses: it waits, and goes on as if nothing had happened. */
class PausedTrainingTest {

	@TempDir
	private Path folder;

	@Test
	void aPausedRunWaitsWithACheckpointAndGoesOnAsIfNothingWere() throws Exception {
		final Path checkpoint = folder.resolve("run.safetensors");
		final Recipe recipe = TrainingSamples.recipe(6, 5);
		final int[] asked = { 0 };
		final List<Long> saved = new ArrayList<>();
		try (Trainer trainer = TrainingSamples.trainer(recipe, TrainingSamples.start(5))) {
			final TrainedNetwork paused = trainer.train(TrainingSamples.sampler(TrainingSamples.corpus(3), recipe), //
				TrainingSamples.validation(recipe), null, checkpoint, new TrainingListener() {

					private long step;

					@Override
					public void stepDone(final TrainingStep done) {
						step = done.step();
					}

					@Override
					public Control control() {
						if (step != 2 || ++asked[0] > 3) return Control.CONTINUE;
						if (asked[0] == 3) saved.add(savedStep(checkpoint));
						return Control.PAUSE;
					}
				});
			assertThat(saved).containsExactly(2L);
			assertThat(paused.last().asMap()).usingRecursiveComparison().isEqualTo(uninterrupted(recipe).asMap());
		}
	}

	private static long savedStep(final Path checkpoint) {
		try {
			return Long.parseLong(Safetensors.read(checkpoint).metadata().get("step"));
		}
		catch (final IOException e) {
			throw new java.io.UncheckedIOException(e);
		}
	}

	@Test
	void aRunThatIsPausedBeforeItsFirstStepWaits() throws IOException {
		final int[] asked = { 0 };
		final Recipe recipe = TrainingSamples.recipe(2, 5);
		try (Trainer trainer = TrainingSamples.trainer(recipe, TrainingSamples.start(5))) {
			final TrainedNetwork trained = trainer.train(TrainingSamples.sampler(TrainingSamples.corpus(3), recipe), null,
				null, null, new TrainingListener() {

					@Override
					public void stepDone(final TrainingStep step) {}

					@Override
					public Control control() {
						return ++asked[0] < 3 ? Control.PAUSE : Control.CONTINUE;
					}
				});
			assertThat(trained.steps()).isEqualTo(2);
			assertThat(trained.finished()).isTrue();
		}
	}

	private static Weights uninterrupted(final Recipe recipe) throws IOException {
		try (Trainer trainer = TrainingSamples.trainer(recipe, TrainingSamples.start(5))) {
			return trainer.train(TrainingSamples.sampler(TrainingSamples.corpus(3), recipe), //
				TrainingSamples.validation(recipe), null, null, step -> {}).last();
		}
	}
}
