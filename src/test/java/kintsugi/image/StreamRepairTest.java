package kintsugi.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Roi;
import ij.plugin.FolderOpener;
import kintsugi.hole.Hole;
import kintsugi.image.tiff.TiffStack;
import kintsugi.onnx.Device;
import kintsugi.repair.CanceledException;
import kintsugi.repair.Progress;
import kintsugi.repair.RepairReport;
import kintsugi.repair.Strategy;

class StreamRepairTest {

	private static final RepairTask TASK = RepairTask.of("harmonic", HoleSource.selection(), 0, Device.CPU);
	private static final int SLICES = 12;

	@TempDir
	private Path folder;

	private final PlaneStack planes = new PlaneStack(16, 20, 14, SLICES, new Random(5));
	private final ImagePlus image = new ImagePlus("movie", planes);

	@Test
	void aVirtualStackBecomesAFileThatOpensAsOne() throws IOException {
		image.setRoi(new Roi(3, 4, 5, 6));
		final Path file = folder.resolve("out.tif");
		final RepairReport report = TASK.runToFile(image, file, Progress.NONE);
		final ImagePlus result = TiffStack.open(file);
		assertThat(result.getStack().isVirtual()).isTrue();
		assertThat(report.holePixels()).isEqualTo(30L * SLICES);
		TestImages.assertSamples(image, result, Holes.of(image, image.getRoi()));
		TestImages.assertSamples(TASK.run(image, Progress.NONE).image(), result, Hole.none(20, 14));
		assertThat(report.toProperties()).allSatisfy((key, value) -> assertThat(result.getProp(key)).isEqualTo(value));
	}

	@Test
	void eachPlaneIsReadOnce() throws IOException {
		image.setRoi(new Roi(3, 4, 5, 6));
		// what ImageJ reads to describe the image is the plane that it shows
		image.getProcessor();
		planes.forgetReads();
		TASK.runToFile(image, folder.resolve("out.tif"), Progress.NONE);
		for (int slice = 2; slice <= SLICES; slice++)
			assertThat(planes.reads()).as("slice " + slice).containsOnlyOnce(slice);
	}

	@Test
	void aRunThatWasCanceledLeavesNoFileAndIsContinued() throws IOException {
		image.setRoi(new Roi(3, 4, 5, 6));
		final Path file = folder.resolve("out.tif");
		assertThatThrownBy(() -> TASK.runToFile(image, file, new Until("slice 8"))) //
			.isInstanceOf(CanceledException.class);
		assertThat(file).doesNotExist();
		final Heard heard = new Heard();
		final RepairReport report = TASK.runToFile(image, file, heard);
		assertThat(heard.repaired()).isEqualTo(List.of(8, 9, 10, 11, 12));
		assertThat(report.holePixels()).isEqualTo(30L * SLICES);
		TestImages.assertSamples(TASK.run(image, Progress.NONE).image(), TiffStack.open(file), Hole.none(20, 14));
		assertThat(hidden()).isEmpty();
	}

	@Test
	void anotherHoleOrOtherSamplesAreBegunAnew() throws IOException {
		final Path file = folder.resolve("out.tif");
		image.setRoi(new Roi(3, 4, 5, 6));
		assertThatThrownBy(() -> TASK.runToFile(image, file, new Until("slice 8"))) //
			.isInstanceOf(CanceledException.class);
		image.setRoi(new Roi(4, 4, 5, 6));
		assertBegunAnew(image, file);
		assertThatThrownBy(() -> TASK.runToFile(image, file, new Until("slice 8"))) //
			.isInstanceOf(CanceledException.class);
		final ImagePlus other = new ImagePlus("movie", new PlaneStack(16, 20, 14, SLICES, new Random(6)));
		other.setRoi(image.getRoi());
		assertBegunAnew(other, file);
	}

