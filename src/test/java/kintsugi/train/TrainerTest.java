package kintsugi.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import kintsugi.net.Base;
import kintsugi.net.PConvUNet;
import kintsugi.net.Parameter;
import kintsugi.net.Weights;
import kintsugi.train.recipe.LearningRate;
import kintsugi.train.recipe.Recipe;
import kintsugi.train.recipe.Stage;
import kintsugi.train.tensors.Safetensors;

/** Tests {@link Trainer}: what a run ends with, and that a stop in between changes nothing. */
class TrainerTest {

	@TempDir
	private Path folder;

	private TrainedNetwork run(final Recipe recipe, final Path checkpoint, final boolean resume, final long stopAfter,
		final Control then) throws IOException
	{
		try (Trainer trainer = TrainingSamples.trainer(recipe, TrainingSamples.start(recipe.seed()))) {
			if (resume) trainer.resume(checkpoint);
			final long[] done = { 0 };
			return trainer.train(TrainingSamples.sampler(TrainingSamples.corpus(3), recipe), //
				TrainingSamples.validation(recipe), null, checkpoint, new TrainingListener() {

					@Override
					public void stepDone(final TrainingStep step) {
						done[0] = step.step();
					}

					@Override
					public Control control() {
						return done[0] >= stopAfter ? then : Control.CONTINUE;
					}
				});
		}
	}

	private Weights train(final long steps, final long seed, final Path checkpoint, final boolean resume,
		final long stopAfter) throws IOException
	{
		return run(TrainingSamples.recipe(steps, seed), checkpoint, resume, stopAfter, Control.CANCEL).last();
	}

	private static void assertSame(final Weights actual, final Weights expected) {
		for (final Map.Entry<String, float[]> entry : expected.asMap().entrySet())
			assertThat(actual.asMap().get(entry.getKey())).as(entry.getKey()).containsExactly(entry.getValue());
	}

	@Test
	void aResumedRunEndsWithTheWeightsOfTheUninterruptedOne() throws IOException {
		final Weights whole = train(9, 5, null, false, 9);
		final Path checkpoint = folder.resolve("run.safetensors");
		train(9, 5, checkpoint, false, 4);
		assertSame(train(9, 5, checkpoint, true, 9), whole);
	}

	@Test
	void seedZeroIsReproducibleAndASeedOfItsOwn() throws IOException {
		final Weights zero = train(4, 0, null, false, 4);
		assertSame(train(4, 0, null, false, 4), zero);
		final Parameter first = TrainingSamples.NETWORK.parameters().get(0);
		assertThat(train(4, 1, null, false, 4).get(first)).isNotEqualTo(zero.get(first));
	}

	@Test
	void trainingLowersTheLoss() throws IOException {
		final Recipe recipe = TrainingSamples.recipe(120, 3);
		final List<Double> losses = new ArrayList<>();
		try (Trainer trainer = TrainingSamples.trainer(recipe, TrainingSamples.start(3))) {
			trainer.train(TrainingSamples.sampler(TrainingSamples.corpus(3), recipe), null, null, null, //
				step -> losses.add(step.losses().get("hole_per_area")));
		}
		final double start = losses.subList(0, 30).stream().mapToDouble(d -> d).average().orElseThrow();
		final double end = losses.subList(90, 120).stream().mapToDouble(d -> d).average().orElseThrow();
		assertThat(end).isLessThan(0.9 * start);
	}

	@Test
	void aCheckpointOfOtherSettingsIsRefusedByName() throws IOException {
		final Path checkpoint = folder.resolve("run.safetensors");
		train(3, 5, checkpoint, false, 1);
		assertThatThrownBy(() -> train(3, 6, checkpoint, true, 3)).isInstanceOf(IOException.class) //
			.hasMessageContaining("seed");
	}

	@Test
	void aBrokenCheckpointIsASentence() throws IOException {
		final Path checkpoint = folder.resolve("run.safetensors");
		train(3, 5, checkpoint, false, 1);
		final byte[] bytes = Files.readAllBytes(checkpoint);
		for (final int length : new int[] { 0, 7, 100, bytes.length / 2, bytes.length - 1 }) {
			Files.write(checkpoint, java.util.Arrays.copyOf(bytes, length));
			assertThatThrownBy(() -> train(3, 5, checkpoint, true, 3)).isInstanceOf(IOException.class) //
				.hasMessageContaining("run.safetensors");
		}
	}

