package kintsugi.image.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import kintsugi.image.folder.FileOutcome.Status;
import kintsugi.onnx.Device;
import kintsugi.repair.Progress;
import kintsugi.repair.Strategy;

/** What a run does where there are results already: of itself, of other settings, and of somebody else. */
class FolderRepeatTest {

	@TempDir
	private Path path;
	private ImageFolder folder;
	private final List<FileOutcome> outcomes = new ArrayList<>();

	@BeforeEach
	void makeFolder() throws IOException {
		folder = ImageFolder.of(path, "a.tif", "b.png", "c.tif");
	}

	@Test
	void aRepeatedRunSkipsWhatIsDone() throws IOException {
		run(folder.order(0, false));
		final FileState before = FileState.of(path.resolve("out/a.tif"));
		Files.delete(path.resolve("out/c.tif"));
		assertThat(run(folder.order(0, false))).isEqualTo(new FolderSummary(3, 1, 0, 2, 0, folder.report()));
		assertThat(outcomes).extracting(FileOutcome::status).containsExactly(Status.SKIPPED, Status.SKIPPED,
			Status.REPAIRED);
		assertThat(FileState.of(path.resolve("out/a.tif"))).isEqualTo(before);
		assertThat(Csv.read(Files.readString(folder.report()))).hasSize(4);
	}

	@Test
	void aFailedFileIsTriedAgain() throws IOException {
		Files.write(path.resolve("in/b.png"), new byte[0]);
		assertThat(run(folder.order(0, false)).failed()).isEqualTo(1);
		folder.image("b.png");
		assertThat(run(folder.order(0, false))).isEqualTo(new FolderSummary(3, 1, 0, 2, 0, folder.report()));
	}

	@Test
	void otherSettingsAreRefusedUnlessForced() throws IOException {
		run(folder.order(0, false));
		final FileState before = FileState.of(path.resolve("out/a.tif"));
		assertThat(run(folder.order(2, false)).failed()).isEqualTo(3);
		assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.message()).contains("grow=0", "other settings",
			"force"));
		assertThat(FileState.of(path.resolve("out/a.tif"))).isEqualTo(before);
		assertThat(run(folder.order(0, false)).skipped()).as("the report still knows them").isEqualTo(3);
		assertThat(run(folder.order(2, true)).repaired()).isEqualTo(3);
		assertThat(run(folder.order(2, true)).skipped()).as("force redoes nothing in vain").isEqualTo(3);
	}

	@Test
	void anImageOrMaskThatWasChangedIsRefusedUnlessForced() throws IOException {
		run(folder.order(0, false));
		folder.stack("a.tif", 2);
		folder.mask("b.png", 4);
		assertThat(run(folder.order(0, false))).isEqualTo(new FolderSummary(3, 0, 0, 1, 2, folder.report()));
		assertThat(outcomes.get(0).message()).contains("before the image was changed");
		assertThat(outcomes.get(1).message()).contains("before the mask was changed");
		assertThat(run(folder.order(0, true)).repaired()).isEqualTo(2);
	}

	@Test
	void aResultThatSomebodyChangedIsKeptUnlessForced() throws IOException {
		run(folder.order(0, false));
		Files.writeString(path.resolve("out/a.tif"), "precious");
		assertThat(run(folder.order(0, false)).failed()).isEqualTo(1);
		assertThat(outcomes.get(0).message()).contains("was changed since it was made");
		assertThat(path.resolve("out/a.tif")).hasContent("precious");
	}

	@Test
	void anotherModelIsRefusedUnlessForced() throws IOException {
		run(folder.order(0, false));
		final FileRepair fluorescence = new FileRepair("fluorescence-small", Device.CPU,
			Strategy.AUTO, folder.files().holes(), 0);
		assertThat(run(FolderRepair.of(folder.files(), fluorescence, false)).failed()).isEqualTo(3);
		assertThat(outcomes.get(0).message()).contains("another model (harmonic)");
	}

	@Test
	void aFileThatWasThereBeforeIsKeptUnlessForced() throws IOException {
		Files.createDirectories(folder.out());
		Files.writeString(path.resolve("out/b.tif"), "precious");
		assertThat(run(folder.order(0, false))).isEqualTo(new FolderSummary(3, 2, 0, 0, 1, folder.report()));
		assertThat(outcomes.get(1).message()).contains("exists already", "--force");
		assertThat(path.resolve("out/b.tif")).hasContent("precious");
		assertThat(run(folder.order(0, true)).repaired()).isEqualTo(1);
	}

	private FolderSummary run(final FolderRepair order) throws IOException {
		outcomes.clear();
		return order.run(Progress.NONE, outcomes::add);
	}
}
