package kintsugi.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

import ij.ImagePlus;
import ij.gui.Roi;
import kintsugi.hole.Hole;
import kintsugi.image.tiff.TiffSink;
import kintsugi.image.tiff.TiffStack;
import kintsugi.onnx.Device;
import kintsugi.repair.Progress;

/** A repair to a file may be canceled at any moment, again and again. */
class StreamCancelTest {

	private static final RepairTask TASK = RepairTask.of("harmonic", HoleSource.selection(), 0, Device.CPU);

	private final ImagePlus image = TestImages.stack(16, 30, 20, 9, new Random(4));
	private final ImagePlus before = new ImagePlus("before", image.getStack().duplicate());
	private Path folder;
	private Path file;

	@BeforeTry
	void make() throws IOException {
		folder = Files.createTempDirectory("kintsugi-test");
		file = folder.resolve("out.tif");
		image.setRoi(new Roi(3, 4, 15, 12));
	}

	@AfterTry
	void remove() throws IOException {
		TiffSink.discard(file);
		Files.deleteIfExists(file);
		Files.delete(folder);
	}

	@Property(tries = 25, edgeCases = EdgeCasesMode.NONE)
	void theInputIsUntouchedAndNoFileIsHalfWritten(@ForAll @IntRange(max = 999) final int permille,
		@ForAll final boolean older) throws IOException
	{
		final CancelAt counter = CancelAt.never();
		final ImagePlus expected = TASK.run(image, Progress.NONE).image();
		TASK.runToFile(image, file, counter);
		Files.delete(file);
		if (older) Files.writeString(file, "older");
		final CancelAt cancel = CancelAt.question(counter.questions() * permille / 1000);
		assertThat(cancel.stops(progress -> TASK.runToFile(image, file, progress))).isTrue();
		if (older) assertThat(file).hasContent("older");
		else assertThat(file).doesNotExist();
		assertUsable();
		TASK.runToFile(image, file, Progress.NONE);
		TestImages.assertSamples(expected, TiffStack.open(file), Hole.none(30, 20));
	}

	@Property(tries = 10, edgeCases = EdgeCasesMode.NONE)
	void manyRunsThatAreCanceledComeToAnEnd(@ForAll @IntRange(min = 0, max = 40) final int more) throws IOException {
		final ImagePlus expected = TASK.run(image, Progress.NONE).image();
		int question = more;
		for (boolean canceled = true; canceled; question += 10) {
			canceled = CancelAt.question(question).stops(progress -> TASK.runToFile(image, file, progress));
			assertThat(Files.exists(file)).isEqualTo(!canceled);
			assertUsable();
		}
		TestImages.assertSamples(expected, TiffStack.open(file), Hole.none(30, 20));
	}

	private void assertUsable() {
		TestImages.assertSamples(before, image, Hole.none(30, 20));
		assertThat(image.isLocked()).isFalse();
		assertThat(image.getRoi().getBounds()).isEqualTo(new Roi(3, 4, 15, 12).getBounds());
		assertThat(image.getProp("Kintsugi model")).isNull();
	}
}
