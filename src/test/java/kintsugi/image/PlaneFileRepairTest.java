package kintsugi.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import kintsugi.hole.Hole;
import kintsugi.image.HoleSource.Kind;
import kintsugi.onnx.Device;
import kintsugi.repair.CanceledException;
import kintsugi.repair.Progress;
import kintsugi.repair.RepairReport;

class PlaneFileRepairTest {

	private static final int WIDTH = 700;
	private static final int HEIGHT = 1100;

	@TempDir
	private Path folder;

	@Test
	void aMaskedPlaneOfAnyTypeIsRepairedAsInMemory() throws IOException {
		for (final int bits : new int[] { 8, 16, 24, 32 }) {
			final ImagePlus image = image(bits);
			final Path mask = write("mask.tif", mask());
			final Path output = folder.resolve("out" + bits + ".tif");
			final RepairReport report = order(HoleSource.selection()).runFile(write("in.tif", image), mask, output,
				Progress.NONE);
			assertThat(report.holePixels()).isEqualTo(Holes.ofMask(mask()).count());
			final ImagePlus expected = order(HoleSource.mask(mask())).run(image, Progress.NONE).image();
			final ImagePlus result = ImageFiles.read(output);
			if (bits == 24) opaque(expected);
			TestImages.assertSamples(expected, result, Hole.none(WIDTH, HEIGHT));
			assertThat(result.getProp("Kintsugi model")).isEqualTo("harmonic");
			assertThat(result.getCalibration().pixelWidth).isEqualTo(image.getCalibration().pixelWidth);
		}
	}

	@Test
	void nanIsFoundInTheFile() throws IOException {
		final ImagePlus image = image(32);
		image.getProcessor().setf(600, 1000, Float.NaN);
		image.getProcessor().setf(5, 5, Float.NaN);
		final Path output = folder.resolve("out.tif");
		order(HoleSource.of(Kind.NAN)).runFile(write("in.tif", image), null, output, Progress.NONE);
		final ImageProcessor result = ImageFiles.read(output).getProcessor();
		assertThat(result.getf(600, 1000)).isFinite();
		assertThat(result.getf(5, 5)).isFinite();
	}

	@Test
	void saturatedSamplesAreFoundAndTheLimitIsSaid() throws IOException {
		final ImagePlus image = image(16);
		image.deleteRoi();
		image.getProcessor().multiply(0.05);
		image.getProcessor().set(650, 900, 4095);
		final RepairReport report = order(HoleSource.of(Kind.SATURATED)).runFile(write("in.tif", image), null, //
			folder.resolve("out.tif"), Progress.NONE);
		assertThat(report.holePixels()).isEqualTo(1);
		assertThat(report.remarks()).anyMatch(remark -> remark.contains("4,095"));
	}

	@Test
	void aRangeIsOfCalibratedIntensities() throws IOException {
		final ImagePlus image = new ImagePlus("flat", new ByteProcessor(WIDTH, HEIGHT));
		image.getCalibration().setFunction(Calibration.STRAIGHT_LINE, new double[] { 10, 0.5 }, "OD");
		image.getProcessor().set(650, 900, 100);
		assertThat(order(HoleSource.range(59, 61)).runFile(write("in.tif", image), null, folder.resolve("out.tif"),
			Progress.NONE).holePixels()).isEqualTo(1);
	}

	@Test
	void aSelectionIsRefused() throws IOException {
		final Path input = write("in.tif", image(8));
		assertThatThrownBy(() -> order(HoleSource.selection()).runFile(input, null, folder.resolve("out.tif"),
			Progress.NONE)).isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll("selection", "mask file");
	}

	@Test
	void theInputIsNotOverwritten() throws IOException {
		final Path input = write("in.tif", image(8));
		final Path mask = write("mask.tif", mask());
		assertThatThrownBy(() -> order(HoleSource.selection()).runFile(input, mask, input, Progress.NONE)).isInstanceOf(
			IllegalArgumentException.class).hasMessageContaining("Choose another");
	}

	@Test
	void cancelingLeavesNoFile() throws IOException {
		final Path input = write("in.tif", image(8));
		final Path mask = write("mask.tif", mask());
		final Path output = folder.resolve("out.tif");
		assertThatThrownBy(() -> order(HoleSource.selection()).runFile(input, mask, output, new Progress() {

			private boolean late;

			@Override
			public void report(final double fraction, final String message) {
				late |= message.startsWith("Reading the mask") && fraction > 0.05;
			}

			@Override
			public boolean canceled() {
				return late;
			}
		})).isInstanceOf(CanceledException.class);
		assertThat(output).doesNotExist();
	}

	private static RepairTask order(final HoleSource holes) {
		return RepairTask.of("harmonic", holes, 0, Device.CPU);
	}

	private static ImagePlus image(final int bits) {
		return TestImages.furnish(new ImagePlus("plane", TestImages.plane(bits, WIDTH, HEIGHT, new Random(bits))));
	}

	private static ImagePlus mask() {
		final ByteProcessor mask = new ByteProcessor(WIDTH, HEIGHT);
		mask.setValue(255);
		mask.fillOval(500, 500, 30, 25);
		mask.fillRect(10, 1000, 5, 90);
		return new ImagePlus("mask", mask);
	}

	private static void opaque(final ImagePlus rgb) {
		for (int i = 0; i < WIDTH * HEIGHT; i++)
			rgb.getProcessor().set(i, rgb.getProcessor().get(i) | 0xff000000);
	}

	private Path write(final String name, final ImagePlus image) throws IOException {
		final Path file = folder.resolve(name);
		ImageFiles.write(image, file);
		return file;
	}

	@Test
	void aFileOfSeveralPlanesIsRefusedBeforeAnythingIsWritten() throws IOException {
		final ImageStack planes = new ImageStack(WIDTH, HEIGHT);
		planes.addSlice(image(8).getProcessor());
		planes.addSlice(image(8).getProcessor());
		final Path input = write("in.tif", new ImagePlus("two", planes));
		final Path mask = write("mask.tif", mask());
		assertThatThrownBy(() -> order(HoleSource.selection()).runFile(input, mask, folder.resolve("out.tif"),
			Progress.NONE)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("2 planes");
		assertThat(folder.toFile().list()).containsExactlyInAnyOrder("in.tif", "mask.tif");
	}
}
