package kintsugi.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import kintsugi.net.Base;
import kintsugi.net.Network;
import kintsugi.net.PConvUNet;
import kintsugi.net.Weights;
import kintsugi.train.recipe.Recipe;

/** Tests that a batch that is too large for the memory is computed in parts. */
class OutOfMemoryTest {

	/** No batch norm, which alone could tell parts from the whole. */
	private static final PConvUNet WITHOUT_NORM = new PConvUNet(1, 4, 8, 1, Base.NONE);
	private static final PConvUNet WITH_NORM = new PConvUNet(1, 4, 8, 3, Base.NONE);

	@TempDir
	private Path folder;

	private final List<String> messages = new ArrayList<>();

	private Weights train(final Network network, final boolean validated) throws IOException {
		return train(network, validated, null, 3);
	}

	/**
	 * Trains on batches of 5, which do not part evenly; stops after some steps, and resumes where there is a checkpoint.
	 */
	private Weights train(final Network network, final boolean validated, final Path checkpoint, final long stopAfter)
		throws IOException
	{
		final Recipe recipe = TrainingSamples.recipe(3, 5).withBatch(5);
		final Weights start = Weights.initial(network, new SplittableRandom(1));
		try (Trainer trainer = new Trainer(network, start, recipe, TrainingSamples.MACHINE, null, Map.of(), Map.of(),
			messages::add))
		{
			if (checkpoint != null && Files.exists(checkpoint)) trainer.resume(checkpoint);
			final long[] done = { 0 };
			return trainer.train(TrainingSamples.sampler(TrainingSamples.corpus(3), recipe), //
				validated ? TrainingSamples.validation(recipe) : null, null, checkpoint, new TrainingListener() {

					@Override
					public void stepDone(final TrainingStep step) {
						done[0] = step.step();
					}

					@Override
					public Control control() {
						return done[0] >= stopAfter ? Control.CANCEL : Control.CONTINUE;
					}
				}).last();
		}
	}

	@Test
	void theGradientOfThePartsIsThatOfTheWhole() throws IOException {
		final Weights whole = train(new SmallMemory(WITHOUT_NORM, 5, false), false);
		assertThat(messages).noneMatch(message -> message.contains("does not fit"));
		for (final int room : new int[] { 4, 2, 1 }) {
			messages.clear();
			final Weights parts = train(new SmallMemory(WITHOUT_NORM, room, false), false);
			assertThat(messages).anyMatch(message -> message.contains("does not fit into memory"));
			for (final Map.Entry<String, float[]> entry : whole.asMap().entrySet())
				assertThat(parts.asMap().get(entry.getKey())).as(entry.getKey()).containsExactly(entry.getValue(),
					within(2e-4f));
		}
	}

	@Test
	void whatAFailedTryHasMovedIsMovedBack() throws IOException {
		assertSame(train(new SmallMemory(WITH_NORM, 3, true), false), train(new SmallMemory(WITH_NORM, 3, false), false));
	}

	@Test
	void aResumedRunComputesAsManyAtATime() throws IOException {
		final Weights whole = train(new SmallMemory(WITH_NORM, 3, false), false);
		final Path checkpoint = folder.resolve("run.safetensors");
		train(new SmallMemory(WITH_NORM, 3, false), false, checkpoint, 1);
		// there is room now, but the run goes on as it was
		assertSame(train(new SmallMemory(WITH_NORM, 5, false), false, checkpoint, 3), whole);
	}

	@Test
	void aValidationThatDoesNotFitIsDoneInPartsToo() throws IOException {
		train(new SmallMemory(WITH_NORM, 2, false), true);
		assertThat(messages).anyMatch(message -> message.contains("2 samples at a time"));
	}

	@Test
	void aDeviceWithoutRoomForOneSampleIsAnError() {
		assertThatThrownBy(() -> train(new SmallMemory(WITH_NORM, 0, false), false)).hasMessageContaining("out of memory");
	}

	private static void assertSame(final Weights actual, final Weights expected) {
		for (final Map.Entry<String, float[]> entry : expected.asMap().entrySet())
			assertThat(actual.asMap().get(entry.getKey())).as(entry.getKey()).containsExactly(entry.getValue());
	}
}
