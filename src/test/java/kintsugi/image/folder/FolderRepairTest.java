package kintsugi.image.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.ImagePlus;
import kintsugi.image.ImageFiles;
import kintsugi.image.folder.FileOutcome.Status;
import kintsugi.onnx.Device;
import kintsugi.repair.Progress;
import kintsugi.repair.Strategy;

/** What a run makes of the files of a folder. */
class FolderRepairTest {

	@TempDir
	private Path path;
	private ImageFolder folder;
	private final List<FileOutcome> outcomes = new ArrayList<>();

	@BeforeEach
	void makeFolder() throws IOException {
		folder = ImageFolder.of(path, "a.tif", "b.png", "c.tif");
	}

	@Test
	void eachImageIsRepairedWithItsMaskInOrder() throws IOException {
		folder.mask("b.png", 2);
		final FolderSummary summary = run(folder.order(0, false));
		assertThat(summary).isEqualTo(new FolderSummary(3, 3, 0, 0, 0, folder.report()));
		assertThat(outcomes).extracting(outcome -> outcome.output().getFileName().toString()).containsExactly("a.tif",
			"b.tif", "c.tif");
		assertThat(outcomes).extracting(outcome -> outcome.report().holePixels()).containsExactly(9L, 4L, 9L);
		assertThat(ImageFiles.read(path.resolve("out/b.tif")).getProp("Kintsugi hole pixels")).isEqualTo("4");
	}

	@Test
	void validSamplesStayAsTheyAre() throws IOException {
		run(folder.order(0, false));
		final ImagePlus before = ImageFiles.read(path.resolve("in/a.tif"));
		final ImagePlus after = ImageFiles.read(path.resolve("out/a.tif"));
		for (int y = 0; y < ImageFolder.HEIGHT; y++)
			for (int x = 0; x < ImageFolder.WIDTH; x++)
				if (x < 5 || x > 7 || y < 5 || y > 7) assertThat(after.getPixel(x, y)).isEqualTo(before.getPixel(x, y));
	}

	@Test
	void theReportHasARowForEachFile() throws IOException {
		Files.createFile(path.resolve("in/=0+1, \"b\".tif"));
		folder.mask("=0+1, \"b\".tif", 3);
		run(folder.order(1, false));
		final List<List<String>> rows = Csv.read(Files.readString(folder.report()));
		assertThat(rows).hasSize(5).allSatisfy(row -> assertThat(row).hasSameSizeAs(ReportRow.COLUMNS));
		assertThat(rows.get(2)).startsWith(path.resolve("in/a.tif").toString(), path.resolve("out/a.tif").toString(),
			"repaired", "21", "0.048611").contains("CPU", "harmonic", //
				"version=unreleased holes=mask grow=1 strategy=auto format=tif");
		assertThat(rows.get(2).get(5)).as("strategy").contains("1 window");
		assertThat(rows.get(1)).contains("failed", path.resolve("in/=0+1, \"b\".tif").toString());
	}

	@Test
	void badFilesAreReportedAndPassedBy() throws IOException {
		Files.write(folder.image("0 bytes.tif"), new byte[0]);
		folder.mask("0 bytes.tif", 3);
		final Path cut = folder.stack("cut.tif", 3);
		Files.write(cut, Arrays.copyOf(Files.readAllBytes(cut), 900));
		folder.mask("cut.tif", 3);
		folder.image("lonely.tif");
		folder.image("size.tif");
		folder.mask("size.tif", 3, 10, 10);
		folder.image("whole.tif");
		folder.mask("whole.tif", 3, 3, 3);
		assertThat(run(folder.order(0, false))).isEqualTo(new FolderSummary(8, 3, 0, 0, 5, folder.report()));
		assertThat(messages()).hasSize(5).anyMatch(text -> text.contains("no mask with the image's base name")) //
			.anyMatch(text -> text.contains("10 x 10")).allMatch(text -> text.endsWith("."));
		assertThat(names(folder.out())).containsExactlyInAnyOrder("a.tif", "b.tif", "c.tif", FolderRepair.REPORT);
	}

	@Test
	void aFileThatVanishesDuringTheRunIsReportedAndPassedBy() throws IOException {
		final FolderRepair order = folder.order(0, false);
		Files.delete(path.resolve("in/b.png"));
		Files.delete(path.resolve("masks/c.tif"));
		assertThat(run(order)).isEqualTo(new FolderSummary(3, 1, 0, 0, 2, folder.report()));
		assertThat(messages()).anyMatch(text -> text.contains("b.png does not exist")).anyMatch(text -> text.contains(
			"There is no file"));
	}

	@Test
	void whatPngCannotHoldBecomesTiffAndIsSaid() throws IOException {
		folder.stack("c.tif", 2);
		final FolderFiles files = folder.files(folder.files().holes(), "", false, FileFormat.PNG);
		assertThat(run(ImageFolder.order(files, 0, false)).repaired()).isEqualTo(3);
		assertThat(names(folder.out())).containsExactlyInAnyOrder("a.png", "b.png", "c.tif", FolderRepair.REPORT);
		assertThat(outcomes.get(2).message()).contains("PNG", "a stack of 2 slices", "TIFF");
		assertThat(run(ImageFolder.order(files, 0, false)).skipped()).isEqualTo(3);
	}

	@Test
	void anImageWithoutAHoleIsCopiedAndSaid() throws IOException {
		folder.mask("a.tif", 0);
		assertThat(run(folder.order(0, false))).isEqualTo(new FolderSummary(3, 2, 1, 0, 0, folder.report()));
		assertThat(outcomes.get(0).status()).isEqualTo(Status.COPIED);
		assertThat(Files.readString(folder.report())).contains("identical copy");
	}

