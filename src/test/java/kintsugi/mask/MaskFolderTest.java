package kintsugi.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import kintsugi.hole.Hole;

/** Tests {@link MaskFolder} and {@link MaskManifest}. */
class MaskFolderTest {

	private static final MaskDataset DATASET = new MaskDataset(new BoxHoles(), 64, 48, 14, true, 0);

	@TempDir
	private Path parent;
	private final List<String> written = new ArrayList<>();

	@Test
	void writesAFileForEachMaskAndTheManifest() throws IOException {
		assertThat(write(DATASET, false, 99)).isTrue();
		assertThat(names()).hasSize(15).contains("mask-000000.png", "mask-000013.png", "manifest.csv");
		assertThat(Files.readString(folder().resolve("mask-000013.png"))).isEqualTo(text(DATASET.mask(13).hole()));
	}

	@Test
	void theManifestTellsAll() throws IOException {
		write(DATASET, false, 99);
		final List<String> lines = Files.readAllLines(folder().resolve("manifest.csv"));
		assertThat(lines).contains("# generator = boxes", "# setting count = 4", "# seed = 0",
			"index,file,generator,seed,ratio,bin,border,width,height");
		assertThat(lines.get(0)).contains("0 (black) is valid", "255 (white) is hole");
		final MaskEntry entry = DATASET.mask(1).entry();
		assertThat(lines).contains("1,mask-000001.png,boxes," + entry.seed() + "," + entry.ratio() + ",1-10 %,false,64,48");
	}

	@Test
	void aManifestMakesEachMaskAgain() throws IOException {
		write(DATASET, false, 99);
		final MaskManifest manifest = MaskManifest.read(folder().resolve("manifest.csv"));
		assertThat(manifest.entries()).hasSize(14);
		for (final MaskEntry entry : manifest.entries())
			assertThat(manifest.dataset().mask(entry.index())).isEqualTo(new MaskDataset.Mask(entry, DATASET.mask(entry
				.index()).hole()));
	}

	@Test
	void aManifestThatIsNoneIsASentence() throws IOException {
		final Path file = Files.writeString(parent.resolve("table.csv"), "a,b\n1,2\n");
		assertThatThrownBy(() -> MaskManifest.read(file)).isInstanceOf(IOException.class).hasMessageContaining("table.csv");
		Files.writeString(file, "# generator = boxes\n");
		assertThatThrownBy(() -> MaskManifest.read(file)).hasMessageContaining("width");
	}

	@Test
	void aStoppedDatasetGoesOnWhereItWas() throws IOException {
		assertThat(write(DATASET, false, 5)).isFalse();
		assertThat(names()).hasSize(6).doesNotContain("manifest.csv");
		written.clear();
		assertThat(write(DATASET, false, 99)).isTrue();
		assertThat(written).hasSize(9).doesNotContain("mask-000004.png");
		assertThat(names()).hasSize(15).contains("manifest.csv");
	}

	@Test
	void aStoppedDatasetOfOtherSettingsIsNotMixedWithThis() throws IOException {
		write(new MaskDataset(new BoxHoles(), 64, 48, 14, true, 1), false, 5);
		assertThatThrownBy(() -> write(DATASET, false, 99)).isInstanceOf(IOException.class) //
			.hasMessageContaining("not empty");
	}

	@Test
	void aFolderThatIsNotEmptyIsRefused() throws IOException {
		Files.createDirectories(folder());
		Files.writeString(folder().resolve("thesis.txt"), "precious");
		assertThatThrownBy(() -> write(DATASET, false, 99)).isInstanceOf(IOException.class) //
			.hasMessageContaining("not empty").hasMessageContaining("masks");
		assertThat(names()).containsExactly("thesis.txt");
	}

	@Test
	void forceReplacesOlderMasksAndKeepsTheRest() throws IOException {
		write(DATASET, false, 99);
		Files.writeString(folder().resolve("thesis.txt"), "precious");
		assertThat(write(new MaskDataset(new BoxHoles(), 64, 48, 3, true, 9), true, 99)).isTrue();
		assertThat(names()).containsExactlyInAnyOrder("mask-000000.png", "mask-000001.png", "mask-000002.png",
			"manifest.csv", "thesis.txt");
		assertThat(MaskManifest.read(folder().resolve("manifest.csv")).dataset().seed()).isEqualTo(9);
	}

	@Test
	void aFamilyThatCannotMakeAClassWritesNothing() {
		final MaskDataset boxes = new MaskDataset(new CentralBoxHoles(), 256, 256, 14, true, 0);
		assertThatThrownBy(() -> write(boxes, false, 99)).isInstanceOf(IllegalArgumentException.class)
			.hasMessageContaining("central-box");
		assertThat(folder()).doesNotExist();
	}

	@Test
	void aFileInThePlaceOfTheFolderIsASentence() throws IOException {
		Files.writeString(folder(), "a file");
		assertThatThrownBy(() -> write(DATASET, false, 99)).isInstanceOf(IOException.class).hasMessageContaining("masks");
	}

	@Test
	void aWriterThatFailsLeavesNoManifest() throws IOException {
		final MaskWriter full = (mask, file) -> {
			throw new IOException("The disk is full.");
		};
		assertThatThrownBy(() -> new MaskFolder(folder(), full).write(DATASET, false, (done, total) -> true))
			.hasMessageContaining("full");
		assertThat(names()).doesNotContain("manifest.csv");
		assertThat(write(DATASET, false, 99)).isTrue();
	}

	private boolean write(final MaskDataset dataset, final boolean force, final int most) throws IOException {
		final MaskWriter writer = (mask, file) -> {
			written.add(file.getFileName().toString());
			Files.writeString(file, text(mask));
		};
		return new MaskFolder(folder(), writer).write(dataset, force, (done, total) -> done < most);
	}

	private static String text(final Hole mask) {
		return mask.bits().toString();
	}

	private Path folder() {
		return parent.resolve("masks");
	}

	private List<String> names() throws IOException {
		try (Stream<Path> files = Files.list(folder())) {
			return files.map(file -> file.getFileName().toString()).sorted().toList();
		}
	}
}
