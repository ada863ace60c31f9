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
import ij.process.ByteProcessor;
import kintsugi.image.tiff.TiffStack;
import kintsugi.onnx.Device;
import kintsugi.repair.Progress;
import kintsugi.repair.RepairReport;

/** What a run to a file declares that continued another one is what one run would have declared. */
class StreamContinuedTest {

	private static final int SLICES = 6;

	@TempDir
	private Path folder;

	private final ImagePlus image = new ImagePlus("movie", new PlaneStack(16, 150, 60, SLICES, new Random(5)));
	private final RepairTask task = RepairTask.of("harmonic", HoleSource.mask(mask()), 0, Device.CPU);

	@Test
	void theWindowsOfAllPartsAreDeclared() throws IOException {
		final Path file = folder.resolve("out.tif");
		for (final String last : new String[] { "(slice 2 of 6", "(slice 4 of 6" })
			stop(file, last);
		assertDeclared(task.runToFile(image, file, Progress.NONE), file);
	}

	@Test
	void theWindowsAreDeclaredIfOnlyTheEndWasMissing() throws IOException {
		final Path file = folder.resolve("out.tif");
		stop(file, "(slice 6 of 6");
		assertDeclared(task.runToFile(image, file, Progress.NONE), file);
	}

	private void assertDeclared(final RepairReport report, final Path file) throws IOException {
		final RepairReport expected = task.runToFile(image, folder.resolve("whole.tif"), Progress.NONE);
		assertThat(expected.division().windows().size()).isGreaterThan(1);
		assertThat(report.division()).isEqualTo(expected.division());
		assertThat(report.toProperties()).isEqualTo(expected.toProperties());
		assertThat(TiffStack.open(file).getProp("Kintsugi strategy")).isEqualTo(expected.division().toWords());
	}

	/** Dies after a slice, not as one who is canceled does. */
	private void stop(final Path file, final String last) {
		assertThatThrownBy(() -> task.runToFile(image, file, new Progress() {

			@Override
			public void report(final double fraction, final String message) {
				if (message.startsWith("Repaired ") && message.contains(last)) throw new IllegalStateException("gone");
			}

			@Override
			public boolean canceled() {
				return false;
			}
		})).hasMessage("gone");
	}

	/** Makes holes of which each slice's need other windows. */
	private static ImagePlus mask() {
		final ImageStack masks = new ImageStack(150, 60);
		for (int slice = 1; slice <= SLICES; slice++) {
			final ByteProcessor plane = new ByteProcessor(150, 60);
			plane.setValue(255);
			if (slice != 3) plane.fillRect(2, 3, 4, 5);
			if (slice % 2 == 0) plane.fillRect(90, 9, 7 * slice, 40);
			masks.addSlice(plane);
		}
		return new ImagePlus("mask", masks);
	}
}
