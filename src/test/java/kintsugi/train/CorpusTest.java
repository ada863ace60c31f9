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
import org.junit.jupiter.api.io.TempDir;

import kintsugi.mask.HoleSampler;
import kintsugi.model.Normalisation;

/** Tests {@link Corpus} and {@link CropSampler}. */
class CorpusTest {

	@TempDir
	private Path folder;

	@Test
	void anEmptyOrMissingFolderIsASentence() {
		assertThatThrownBy(() -> Corpus.list(folder, Set.of())).isInstanceOf(IOException.class) //
			.hasMessageContaining("holds no images");
		assertThatThrownBy(() -> Corpus.list(folder.resolve("none"), Set.of())).isInstanceOf(IOException.class) //
			.hasMessageContaining("does not exist");
	}

	@Test
	void heldOutFilesAreLeftOutByNameWithOrWithoutExtension() throws IOException {
		for (final String name : new String[] { "a.png", "b.TIF", "c.jpg", "notes.txt" })
			Files.createFile(folder.resolve(name));
		assertThat(Corpus.list(folder, Set.of("a", "c.jpg"))).containsExactly(folder.resolve("b.TIF"));
	}

	@Test
	void unusableFilesAreNamedOnceAndPassedOver() throws IOException {
		final List<Path> files = new ArrayList<>();
		for (final String name : new String[] { "broken.png", "good.png", "small.png" })
			files.add(Files.createFile(folder.resolve(name)));
		final List<String> warnings = new ArrayList<>();
		final Corpus corpus = new Corpus(files, file -> {
			if (file.endsWith("broken.png")) throw new IOException("it is broken");
			return file.endsWith("small.png") ? TrainingImage.of(8, 8, new byte[64]) : TrainingSamples.image(file);
		}, 32, warnings::add);
		final SplittableRandom random = new SplittableRandom(1);
		for (int i = 0; i < 50; i++)
			assertThat(corpus.draw(random).width()).isEqualTo(40);
		assertThat(warnings).hasSize(2).anyMatch(w -> w.contains("broken.png") && w.contains("it is broken")) //
			.anyMatch(w -> w.contains("small.png") && w.contains("8x8"));
	}

	@Test
	void aCorpusWithoutAUsableImageIsASentenceNotALoop() throws IOException {
		final Corpus corpus = new Corpus(List.of(Files.createFile(folder.resolve("a.png"))), file -> {
			throw new IOException("no");
		}, 32, warning -> {});
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
		final Corpus corpus = new Corpus(List.of(Files.createFile(folder.resolve("ramp.png"))), //
			file -> TrainingImage.of(side, side, samples), side, warning -> {});
		final CropSampler sampler = new CropSampler(corpus, new HoleSampler(1), new Normalisation(0, 100), 1, side, 2, 7);
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
		final TrainingSettings settings = TrainingSamples.settings(1, 0);
		final CropSampler one = TrainingSamples.sampler(TrainingSamples.corpus(folder, 3), settings);
		final CropSampler two = TrainingSamples.sampler(TrainingSamples.corpus(folder, 3), settings);
		one.batch(0);
		assertThat(one.batch(5).images()).containsExactly(two.batch(5).images());
		assertThat(one.batch(5).masks()).containsExactly(two.batch(5).masks());
		assertThat(one.batch(5).masks()).isNotEqualTo(one.batch(6).masks());
	}

	@Test
	void masksAreBinary() throws IOException {
		final CropSampler sampler = TrainingSamples.sampler(TrainingSamples.corpus(folder, 2), //
			TrainingSamples.settings(1, 4));
		for (int step = 0; step < 20; step++)
			for (final float value : sampler.batch(step).masks())
				assertThat(value == 0 || value == 1).isTrue();
	}
}