	@Test
	void aLossThatIsNoNumberStopsTheRunAndKeepsTheCheckpoint() throws IOException {
		final Path checkpoint = folder.resolve("run.safetensors");
		final Recipe recipe = TrainingSamples.recipe(5, 5);
		final Weights weights = TrainingSamples.start(5);
		weights.asMap().values().iterator().next()[0] = Float.NaN;
		try (Trainer trainer = TrainingSamples.trainer(recipe, weights)) {
			final CropSampler sampler = TrainingSamples.sampler(TrainingSamples.corpus(1), recipe);
			assertThatThrownBy(() -> trainer.train(sampler, null, null, null, step -> {})) //
				.isInstanceOf(IOException.class).hasMessageContaining("step 1");
			// not even a first checkpoint is made of weights that are no numbers
			assertThatThrownBy(() -> trainer.train(sampler, null, null, checkpoint, step -> {})) //
				.isInstanceOf(IOException.class).hasMessageContaining("no longer numbers");
		}
		assertThat(checkpoint).doesNotExist();
	}

	@Test
	void djlNeitherReportsNorFetches() throws IOException {
		train(1, 5, null, false, 1);
		assertThat(System.getProperty(DjlSetup.OFFLINE)).isEqualTo("true");
		assertThat(System.getProperty(DjlSetup.NO_TRACKING)).isEqualTo("true");
	}

	@Test
	void anInterruptedRunKeepsItsCheckpoint() throws IOException {
		final Path checkpoint = folder.resolve("run.safetensors");
		final Recipe recipe = TrainingSamples.recipe(9, 5);
		try (Trainer trainer = TrainingSamples.trainer(recipe, TrainingSamples.start(5))) {
			final TrainedNetwork stopped = trainer.train(TrainingSamples.sampler(TrainingSamples.corpus(3), recipe), //
				TrainingSamples.validation(recipe), null, checkpoint, step -> {
					if (step.step() == 2) Thread.currentThread().interrupt();
				});
			assertThat(Thread.interrupted()).isTrue();
			assertThat(stopped.finished()).isFalse();
			assertThat(Safetensors.read(checkpoint).metadata()).containsEntry("step", Long.toString(stopped.steps()));
		}
		assertSame(train(9, 5, checkpoint, true, 9), train(9, 5, null, false, 9));
	}

	@Test
	void aFallingLearningRateIsNotRaisedAgainByAnotherLength() throws IOException {
		final Path checkpoint = folder.resolve("run.safetensors");
		train(6, 5, checkpoint, false, 5);
		assertThatThrownBy(() -> train(60, 5, checkpoint, true, 60)).isInstanceOf(IOException.class) //
			.hasMessageContaining("6 steps");
	}

	@Test
	void theRateRisesStaysAndFalls() {
		final LearningRate rate = new LearningRate(1, 4, 0.5);
		assertThat(rate.at(0, 100)).isEqualTo(0.25);
		assertThat(rate.at(3, 100)).isEqualTo(1);
		assertThat(rate.at(50, 100)).isEqualTo(1);
		assertThat(rate.at(75, 100)).isEqualTo(0.5);
		assertThat(rate.at(99, 100)).isEqualTo(0.02);
	}

	@Test
	void aRunOfTwoStagesResumesExactlyInEither() throws IOException {
		final Recipe recipe = twoStages();
		final TrainedNetwork whole = run(recipe, null, false, 10, Control.CANCEL);
		for (final int stop : new int[] { 2, 5, 6 }) {
			final Path checkpoint = folder.resolve("run" + stop + ".safetensors");
			run(recipe, checkpoint, false, stop, Control.CANCEL);
			final TrainedNetwork resumed = run(recipe, checkpoint, true, 10, Control.CANCEL);
			assertSame(resumed.last(), whole.last());
			assertSame(resumed.best(), whole.best());
			assertThat(resumed.bestStep()).isEqualTo(whole.bestStep());
		}
	}

	private static Recipe twoStages() {
		return TrainingSamples.recipe(5, List.of(new Stage(5, new LearningRate(1e-2, 2, 0), false), //
			new Stage(4, new LearningRate(2e-3, 0, 0.5), true)));
	}

	@Test
	void theSecondStageLeavesTheEncodersNormAsItIs() throws IOException {
		final Path checkpoint = folder.resolve("run.safetensors");
		final Weights first = run(twoStages(), checkpoint, false, 5, Control.CANCEL).last();
		final Weights second = run(twoStages(), checkpoint, true, 9, Control.CANCEL).last();
		for (final Parameter parameter : TrainingSamples.NETWORK.parameters())
			if (parameter.name().matches("encoder\\..*norm.*")) assertThat(second.get(parameter)).as(parameter.name()) //
				.containsExactly(first.get(parameter));
			else assertThat(second.get(parameter)).as(parameter.name()).isNotEqualTo(first.get(parameter));
	}

