package kintsugi.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.junit.jupiter.api.Test;

import kintsugi.mask.HoleSource;
import kintsugi.train.recipe.Recipe;

/** Tests {@link BatchLoader}. */
class BatchLoaderTest {

	private static final String SENTENCE = "None of the 2 masks can be read.";
	private static final Recipe RECIPE = TrainingSamples.recipe(9, 3);

	@Test
	void batchesComeInOrderFromAnyStep() throws IOException, InterruptedException {
		final CropSampler sampler = TrainingSamples.sampler(TrainingSamples.corpus(3), RECIPE);
		try (BatchLoader loader = new BatchLoader(sampler, 4, 2)) {
			for (int step = 4; step < 14; step++)
				assertThat(loader.next().images()).containsExactly(sampler.batch(step).images());
		}
	}

	@Test
	void aFileThatCannotBeReadIsItsSentence() {
		assertFailsWithTheSentence((width, height, seed) -> {
			throw new UncheckedIOException(SENTENCE, new IOException("cut off"));
		});
	}

	@Test
	void holesThatCannotBeDrawnAreTheirSentence() {
		assertFailsWithTheSentence((width, height, seed) -> {
			throw new IllegalArgumentException(SENTENCE);
		});
	}

	@Test
	void aFaultOfTheProgramIsNamed() {
		final HoleSource holes = (width, height, seed) -> {
			throw new ArrayIndexOutOfBoundsException(7);
		};
		assertThatThrownBy(() -> first(holes)).isInstanceOf(IOException.class).hasMessageContaining(
			"ArrayIndexOutOfBoundsException");
	}

	private static void assertFailsWithTheSentence(final HoleSource holes) {
		assertThatThrownBy(() -> first(holes)).isInstanceOf(IOException.class).hasMessage(SENTENCE);
	}

	private static Batch first(final HoleSource holes) throws IOException, InterruptedException {
		final CropSampler sampler = CropSampler.training(TrainingSamples.corpus(3), holes, RECIPE.samples(), 1, 3);
		try (BatchLoader loader = new BatchLoader(sampler, 0, 1)) {
			return loader.next();
		}
	}
}
