package kintsugi.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

import ij.ImagePlus;
import ij.process.ByteProcessor;
import kintsugi.hole.Hole;
import kintsugi.image.tiff.TiffSink;
import kintsugi.image.tiff.TiffStack;
import kintsugi.onnx.Device;
import kintsugi.repair.Progress;

/** A repair by windows keeps everything but the hole of a file, and what it is canceled in leaves no trace. */
class PlaneFileKeepsTest {

	private static final RepairTask TASK = RepairTask.of("harmonic", HoleSource.selection(), 0, Device.CPU);

	private Path folder;
	private Path input;
	private Path mask;
	private Path output;

	@BeforeTry
	void make() throws IOException {
		folder = Files.createTempDirectory("kintsugi-test");
		input = folder.resolve("in.tif");
		mask = folder.resolve("mask.tif");
		output = folder.resolve("out.tif");
	}

	@AfterTry
	void remove() throws IOException {
		TiffSink.discard(output);
		for (final Path file : new Path[] { input, mask, output })
			Files.deleteIfExists(file);
		Files.delete(folder);
	}

	@Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
	void everythingButTheHoleStays(@ForAll final AnyImage.Kind kind, @ForAll final long seed) throws IOException {
		// whose samples number colours
		Assume.that(kind != AnyImage.Kind.INDEXED_8);
		final AnyImage any = AnyImage.of(kind, 1, 1, 1, seed);
		final Hole hole = any.hole(1);
		ImageFiles.write(any.image(), input);
		ImageFiles.write(mask(hole), mask);
		assertThat(TASK.runFile(input, mask, output, Progress.NONE).holePixels()).isEqualTo(hole.count());
		final ImagePlus result = TiffStack.open(output);
		AnyImageTest.assertSamples(any, result, any::hole);
		FileKeeps.assertKept(any.image(), result);
		assertThat(result.getProp("Kintsugi model")).isEqualTo("harmonic");
	}

	@Property(tries = 15, edgeCases = EdgeCasesMode.NONE)
	void cancelingAtAnyQuestionLeavesNoFileAndTheSameCanBeRunAgain(@ForAll @IntRange(max = 999) final int permille)
		throws IOException
	{
		final ImagePlus image = TestImages.furnish(new ImagePlus("plane", TestImages.plane(16, 600, 300, new Random(1))));
		final Hole hole = Hole.where(600, 300, (x, y) -> x > 500 && y > 20 && (x + y) % 3 > 0);
		ImageFiles.write(image, input);
		ImageFiles.write(mask(hole), mask);
		final byte[] before = Files.readAllBytes(input);
		final CancelAt counter = CancelAt.never();
		TASK.runFile(input, mask, output, counter);
		final ImagePlus expected = ImageFiles.read(output);
		Files.delete(output);
		final int question = counter.questions() * permille / 1000;
		final boolean canceled = CancelAt.question(question).stops(progress -> TASK.runFile(input, mask, output, progress));
		// the last question comes when all rows are written
		assertThat(canceled).isEqualTo(question < counter.questions() - 1);
		assertThat(Files.exists(output)).isEqualTo(!canceled);
		assertThat(Files.readAllBytes(input)).isEqualTo(before);
		if (canceled) TASK.runFile(input, mask, output, Progress.NONE);
		TestImages.assertSamples(expected, TiffStack.open(output), Hole.none(600, 300));
		FileKeeps.assertKept(expected, TiffStack.open(output));
	}

	@Example
	void cancelingBetweenRowsLeavesNoFile() throws IOException {
		final byte[] samples = new byte[3000 * 3000];
		new Random(1).nextBytes(samples);
		ImageFiles.write(new ImagePlus("plane", new ByteProcessor(3000, 3000, samples)), input);
		ImageFiles.write(mask(Hole.where(3000, 3000, (x, y) -> x < 4 && y > 2990)), mask);
		final CancelAt counter = CancelAt.never();
		TASK.runFile(input, mask, output, counter);
		Files.delete(output);
		// of the three parts of 4 MB in which it is written
		for (final int fromEnd : new int[] { 3, 2 }) {
			final CancelAt cancel = CancelAt.question(counter.questions() - fromEnd);
			assertThat(cancel.stops(progress -> TASK.runFile(input, mask, output, progress))).isTrue();
			assertThat(output).doesNotExist();
			// what was written would be continued
			TiffSink.discard(output);
		}
	}

	@Example
	void anOlderResultIsKeptWhereARunIsCanceled() throws IOException {
		final ImagePlus image = new ImagePlus("plane", TestImages.plane(8, 60, 30, new Random(1)));
		ImageFiles.write(image, input);
		ImageFiles.write(mask(Hole.where(60, 30, (x, y) -> x < 5)), mask);
		Files.writeString(output, "older");
		int questions = 0;
		while (CancelAt.question(questions).stops(progress -> TASK.runFile(input, mask, output, progress))) {
			assertThat(output).hasContent("older");
			questions++;
		}
		assertThat(questions).isPositive();
	}

	private static ImagePlus mask(final Hole hole) {
		final ByteProcessor mask = new ByteProcessor(hole.width(), hole.height());
		for (int i = 0; i < mask.getPixelCount(); i++)
			mask.set(i, hole.isHole(i % hole.width(), i / hole.width()) ? 255 : 0);
		return new ImagePlus("mask", mask);
	}
}
