package kintsugi.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import kintsugi.hole.Hole;
import kintsugi.model.Normalisation;
import kintsugi.train.recipe.Recipe;
import kintsugi.train.recipe.RecipeBuild;
import kintsugi.train.recipe.RecipeException;
import kintsugi.train.recipe.Recipes;
import kintsugi.train.recipe.SamplePlan;

/** Tests the lines that samples come with. */
class SketchSamplesTest {

	private static CropSampler sampler(final double sketches) {
		final Recipe recipe = TrainingSamples.recipe(1, 0);
		return CropSampler.training(TrainingSamples.corpus(3), RecipeBuild.holes(recipe), //
			new SamplePlan(32, 4, true, true, sketches, Normalisation.DEFAULT), 1, 5);
	}

	@Test
	void withoutThemImagesAndHolesAreTheSame() throws IOException {
		for (int step = 0; step < 5; step++) {
			final Batch with = sampler(0.5).batch(step);
			final Batch without = sampler(0).batch(step);
			assertThat(with.images()).containsExactly(without.images());
			assertThat(with.masks()).containsExactly(without.masks());
			assertThat(without.sketches()).isNull();
		}
	}

	@Test
	void someSamplesHaveLinesAndOnlyInsideTheirHoles() throws IOException {
		final CropSampler sampler = sampler(0.5);
		int sketched = 0;
		for (int step = 0; step < 25; step++) {
			final Batch batch = sampler.batch(step);
			for (int i = 0; i < batch.count(); i++) {
				final Batch one = batch.part(i, i + 1);
				if (IntStream.range(0, 32 * 32).anyMatch(pixel -> one.sketches()[pixel] > 0)) sketched++;
				for (int pixel = 0; pixel < 32 * 32; pixel++)
					assertThat(one.sketches()[pixel] * one.masks()[pixel]).isZero();
			}
		}
		assertThat(sketched).isBetween(10, 60);
	}

	@Test
	void whereUnknownPixelsBeginThereIsNoLine() throws IOException {
		final Hole unknown = Hole.where(64, 64, (x, y) -> x > 10 && x < 24 && y > 16 && y < 40);
		final float[] values = new float[64 * 64];
		for (int i = 0; i < values.length; i++)
			values[i] = unknown.isHole(i % 64, i / 64) ? Float.NaN : i % 64 < 45 ? 10 : 20;
		final TrainingData data = new TrainingData("one", "", List.of(TrainingSamples.source("a", TrainingImage.of(64, 64,
			values).withUnknown(unknown))));
		final CropSampler sampler = CropSampler.training(new Corpus(data, 64, warning -> {}), RecipeBuild.holes(
			TrainingSamples.recipe(1, 0)), new SamplePlan(64, 4, false, false, 1, Normalisation.DEFAULT), 1, 5);
		int lines = 0;
		for (int step = 0; step < 10; step++) {
			final Batch batch = sampler.batch(step);
			assertThat(batch.known()).contains(0f);
			for (int i = 0; i < batch.sketches().length; i++)
				if (batch.sketches()[i] > 0) {
					assertThat(i % 64).as("the column of a line").isBetween(42, 47);
					lines++;
				}
		}
		assertThat(lines).isPositive();
	}

	@Test
	void samplesToValidateWithHaveNone() throws IOException {
		final Recipe recipe = TrainingSamples.recipe(1, 0);
		final CropSampler sampler = CropSampler.validation(TrainingSamples.corpus(3), RecipeBuild.holes(recipe), //
			new SamplePlan(32, 4, true, true, 1, Normalisation.DEFAULT), 1, 5);
		assertThat(sampler.samples(0, 4).sketches()).isNull();
	}

	@Test
	void aNetworkThatSeesNoneIsNotGivenAny() throws RecipeException {
		final Recipe recipe = Recipes.open("pconv-small");
		assertThatThrownBy(() -> recipe.with("samples.sketches", "0.5")).isInstanceOf(RecipeException.class) //
			.hasMessageContaining("sketches").hasMessageContaining("0.5");
		assertThat(Recipes.open("deepfillv2-sketch").with("samples.sketches", "0.25").samples().sketches()) //
			.isEqualTo(0.25);
	}
}