	@Test
	void finishingEarlyKeepsTheBestSoFar() throws IOException {
		final TrainedNetwork finished = run(TrainingSamples.recipe(50, 5), null, false, 6, Control.FINISH);
		assertThat(finished.finished()).isTrue();
		assertThat(finished.steps()).isEqualTo(6);
		assertThat(finished.bestPsnr()).isFinite();
	}

	@Test
	void theBestIsTheHighestValidation() throws IOException {
		final Recipe recipe = TrainingSamples.recipe(12, 5);
		final List<Validation> validations = new ArrayList<>();
		final TrainedNetwork trained;
		try (Trainer trainer = TrainingSamples.trainer(recipe, TrainingSamples.start(5))) {
			trained = trainer.train(TrainingSamples.sampler(TrainingSamples.corpus(3), recipe), //
				TrainingSamples.validation(recipe), null, null, new TrainingListener() {

					@Override
					public void stepDone(final TrainingStep step) {}

					@Override
					public void validated(final Validation validation) {
						validations.add(validation);
					}
				});
		}
		assertThat(validations).extracting(Validation::step).containsExactly(0L, 4L, 8L, 12L);
		final Validation best = validations.stream().max(java.util.Comparator.comparing(Validation::psnr)).orElseThrow();
		assertThat(trained.bestPsnr()).isEqualTo(best.psnr());
		assertThat(trained.bestStep()).isEqualTo(best.step());
		assertThat(validations.get(0).previews()).hasSize(3);
	}

	@Test
	void aTimeBudgetDecidesTheLength() throws IOException {
		final List<String> messages = new ArrayList<>();
		final Recipe recipe = TrainingSamples.recipe(1_000_000, 5);
		final List<Long> lengths = new ArrayList<>(List.of(1_000_000L));
		try (Trainer trainer = new Trainer(TrainingSamples.NETWORK, TrainingSamples.start(5), recipe, //
			TrainingSamples.MACHINE, null, Map.of(), Map.of(), messages::add))
		{
			// a minute is never used up: the run is left as soon as its length is known
			trainer.train(TrainingSamples.sampler(TrainingSamples.corpus(3), recipe), TrainingSamples.validation(recipe), //
				java.time.Duration.ofMinutes(1), null, new TrainingListener() {

					@Override
					public void stepDone(final TrainingStep step) {
						lengths.add(step.steps());
					}

					@Override
					public Control control() {
						return lengths.get(lengths.size() - 1) < 1_000_000 ? Control.CANCEL : Control.CONTINUE;
					}
				});
		}
		final long planned = lengths.get(lengths.size() - 1);
		assertThat(planned).isLessThan(1_000_000);
		assertThat(messages).anyMatch(message -> message.contains("will have " + planned + " steps"));
	}

	@Test
	void aTimeBudgetThatIsUsedUpFinishesTheRun() throws IOException {
		try (Trainer trainer = TrainingSamples.trainer(TrainingSamples.recipe(1_000_000, 5), TrainingSamples.start(5))) {
			final TrainedNetwork trained = trainer.train(TrainingSamples.sampler(TrainingSamples.corpus(3), //
				TrainingSamples.recipe(1_000_000, 5)), null, java.time.Duration.ofMillis(1), null, step -> {});
			assertThat(trained.finished()).isTrue();
			assertThat(trained.steps()).isBetween(1L, 1000L);
		}
	}

	@Test
	void noTemporaryFileIsLeft() throws IOException {
		train(7, 5, folder.resolve("run.safetensors"), false, 7);
		assertThat(folder.toFile().list()).noneMatch(name -> name.endsWith(".part"));
	}

	@Test
	void aCropThatDoesNotFitTheNetworkIsASentence() {
		final PConvUNet deep = new PConvUNet(1, 4, 8, 6, Base.NONE);
		assertThatThrownBy(() -> new Trainer(deep, Weights.initial(deep, new java.util.SplittableRandom(1)),
			TrainingSamples.recipe(1, 1), TrainingSamples.MACHINE, null, Map.of(), Map.of(), message -> {})) //
			.hasMessageContaining("32").hasMessageContaining("64");
	}
}
