package kintsugi.image.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.ImagePlus;
import ij.VirtualStack;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import kintsugi.image.RepairResult;
import kintsugi.image.folder.FileOutcome.Status;
import kintsugi.repair.Progress;
import kintsugi.repair.Provenance;
import kintsugi.repair.RepairReport;


/** What the report says of results that were to be replaced, and could not be. */
class FileWriterTest {

	@TempDir
	private Path path;
	private ImageFolder folder;

	@BeforeEach
	void repairOnce() throws IOException {
		folder = new ImageFolder(path);
		folder.image("a.tif");
		folder.mask("a.tif", 4);
		folder.order(0, false).run(Progress.NONE, outcome -> {});
	}

	@Test
	void theRowOfAResultStaysIfItsReplacementCannotBeWritten() throws IOException {
		write(unwritable());
		assertThat(Files.readString(folder.report())).contains("repaired", "grow=0").doesNotContain("failed", "grow=2");
		assertThat(folder.order(0, false).run(Progress.NONE, outcome -> {}).skipped()).isEqualTo(1);
	}

	@Test
	void aResultThatIsGoneHasTheRowOfTheFailure() throws IOException {
		Files.delete(path.resolve("out/a.tif"));
		write(unwritable());
		assertThat(Files.readString(folder.report())).contains("failed", "grow=2").doesNotContain("repaired");
	}

	@Test
	void aResultThatBecameATiffKeepsItsRowAlone() throws IOException {
		final FileJob png = new FileJob(path.resolve("in/a.tif"), null, path.resolve("out/a.png"), true);
		try (FolderReport report = FolderReport.open(folder.report())) {
			final Origin origin = Origin.of(png, "other");
			new FileWriter(report, outcome -> {}).write(FileWork.over(png, origin, FileOutcome.failed(png, "No.")));
		}
		assertThat(Csv.read(Files.readString(folder.report()))).hasSize(2);
	}

	/** Writes a result made with other settings over the one that is there, as a forced run does; it fails. */
	private void write(final ImagePlus image) throws IOException {
		final FolderRepair order = folder.order(2, true);
		final FileJob job = order.jobs().get(0);
		final Origin origin = Origin.of(job, order.repair().settings(order.format()));
		final RepairReport done = new RepairReport(new Provenance("harmonic", "", "", "CPU", ""), 1, 2, 0, 0, List.of());
		try (FolderReport report = FolderReport.open(folder.report())) {
			final FileWork work = FileWork.read(job, origin, 0, image, null, null) //
				.repaired(new RepairResult(image, done), "");
			assertThat(new FileWriter(report, outcome -> {}).write(work).status()).isEqualTo(Status.FAILED);
		}
	}

	private static ImagePlus unwritable() {
		return new ImagePlus("a", new VirtualStack(ImageFolder.WIDTH, ImageFolder.HEIGHT, 2) {

			@Override
			public ImageProcessor getProcessor(final int slice) {
				if (slice == 1) return new ByteProcessor(ImageFolder.WIDTH, ImageFolder.HEIGHT);
				throw new IllegalStateException("The disk is full.");
			}

			@Override
			public int getBitDepth() {
				return 8;
			}
		});
	}
}
