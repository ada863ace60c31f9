package kintsugi.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import kintsugi.hole.Hole;

/** Tests {@link FolderHoles}. */
class FolderHolesTest {

	private static final Hole MASK = Hole.where(64, 48, (x, y) -> x < 20 && y < 15 + x / 2);

	@TempDir
	private Path folder;

	@Test
	void aWholeMaskOfTheSameSizeComesAsItIsOrFlipped() {
		final MaskGenerator masks = Families.folder(Families.plane(MASK, 0, 255)).with(Map.of("crop", "1"));
		final Set<Hole> seen = new HashSet<>();
		for (int seed = 0; seed < 40; seed++)
			seen.add(masks.draw(64, 48, seed));
		assertThat(seen).hasSize(4).contains(MASK, Hole.where(64, 48, (x, y) -> MASK.isHole(63 - x, y)),
			Hole.where(64, 48, (x, y) -> MASK.isHole(x, 47 - y)), Hole.where(64, 48, (x, y) -> MASK.isHole(63 - x, 47 - y)));
	}

	@Test
	void resizingTakesTheNearestPixel() {
		final MaskGenerator masks = Families.folder(Families.plane(MASK, 0, 1)).with(Map.of("crop", "1"));
		final Set<Hole> seen = new HashSet<>();
		for (int seed = 0; seed < 40; seed++)
			seen.add(masks.draw(128, 96, seed));
		assertThat(seen).contains(Hole.where(128, 96, (x, y) -> MASK.isHole(x / 2, y / 2)));
	}

	@Test
	void cropsDiffer() {
		final MaskGenerator masks = Families.folder(Families.plane(MASK, 0, 1));
		final Set<Hole> seen = new HashSet<>();
		for (int seed = 0; seed < 20; seed++)
			seen.add(masks.draw(64, 48, seed));
		assertThat(seen).hasSizeGreaterThan(15);
	}

	@Test
	void blackCanBeTheHole() {
		final MaskGenerator masks = Families.folder(Families.plane(MASK, 255, 0)).with(Map.of("crop", "1", "hole", "black"));
		assertThat(masks.draw(64, 48, 1).count()).isEqualTo(MASK.count());
	}

	@Test
	void aMaskThatIsNotBinaryIsCutAtHalfOfItsRangeAndThatIsSaid() {
		final Plane soft = Families.plane(MASK, 10, 210);
		soft.samples()[5] = 109;
		soft.samples()[64 * 40 + 60] = 111;
		final MaskGenerator masks = Families.folder(soft);
		assertThat(masks.with(Map.of("crop", "1")).draw(64, 48, 0).count()).isEqualTo(MASK.count() - 1 + 1);
		assertThat(masks.remarks()).singleElement().asString().contains("more than two values", "half of its range");
	}

	@Test
	void thereIsNothingToSayOfBinaryMasks() {
		assertThat(Families.folder(Families.plane(MASK, 10, 210)).remarks()).isEmpty();
		assertThat(Families.folder(Families.plane(MASK, 0, 1)).remarks()).isEmpty();
	}

	@Test
	void allMasksOfAStackAreDrawn() {
		final Hole other = MASK.invert();
		final MaskGenerator masks = Families.folder(Families.plane(MASK, 0, 1), Families.plane(other, 0, 1)) //
			.with(Map.of("crop", "1"));
		final Set<Long> counts = new HashSet<>();
		for (int seed = 0; seed < 30; seed++)
			counts.add(masks.draw(64, 48, seed).count());
		assertThat(counts).containsExactlyInAnyOrder(MASK.count(), other.count());
	}

	@Test
	void masksWithoutAHoleAreASentence() {
		assertThatThrownBy(() -> Families.folder(Families.plane(Hole.none(64, 48), 0, 1)).draw(64, 48, 0)) //
			.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("no holes");
	}

	@Test
	void noFolderIsASentence() {
		assertThatThrownBy(() -> MaskGenerators.named("folder").draw(64, 64, 0)).hasMessageContaining("path");
	}

	@Test
	void aFolderThatIsNotThereOrEmptyIsASentence() {
		final MaskGenerator masks = MaskGenerators.named("folder");
		assertThatThrownBy(() -> masks.with(Map.of("path", folder.resolve("none").toString()))) //
			.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("There is no folder");
		assertThatThrownBy(() -> masks.with(Map.of("path", folder.toString()))).hasMessageContaining("no images");
	}

	@Test
	void aFileThatVanishesIsASentence() throws IOException {
		final Path file = Files.createFile(folder.resolve("mask.fake"));
		final PlaneReader reader = new PlaneReader() {

			@Override
			public boolean accepts(final Path path) {
				return path.toString().endsWith(".fake");
			}

			@Override
			public List<Plane> read(final Path path) {
				return List.of(Families.plane(MASK, 0, 1));
			}
		};
		final MaskGenerator masks = new FolderHoles(new PlaneFiles(List.of(reader))).with(Map.of("path", folder.toString()));
		Files.delete(file);
		assertThatThrownBy(() -> masks.draw(64, 48, 0)).isInstanceOf(UncheckedIOException.class).hasMessageContaining(
			"mask.fake");
	}
}