	private static void assertBegunAnew(final ImagePlus image, final Path file) throws IOException {
		final Heard heard = new Heard();
		TASK.runToFile(image, file, heard);
		assertThat(heard.repaired()).hasSize(SLICES);
		TestImages.assertSamples(TASK.run(image, Progress.NONE).image(), TiffStack.open(file), Hole.none(20, 14));
	}

	@Test
	void anotherStrategyDoesNotContinue() throws IOException {
		final Path file = folder.resolve("out.tif");
		image.setRoi(new Roi(3, 4, 5, 6));
		final RepairTask other = new RepairTask("harmonic", Device.CPU, Strategy.WHOLE, //
			HoleSource.selection(), 0, Scope.STACK);
		assertThatThrownBy(() -> other.runToFile(image, file, new Until("slice 8"))) //
			.isInstanceOf(CanceledException.class);
		assertBegunAnew(image, file);
	}

	@Test
	void aPlaneThatCannotBeReadIsSaidAndLeavesNoFile() {
		image.setRoi(new Roi(3, 4, 5, 6));
		planes.destroy(7);
		final Path file = folder.resolve("out.tif");
		assertThatThrownBy(() -> TASK.runToFile(image, file, Progress.NONE)).isInstanceOf(IOException.class) //
			.hasMessageContainingAll("Slice 7 of \"movie\" cannot be read", "the disk is gone");
		assertThat(file).doesNotExist();
	}

	@Test
	void theFileThatIsReadFromIsNotOverwritten() throws IOException {
		final Path input = folder.resolve("in.tif");
		ImageFiles.write(TestImages.stack(8, 9, 9, 3, new Random(1)), input);
		final ImagePlus opened = TiffStack.open(input);
		opened.setRoi(new Roi(3, 3, 2, 2));
		assertThatThrownBy(() -> TASK.runToFile(opened, input, Progress.NONE)).isInstanceOf(
			IllegalArgumentException.class).hasMessageContaining("Choose another for the result");
	}

	@Test
	void theFileOfAnImageInMemoryIsNotOverwritten() throws IOException {
		final Path input = folder.resolve("in.tif");
		ImageFiles.write(TestImages.stack(8, 9, 9, 3, new Random(1)), input);
		final ImagePlus opened = IJ.openImage(input.toString());
		opened.setRoi(new Roi(3, 3, 2, 2));
		assertNotOverwritten(TASK, opened, input);
	}

	@Test
	void theFileIsNotOverwrittenUnderAnotherName() throws IOException {
		final Path input = folder.resolve("in.tif");
		ImageFiles.write(TestImages.stack(8, 9, 9, 3, new Random(1)), input);
		final Path link = Files.createSymbolicLink(folder.resolve("other.tif"), input);
		final ImagePlus opened = TiffStack.open(input);
		opened.setRoi(new Roi(3, 3, 2, 2));
		assertNotOverwritten(TASK, opened, link);
	}

	@Test
	void theFileOfTheMaskIsNotOverwritten() throws IOException {
		final Path input = folder.resolve("mask.tif");
		ImageFiles.write(new ImagePlus("mask", TestImages.plane(8, 20, 14, new Random(1))), input);
		final HoleSource holes = HoleSource.mask(IJ.openImage(input.toString()));
		assertNotOverwritten(RepairTask.of("harmonic", holes, 0, Device.CPU), image, input);
	}

	@Test
	void aFileOfASequenceInMemoryIsNotOverwritten() throws IOException {
		for (int i = 1; i <= 3; i++)
			ImageFiles.write(new ImagePlus("plane", TestImages.plane(8, 9, 9, new Random(i))), folder.resolve("t" + i +
				".tif"));
		final ImagePlus opened = FolderOpener.open(folder.toString());
		assertThat(opened.getStackSize()).isEqualTo(3);
		opened.setRoi(new Roi(3, 3, 2, 2));
		assertNotOverwritten(TASK, opened, folder.resolve("t3.tif"));
	}

