package kintsugi.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import kintsugi.mask.MaskGenerators;
import kintsugi.model.Normalisation;
import kintsugi.train.recipe.Recipe;
import kintsugi.train.recipe.SamplePlan;

/** Tests {@link Corpus} and {@link CropSampler}. */
class CorpusTest {

	private static final ImageReader NO_READER = file -> List.of();

	@TempDir
	private Path folder;

	@Test
	void anEmptyOrMissingFolderIsASentence() {
		assertThatThrownBy(() -> TrainingData.folder(folder, Set.of(), NO_READER)).isInstanceOf(IOException.class) //
			.hasMessageContaining("holds no images");
		assertThatThrownBy(() -> TrainingData.folder(folder.resolve("none"), Set.of(), NO_READER)) //
			.isInstanceOf(IOException.class).hasMessageContaining("does not exist");
	}

	@Test
	@DisabledOnOs(OS.WINDOWS) // links need a right there
	void aLinkThatLeadsBackIsASentence() throws IOException {
		Files.createFile(folder.resolve("a.png"));
		Files.createSymbolicLink(folder.resolve("loop"), folder);
		assertThatThrownBy(() -> TrainingData.folder(folder, Set.of(), NO_READER)).isInstanceOf(IOException.class) //
			.hasMessageContaining("cannot be searched");
	}

	@Test
	void heldOutFilesAreLeftOutByNameWithOrWithoutExtension() throws IOException {
		for (final String name : new String[] { "a.png", "b.TIF", "c.jpg", "notes.txt" })
			Files.createFile(folder.resolve(name));
		assertThat(TrainingData.folder(folder, Set.of("a", "c.jpg"), NO_READER).sources()).extracting(ImageSource::name) //
			.containsExactly("b.TIF");
	}

	@Test
	void unusableFilesAreNamedOnceAndPassedOver() throws IOException {
		for (final String name : new String[] { "broken.png", "good.png", "small.png" })
			Files.createFile(folder.resolve(name));
		final List<String> warnings = new ArrayList<>();
		final Corpus corpus = new Corpus(TrainingData.folder(folder, Set.of(), file -> {
			if (file.endsWith("broken.png")) throw new IOException("it is broken");
			return List.of(file.endsWith("small.png") ? TrainingImage.of(8, 8, new byte[64]) : TrainingSamples.image(1));
		}), 32, warnings::add);
		final SplittableRandom random = new SplittableRandom(1);
		for (int i = 0; i < 50; i++)
			assertThat(corpus.draw(random).width()).isEqualTo(40);
		assertThat(warnings).hasSize(2).anyMatch(w -> w.contains("broken.png") && w.contains("it is broken")) //
			.anyMatch(w -> w.contains("small.png") && w.contains("8x8"));
	}

	@Test
	void aCorpusWithoutAUsableImageIsASentenceNotALoop() throws IOException {
		final Corpus corpus = new Corpus(new TrainingData("broken", "", List.of(TrainingSamples.source("a"))), 32, //
			warning -> {});
		assertThatThrownBy(() -> corpus.draw(new SplittableRandom(1))).hasMessageContaining("32x32");
	}

	@Test
	void everyDepthKeepsItsValues() {
		assertThat(TrainingImage.of(1, 1, new byte[] { (byte) 200 }).get(0, 0, 0)).isEqualTo(200);
		assertThat(TrainingImage.of(1, 1, new short[] { (short) 60000 }).get(0, 0, 0)).isEqualTo(60000);
		assertThat(TrainingImage.of(1, 1, new float[] { -0.5f }).get(0, 0, 0)).isEqualTo(-0.5f);
	}

	@Test
	void cropsComeInAllEightOrientationsAndNoOther() throws IOException {
		final int side = 32;
		final float[] samples = new float[side * side];
		for (int i = 0; i < samples.length; i++)
			samples[i] = i % side + 3 * (i / side);
		final TrainingData ramp = new TrainingData("ramp", "", List.of(TrainingSamples.source("ramp", //
			TrainingImage.of(side, side, samples))));
		final CropSampler sampler = CropSampler.training(new Corpus(ramp, side, warning -> {}), //
			MaskGenerators.named("thin-defects"), new SamplePlan(side, 2, true, true, 0, new Normalisation(0, 100)), 1, 7);
		final Set<List<Integer>> orientations = new HashSet<>();
		for (int step = 0; step < 60; step++) {
			final float[] crop = Arrays.copyOf(sampler.batch(step).images(), side * side);
			// direction of the steps along x and y, and which of the two is the steeper one
			final float alongX = crop[1] - crop[0];
			final float alongY = crop[side] - crop[0];
			assertThat(Math.max(Math.abs(alongX), Math.abs(alongY)) / Math.min(Math.abs(alongX), Math.abs(alongY))) //
				.isCloseTo(3, org.assertj.core.api.Assertions.within(0.01f));
			orientations.add(List.of((int) Math.signum(alongX), (int) Math.signum(alongY), //
				Math.abs(alongX) > Math.abs(alongY) ? 1 : 0));
		}
		assertThat(orientations).hasSize(8);
	}

	@Test
	void aBatchIsAFunctionOfSeedAndStep() throws IOException {
		final Recipe recipe = TrainingSamples.recipe(1, 0);
		final CropSampler one = TrainingSamples.sampler(TrainingSamples.corpus(3), recipe);
		final CropSampler two = TrainingSamples.sampler(TrainingSamples.corpus(3), recipe);
		one.batch(0);
		assertThat(one.batch(5).images()).containsExactly(two.batch(5).images());
		assertThat(one.batch(5).masks()).containsExactly(two.batch(5).masks());
		assertThat(one.batch(5).masks()).isNotEqualTo(one.batch(6).masks());
	}

	@Test
	void masksAreBinary() throws IOException {
		final CropSampler sampler = TrainingSamples.sampler(TrainingSamples.corpus(2), //
			TrainingSamples.recipe(1, 4));
		for (int step = 0; step < 20; step++)
			for (final float value : sampler.batch(step).masks())
				assertThat(value == 0 || value == 1).isTrue();
	}

	@Test
	void noImageIsInBothPartsOfASplit() {
		final TrainingData.Split split = TrainingSamples.data(10).split(0.25, 3);
		assertThat(split.validation().sources()).hasSize(3);
		assertThat(split.training().sources()).hasSize(7).doesNotContainAnyElementsOf(split.validation().sources());
		assertThat(split.shared()).isFalse();
		assertThat(TrainingSamples.data(1).split(0.25, 3).shared()).isTrue();
	}

	@Test
	void theSeedDecidesTheSplit() {
		final TrainingData data = TrainingSamples.data(40);
		assertThat(data.split(0.2, 0).validation().sources()).isEqualTo(data.split(0.2, 0).validation().sources())
			.isNotEqualTo(data.split(0.2, 1).validation().sources());
	}

	@Test
	void everySliceOfASourceIsDrawn() throws IOException {
		final TrainingData stack = new TrainingData("stack", "", List.of(TrainingSamples.source("stack", //
			TrainingSamples.image(1), TrainingSamples.image(2), TrainingSamples.image(3))));
		final Corpus corpus = new Corpus(stack, 32, warning -> {});
		final Set<TrainingImage> drawn = new HashSet<>();
		final SplittableRandom random = new SplittableRandom(1);
		for (int i = 0; i < 60; i++)
			drawn.add(corpus.draw(random));
		assertThat(drawn).hasSize(3);
	}
}
