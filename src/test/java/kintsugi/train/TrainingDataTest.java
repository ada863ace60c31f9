package kintsugi.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@link TrainingData}. */
class TrainingDataTest {

	private static final List<ImageSource> PLANES = TrainingSamples.data(20).sources();

	@TempDir
	private Path folder;

	@Test
	void theValidationOfAStackIsOneBlock() {
		final TrainingData stack = TrainingData.stack("cells", PLANES);
		for (int seed = 0; seed < 50; seed++) {
			final TrainingData.Split split = stack.split(0.25, seed);
			final int first = PLANES.indexOf(split.validation().sources().get(0));
			assertThat(split.validation().sources()).isEqualTo(PLANES.subList(first, first + 5));
			assertThat(split.training().sources()).hasSize(15).doesNotContainAnyElementsOf(split.validation().sources());
		}
	}

	@Test
	void theSeedDecidesWhereTheBlockIs() {
		final TrainingData stack = TrainingData.stack("cells", PLANES);
		assertThat(stack.split(0.25, 7)).isEqualTo(stack.split(0.25, 7));
		final Set<Integer> firsts = new HashSet<>();
		for (int seed = 0; seed < 300; seed++)
			firsts.add(PLANES.indexOf(stack.split(0.25, seed).validation().sources().get(0)));
		assertThat(firsts).hasSize(16);
	}

	@Test
	void twoPlanesAreOneForEach() {
		final TrainingData.Split split = TrainingData.stack("cells", PLANES.subList(0, 2)).split(0.1, 3);
		assertThat(split.training().sources()).hasSize(1);
		assertThat(split.validation().sources()).hasSize(1).isNotEqualTo(split.training().sources());
	}

	@Test
	void theValidationOfAFolderIsScattered() throws IOException {
		for (int i = 0; i < 20; i++)
			Files.createFile(folder.resolve((char) ('a' + i) + ".png"));
		final TrainingData data = TrainingData.folder(folder, Set.of(), file -> List.of());
		final List<ImageSource> chosen = data.split(0.25, 0).validation().sources();
		assertThat(chosen).hasSize(5);
		assertThat(data.sources().indexOf(chosen.get(4)) - data.sources().indexOf(chosen.get(0))).isGreaterThan(4);
	}

	@Test
	void whatIsHeldOutIsKept() throws IOException {
		for (final String name : new String[] { "a.png", "b.png", "c.png", "d.png" })
			Files.createFile(folder.resolve(name));
		final TrainingData data = TrainingData.folder(folder, Set.of("d", "a.png"), file -> List.of());
		assertThat(data.heldOut()).containsExactly("a.png", "d");
		assertThat(data.split(0.5, 1).training().heldOut()).isEqualTo(data.heldOut());
		assertThat(TrainingData.stack("cells", PLANES).heldOut()).isEmpty();
	}
}