	@Test
	void aMaskOfManyValuesIsRemarkedOn() throws IOException {
		Files.copy(path.resolve("in/a.tif"), path.resolve("masks/a.tif"), StandardCopyOption.REPLACE_EXISTING);
		run(folder.order(0, false));
		assertThat(outcomes.get(0).message()).contains("more than two values");
		assertThat(Files.readString(folder.report())).contains("more than two values");
	}

	@Test
	void oneValueOfAMaskMayBeTheHole() throws IOException {
		final FileHoles black = FileHoles.masks(folder.masks(), OptionalDouble.of(0));
		run(ImageFolder.order(folder.files(black, "", false, FileFormat.TIF), 0, false));
		assertThat(outcomes.get(0).report().holePixels()).isEqualTo(ImageFolder.WIDTH * ImageFolder.HEIGHT - 9);
	}

	@Test
	void aStackLargerThanTheBudgetIsRepairedFromFileToFileAlike() throws IOException {
		folder.stack("a.tif", 3);
		run(folder.order(0, false));
		final ImagePlus whole = ImageFiles.read(path.resolve("out/a.tif"));
		Files.delete(path.resolve("out/a.tif"));
		final FolderRepair order = folder.order(0, false);
		try (OpenRepairers repairers = new OpenRepairers(order.repair())) {
			assertThat(order.run(repairers, Progress.NONE, outcomes::add, new ByteBudget(1000)).repaired()).isEqualTo(1);
		}
		final ImagePlus streamed = ImageFiles.read(path.resolve("out/a.tif"));
		for (int slice = 1; slice <= 3; slice++)
			assertThat(streamed.getStack().getPixels(slice)).isEqualTo(whole.getStack().getPixels(slice));
		assertThat(streamed.getProp(
			"Kintsugi hole pixels")).isEqualTo(whole.getProp("Kintsugi hole pixels")).isEqualTo("27");
		assertThat(run(folder.order(0, false)).skipped()).isEqualTo(3);
	}

	@Test
	void aPlaneLargerThanTheBudgetIsRepairedByWindowsAlike() throws IOException {
		folder.stack("a.tif", 1);
		run(folder.order(0, false));
		final Object whole = ImageFiles.read(path.resolve("out/a.tif")).getProcessor().getPixels();
		Files.delete(path.resolve("out/a.tif"));
		final FolderRepair order = folder.order(0, true);
		try (OpenRepairers repairers = new OpenRepairers(order.repair())) {
			assertThat(order.run(repairers, Progress.NONE, outcomes::add, new ByteBudget(1000)).failed()).isZero();
		}
		final ImagePlus streamed = ImageFiles.read(path.resolve("out/a.tif"));
		assertThat(streamed.getProcessor().getPixels()).isEqualTo(whole);
		assertThat(streamed.getProp("Kintsugi hole pixels")).isEqualTo("9");
	}

	@Test
	void holesMayBeWhatTheFilesThemselvesTell() throws IOException {
		final ImagePlus spoilt = ImageFiles.read(path.resolve("in/a.tif"));
		spoilt.getProcessor().set(4, 4, 255);
		ImageFolder.write(path.resolve("in/a.tif"), spoilt);
		run(ImageFolder.order(folder.files(FileHoles.parse("range:250-"), "a.*", false, FileFormat.TIF), 0, false));
		assertThat(outcomes).extracting(outcome -> outcome.report().holePixels()).containsExactly(1L);
	}

	@Test
	void theSelectionThatAFileHoldsMayBeItsHole() throws IOException {
		final ImagePlus marked = ImageFiles.read(path.resolve("in/a.tif"));
		marked.setRoi(2, 2, 5, 4);
		ImageFolder.write(path.resolve("in/a.tif"), marked);
		run(ImageFolder.order(folder.files(FileHoles.parse("selection"), "*.tif", false, FileFormat.TIF), 0, false));
		assertThat(outcomes.get(0).report().holePixels()).isEqualTo(20);
		assertThat(outcomes.get(1).message()).contains("Nothing is selected in \"c.tif\"");
	}

	@Test
	void aLittleBudgetOfMemorySufficesForAll() throws IOException {
		final FolderRepair order = folder.order(0, false);
		try (OpenRepairers repairers = new OpenRepairers(order.repair())) {
			assertThat(order.run(repairers, Progress.NONE, outcomes::add, new ByteBudget(1)).repaired()).isEqualTo(3);
		}
	}

	@Test
	void anUnknownModelIsSaidBeforeAnythingIsWritten() throws IOException {
		final FileRepair magic = new FileRepair("magic", Device.CPU, Strategy.AUTO, folder
			.files().holes(), 0);
		final FolderRepair order = FolderRepair.of(folder.files(), magic, false);
		assertThatThrownBy(() -> run(order)).isInstanceOf(IOException.class).hasMessageContaining("magic");
		assertThat(folder.out()).doesNotExist();
	}

	@Test
	void theProgressEndsWithTheLastFile() throws IOException {
		final List<String> said = new ArrayList<>();
		final Progress progress = new Progress() {

			@Override
			public void report(final double fraction, final String message) {
				said.add(message);
			}

			@Override
			public boolean canceled() {
				return false;
			}
		};
		folder.order(0, false).run(progress, outcomes::add);
		assertThat(said).anyMatch(text -> text.contains("a.tif (1 of 3")).last().asString().contains("c.tif (3 of 3");
	}

	private FolderSummary run(final FolderRepair order) throws IOException {
		outcomes.clear();
		return order.run(Progress.NONE, outcomes::add);
	}

	private List<String> messages() {
		return outcomes.stream().filter(outcome -> outcome.status() == Status.FAILED).map(FileOutcome::message).toList();
	}

	private static List<String> names(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(file -> file.getFileName().toString()).toList();
		}
	}
}
