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
import kintsugi.train.tensors.Safetensors;

/** Tests {@link Trainer}: what a run ends with, and that a stop in between changes nothing. */
class TrainerTest {

	@TempDir
	private Path folder;

	private Weights train(final long steps, final long seed, final Path checkpoint, final boolean resume,
		final long stopAfter) throws IOException
	{
		final TrainingSettings settings = TrainingSamples.settings(steps, seed);
		final Corpus corpus = TrainingSamples.corpus(folder, 3);
		try (Trainer trainer = new Trainer(TrainingSamples.NETWORK, TrainingSamples.start(seed), settings, Map.of())) {
			if (resume) trainer.resume(checkpoint);
			final long[] done = { 0 };
			return trainer.train(TrainingSamples.sampler(corpus, settings), checkpoint, new TrainingListener() {

				@Override
				public void stepDone(final TrainingStep step) {
					done[0] = step.step();
				}

				@Override
				public Control control() {
					return done[0] >= stopAfter ? Control.CANCEL : Control.CONTINUE;
				}
			}).weights();
		}
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
		final TrainingSettings settings = TrainingSamples.settings(120, 3);
		final List<Double> losses = new ArrayList<>();
		try (Trainer trainer = new Trainer(TrainingSamples.NETWORK, TrainingSamples.start(3), settings, Map.of())) {
			trainer.train(TrainingSamples.sampler(TrainingSamples.corpus(folder, 3), settings), null, //
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
		final TrainingSettings settings = TrainingSamples.settings(5, 5);
		final Weights weights = TrainingSamples.start(5);
		final Corpus corpus = TrainingSamples.corpus(folder, 1);
		weights.asMap().values().iterator().next()[0] = Float.NaN;
		try (Trainer trainer = new Trainer(TrainingSamples.NETWORK, weights, settings, Map.of())) {
			assertThatThrownBy(() -> trainer.train(TrainingSamples.sampler(corpus, settings), checkpoint, step -> {})) //
				.isInstanceOf(IOException.class).hasMessageContaining("step 1");
		}
		assertThat(checkpoint).exists();
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
		final TrainingSettings settings = TrainingSamples.settings(9, 5);
		final Corpus corpus = TrainingSamples.corpus(folder, 3);
		try (Trainer trainer = new Trainer(TrainingSamples.NETWORK, TrainingSamples.start(5), settings, Map.of())) {
			final TrainedNetwork stopped = trainer.train(TrainingSamples.sampler(corpus, settings), checkpoint, step -> {
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
	void noTemporaryFileIsLeft() throws IOException {
		train(7, 5, folder.resolve("run.safetensors"), false, 7);
		assertThat(folder.toFile().list()).noneMatch(name -> name.endsWith(".part"));
	}

	@Test
	void aCropThatDoesNotFitTheNetworkIsASentence() {
		final PConvUNet deep = new PConvUNet(1, 4, 8, 6, Base.NONE);
		assertThatThrownBy(() -> new Trainer(deep, Weights.initial(deep, new java.util.SplittableRandom(1)),
			TrainingSamples.settings(1, 1), Map.of())).hasMessageContaining("32").hasMessageContaining("64");
	}
}
