package kintsugi.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
		final MaskGenerator masks = Families.folder(Families.plane(MASK, 255, 0)).with(Map.of("crop", "1", "hole",
			"black"));
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
	void aMaskThatVanishesIsPassedOverAndNamedOnce() throws IOException {
		final MaskGenerator masks = fakeMasks("a.fake", "b.fake", "c.fake");
		Files.delete(folder.resolve("b.fake"));
		for (int seed = 0; seed < 40; seed++)
			assertThat(masks.draw(64, 48, seed).isEmpty()).isFalse();
		assertThat(masks.remarks()).singleElement().asString().contains("b.fake", "Passing over");
	}

	@Test
	void masksThatAreBrokenFromTheBeginningArePassedOver() throws IOException {
		final MaskGenerator masks = fakeMasks("a.fake", "broken.fake", "stumbles.fake", "empty.fake");
		assertThat(masks.remarks()).hasSize(3).anyMatch(remark -> remark.contains("broken.fake is cut off")) //
			.anyMatch(remark -> remark.contains("stumbles.fake")).anyMatch(remark -> remark.contains("empty.fake"));
		for (int seed = 0; seed < 40; seed++)
			assertThat(masks.draw(64, 48, seed).isEmpty()).isFalse();
		assertThat(masks.remarks()).hasSize(3);
	}

	@Test
	void whatASeedDrawsDoesNotDependOnWhenAMaskWasFoundBroken() throws IOException {
		final String[] names = { "a.fake", "b.fake", "c.fake" };
		final MaskGenerator one = fakeMasks(names);
		final MaskGenerator fresh = fakeMasks(names);
		Files.delete(folder.resolve("b.fake"));
		final List<Hole> drawn = new ArrayList<>();
		for (int seed = 0; seed < 20; seed++)
			drawn.add(one.draw(64, 48, seed));
		for (int seed = 19; seed >= 0; seed--)
			assertThat(fresh.draw(64, 48, seed)).isEqualTo(drawn.get(seed));
	}

	@Test
	void noReadableMaskIsASentence() throws IOException {
		final MaskGenerator masks = fakeMasks("a.fake", "b.fake");
		Files.delete(folder.resolve("a.fake"));
		Files.delete(folder.resolve("b.fake"));
		assertThatThrownBy(() -> masks.draw(64, 48, 0)).isInstanceOf(UncheckedIOException.class).hasMessageContaining(
			"None of the 2 masks of " + folder + " can be read");
		assertThatThrownBy(() -> fakeMasks("broken.fake")).isInstanceOf(IllegalArgumentException.class) //
			.hasMessageContaining("None of the 1 masks");
	}

	/** Makes the family of files whose names say how well they can be read; their masks differ. */
	private MaskGenerator fakeMasks(final String... names) throws IOException {
		for (final String name : names)
			if (!Files.exists(folder.resolve(name))) Files.createFile(folder.resolve(name));
		return new FolderHoles(new PlaneFiles(List.of(new FakeReader()))).with(Map.of("path", folder.toString()));
	}

	private static final class FakeReader implements PlaneReader {

		@Override
		public boolean accepts(final Path path) {
			return path.toString().endsWith(".fake");
		}

		@Override
		public List<Plane> read(final Path path) throws IOException {
			final String name = path.getFileName().toString();
			if (name.startsWith("broken")) throw new IOException("The file " + name + " is cut off.");
			if (name.startsWith("stumbles")) throw new ArrayIndexOutOfBoundsException(7);
			return name.startsWith("empty") ? List.of() : List.of(Families.plane( //
				Hole.where(64, 48, (x, y) -> x + y < name.charAt(0) - 70), 0, 1));
		}
	}
}