	private static void assertNotOverwritten(final RepairTask task, final ImagePlus image, final Path file)
		throws IOException
	{
		final byte[] before = Files.readAllBytes(file);
		assertThatThrownBy(() -> task.runToFile(image, file, Progress.NONE)).isInstanceOf(IllegalArgumentException.class) //
			.hasMessageContaining("Choose another for the result");
		assertThat(Files.readAllBytes(file)).isEqualTo(before);
	}

	@Test
	void aSliceThatIsAllHoleIsCopiedAlsoWhereTheRunIsContinued() throws IOException {
		final ImagePlus floats = TestImages.stack(32, 9, 9, SLICES, new Random(1));
		for (int slice = 1; slice <= SLICES; slice++)
			floats.getStack().getProcessor(slice).setf(2, 2, Float.NaN);
		for (final int slice : new int[] { 3, 10 })
			Arrays.fill((float[]) floats.getStack().getPixels(slice), Float.NaN);
		final RepairTask task = RepairTask.of("harmonic", HoleSource.of(HoleSource.Kind.NAN), 0, Device.CPU);
		final Path file = folder.resolve("out.tif");
		assertThatThrownBy(() -> task.runToFile(floats, file, new Until("slice 8"))).isInstanceOf(
			CanceledException.class);
		final Heard heard = new Heard();
		final RepairReport report = task.runToFile(floats, file, heard);
		assertThat(heard.repaired()).startsWith(8);
		assertThat(report.remarks()).contains("2 slices are all hole and were left as they are: 3, 10.");
		assertThat(report.holePixels()).isEqualTo(SLICES - 2);
	}

	@Test
	void whereNoSliceCanBeRepairedThereIsNoFile() throws IOException {
		final ImagePlus floats = TestImages.stack(32, 9, 9, 3, new Random(1));
		floats.setRoi(new Roi(0, 0, 9, 9));
		final Path file = folder.resolve("out.tif");
		for (int run = 0; run < 2; run++)
			assertThatThrownBy(() -> TASK.runToFile(floats, file, Progress.NONE)).isInstanceOf(
				IllegalArgumentException.class).hasMessageContaining("nothing to continue from");
		assertThat(file).doesNotExist();
		assertThat(hidden()).isEmpty();
	}

	@Test
	void aNameThatIsNoTiffIsRefused() {
		image.setRoi(new Roi(3, 4, 5, 6));
		assertThatThrownBy(() -> TASK.runToFile(image, folder.resolve("out.png"), Progress.NONE)).isInstanceOf(
			IllegalArgumentException.class).hasMessageContaining("out.png does not end in .tif");
	}

	@Test
	void anImageInMemoryIsRepairedToAFileToo() throws IOException {
		final ImagePlus single = TestImages.furnish(new ImagePlus("one", TestImages.plane(32, 15, 12, new Random(3))));
		final Path file = folder.resolve("one.tif");
		TASK.runToFile(single, file, Progress.NONE);
		TestImages.assertSamples(single, TiffStack.open(file), Holes.of(single, single.getRoi()));
	}

	private List<Path> hidden() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(file -> file.getFileName().toString().startsWith(".")).toList();
		}
	}

	/** Cancels when it hears words. */
	private static final class Until implements Progress {

		private final String words;
		private boolean canceled;

		Until(final String words) {
			this.words = words;
		}

		@Override
		public void report(final double fraction, final String message) {
			canceled |= message.contains(words);
		}

		@Override
		public boolean canceled() {
			return canceled;
		}
	}

	/** Remembers which slices were repaired. */
	private static final class Heard implements Progress {

		private final Set<Integer> slices = new TreeSet<>();

		@Override
		public void report(final double fraction, final String message) {
			if (message.matches("Repaired \\(slice .*")) slices.add(Integer.parseInt(message.replaceAll(
				".*slice (\\d+) of.*", "$1")));
		}

		@Override
		public boolean canceled() {
			return false;
		}

		List<Integer> repaired() {
			return List.copyOf(slices);
		}
	}
}
