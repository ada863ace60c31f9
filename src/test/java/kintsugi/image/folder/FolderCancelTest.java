package kintsugi.image.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import kintsugi.image.ImageFiles;
import kintsugi.repair.CanceledException;
import kintsugi.repair.Progress;

class FolderCancelTest {

	private static final int IMAGES = 12;

	@TempDir
	private Path path;

	@Test
	void aRunThatIsCanceledAnywhereLeavesWholeFilesOnlyAndIsContinued() throws IOException {
		final ImageFolder folder = new ImageFolder(path);
		for (int i = 0; i < IMAGES; i++) {
			folder.stack("image " + i + ".tif", 3);
			folder.mask("image " + i + ".tif", 4);
		}
		final Random random = new Random(5);
		int runs = 0;
		while (!runs(folder, random.nextInt(6 * IMAGES), random.nextInt(4)) && runs < 200)
			runs++;
		assertThat(runs).as("canceled runs").isPositive().isLessThan(200);
		assertThat(folder.order(0, false).run(Progress.NONE, outcome -> {}).skipped()).isEqualTo(IMAGES);
	}

	@Test
	void whatAKilledRunHadBegunIsRepairedAgain() throws IOException {
		final ImageFolder folder = new ImageFolder(path);
		folder.image("a.tif");
		folder.mask("a.tif", 4);
		Files.createDirectories(folder.out());
		final FolderRepair order = folder.order(0, false);
		final FolderReport report = FolderReport.open(folder.report());
		final FileJob job = order.jobs().get(0);
		report.add(ReportRow.started(Origin.of(job, order.repair().settings(order.format())), job.output()));
		Files.writeString(job.output(), "written, but no row of it");
		// a killed program closes nothing, but the system takes its locks
		report.close();
		assertThat(order.run(Progress.NONE, outcome -> {}).repaired()).isEqualTo(1);
		assertThat(ImageFiles.read(job.output()).getWidth()).isEqualTo(ImageFolder.WIDTH);
	}

	@Test
	void whatAKilledRunLeftUnfinishedIsRemoved() throws IOException {
		final ImageFolder folder = new ImageFolder(path);
		folder.image("a.tif");
		folder.mask("a.tif", 4);
		Files.createDirectories(folder.out());
		final FolderRepair order = folder.order(0, false);
		final FileJob job = order.jobs().get(0);
		try (FolderReport report = FolderReport.open(folder.report())) {
			report.add(ReportRow.started(Origin.of(job, order.repair().settings(order.format())), job.output()));
		}
		Files.writeString(folder.out().resolve(".part-1f-a.tif"), "half an image");
		Files.writeString(folder.out().resolve(".part-20-" + FolderRepair.REPORT), "half a report");
		Files.writeString(folder.out().resolve(".part-21-other.tif"), "of another program");
		assertThat(order.run(Progress.NONE, outcome -> {}).repaired()).isEqualTo(1);
		try (Stream<Path> files = Files.list(folder.out())) {
			assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("a.tif",
				FolderRepair.REPORT, ".part-21-other.tif");
		}
	}

	@Test
	void whatCannotBeRemovedDoesNotKeepTheReportLocked() throws IOException {
		final ImageFolder folder = new ImageFolder(path);
		folder.image("a.tif");
		folder.mask("a.tif", 4);
		// no file, so that deleting it fails
		Files.createDirectories(folder.out().resolve(".part-20-" + FolderRepair.REPORT).resolve("more"));
		assertThat(folder.order(0, false).run(Progress.NONE, outcome -> {}).repaired()).isEqualTo(1);
		assertThat(folder.order(0, false).run(Progress.NONE, outcome -> {}).skipped()).isEqualTo(1);
	}

