package kintsugi.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Random;

import org.junit.jupiter.api.Test;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.process.ByteProcessor;
import kintsugi.onnx.Device;
import kintsugi.repair.Progress;

class RepairTaskTest {

	private static final RepairTask TASK = RepairTask.of("harmonic", HoleSource.selection(), 0, Device.CPU);

	private final ImagePlus image = new ImagePlus("cells", TestImages.plane(8, 30, 20, new Random(1)));
	private final ImagePlus mask = new ImagePlus("mask", new ByteProcessor(30, 20));

	@Test
	void theSelectionIsTheHole() throws IOException {
		image.setRoi(new Roi(3, 4, 5, 6));
		assertThat(TASK.run(image, Progress.NONE).report().holePixels()).isEqualTo(30);
	}

	@Test
	void aMaskCountsInsteadOfTheSelection() throws IOException {
		image.setRoi(new Roi(3, 4, 5, 6));
		mask.getProcessor().set(7, 7, 255);
		assertThat(masked(mask).run(image, Progress.NONE).report().holePixels()).isEqualTo(1);
	}

	@Test
	void theHoleGrows() throws IOException {
		mask.getProcessor().set(7, 7, 255);
		final RepairTask growing = RepairTask.of("harmonic", HoleSource.mask(mask), 1, Device.CPU);
		assertThat(growing.run(image, Progress.NONE).report().holePixels()).isEqualTo(5);
	}

	@Test
	void aMaskOfManyValuesIsRemarkedOnInTheReportAndTheImage() throws IOException {
		mask.getProcessor().set(7, 7, 255);
		mask.getProcessor().set(8, 7, 13);
		final RepairResult result = masked(mask).run(image, Progress.NONE);
		assertThat(result.report().holePixels()).isEqualTo(2);
		assertThat(result.report().toSentence()).contains("more than two values");
		assertThat(result.image().getProp("Kintsugi remarks")).contains("more than two values");
	}

	@Test
	void theImageIsNoMaskForItself() {
		assertRefused(image, image, "itself");
	}

	@Test
	void nothingSelectedIsSaid() {
		assertRefused(image, null, "Nothing is selected in \"cells\"");
	}

	@Test
	void aMaskOfAnotherSizeIsRefused() {
		assertRefused(image, new ImagePlus("small", new ByteProcessor(3, 2)), "3 x 2");
	}

	@Test
	void theWholeImageIsRefused() {
		image.setRoi(new Roi(0, 0, 30, 20));
		assertRefused(image, null, "whole image");
	}

	@Test
	void anUnknownModelIsRefused() {
		image.setRoi(new Roi(3, 4, 5, 6));
		assertThatThrownBy(() -> RepairTask.of("magic", HoleSource.selection(), 0, Device.CPU).run(image, Progress.NONE)) //
			.isInstanceOf(IOException.class).hasMessageContaining("magic");
	}

	private static void assertRefused(final ImagePlus image, final ImagePlus mask, final String words) {
		final RepairTask task = mask == null ? TASK : masked(mask);
		assertThatThrownBy(() -> task.run(image, Progress.NONE)).isInstanceOf(IllegalArgumentException.class) //
			.hasMessageContaining(words);
	}

	private static RepairTask masked(final ImagePlus mask) {
		return RepairTask.of("harmonic", HoleSource.mask(mask), 0, Device.CPU);
	}
}