	@Test
	void aCanceledRunKeepsTheRowOfTheResultThatItWasToReplace() throws IOException {
		final ImageFolder folder = new ImageFolder(path);
		folder.stack("a.tif", 3);
		folder.mask("a.tif", 4);
		folder.order(0, false).run(Progress.NONE, outcome -> {});
		final FolderRepair other = folder.order(2, true);
		try (OpenRepairers repairers = new OpenRepairers(other.repair())) {
			// large for its budget, so that it is repaired from file to file, and canceled on the way
			assertThatThrownBy(() -> other.run(repairers, new Canceling(4, 0), outcome -> {}, new ByteBudget(1000)))
				.isInstanceOf(CanceledException.class);
		}
		assertThat(Files.readString(folder.report())).contains("repaired", "grow=0").doesNotContain("started", "grow=2");
		assertThat(folder.order(0, false).run(Progress.NONE, outcome -> {}).skipped()).isEqualTo(1);
	}

	@Test
	void twoRunsDoNotUseOneReport() throws IOException {
		final ImageFolder folder = new ImageFolder(path);
		folder.image("a.tif");
		folder.mask("a.tif", 4);
		Files.createDirectories(folder.out());
		try (FolderReport other = FolderReport.open(folder.report())) {
			assertThat(other.row(folder.out())).isNull();
			assertThatThrownBy(() -> folder.order(0, false).run(Progress.NONE, outcome -> {})).isInstanceOf(IOException.class)
				.hasMessageContaining("another run uses it");
		}
	}

	@Test
	void aFileThatIsNoReportIsKept() throws IOException {
		final ImageFolder folder = new ImageFolder(path);
		folder.image("a.tif");
		folder.mask("a.tif", 4);
		Files.createDirectories(folder.out());
		Files.writeString(folder.report(), "my,own,table\n1,2,3\n");
		assertThatThrownBy(() -> folder.order(0, true).run(Progress.NONE, outcome -> {})).isInstanceOf(IOException.class)
			.hasMessageContaining("no report of an earlier run");
		assertThat(folder.report()).hasContent("my,own,table\n1,2,3\n");
	}

	@Test
	void aReportThatWasCutOffIsContinued() throws IOException {
		final ImageFolder folder = new ImageFolder(path);
		for (final String name : List.of("a.tif", "b.tif")) {
			folder.image(name);
			folder.mask(name, 4);
		}
		folder.order(0, false).run(Progress.NONE, outcome -> {});
		final byte[] report = Files.readAllBytes(folder.report());
		Files.write(folder.report(), Arrays.copyOf(report, report.length - 9));
		Files.delete(path.resolve("out/b.tif"));
		final FolderSummary summary = folder.order(0, false).run(Progress.NONE, outcome -> {});
		assertThat(summary).isEqualTo(new FolderSummary(2, 1, 0, 1, 0, folder.report()));
	}

	/** Runs until the progress was asked so often, checks what is there, and tells whether the run was complete. */
	private static boolean runs(final ImageFolder folder, final int questions, final int pause) throws IOException {
		final List<FileOutcome> outcomes = new ArrayList<>();
		boolean complete = false;
		try {
			folder.order(0, false).run(new Canceling(questions, pause), outcomes::add);
			complete = true;
		}
		catch (final CanceledException e) {
			// not what an image says that was in work: what came before it stays
			assertThat(e).hasMessageStartingWith("Stopped after ").hasMessageEndingWith("continues with the others.");
		}
		assertThat(outcomes).noneMatch(outcome -> outcome.status() == FileOutcome.Status.FAILED);
		try (Stream<Path> files = Files.list(folder.out())) {
			for (final Path file : files.toList()) {
				assertThat(file.getFileName().toString()).doesNotStartWith(".");
				if (!file.equals(folder.report())) assertThat(ImageFiles.read(file).getStackSize()).isEqualTo(3);
			}
		}
		return complete;
	}

	/** Cancels when it was asked often enough. */
	private static final class Canceling implements Progress {

		private final int questions;
		private final int pause;
		private int asked;

		private Canceling(final int questions, final int pause) {
			this.questions = questions;
			this.pause = pause;
		}

		@Override
		public void report(final double fraction, final String message) {
			// nobody listens
		}

		@Override
		public synchronized boolean canceled() {
			try {
				Thread.sleep(pause);
			}
			catch (final InterruptedException e) {
				throw new IllegalStateException(e);
			}
			return asked++ >= questions;
		}
	}
}
