package kintsugi.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import net.jqwik.api.Example;

import ij.IJ;
import ij.ImagePlus;
import ij.VirtualStack;
import ij.gui.Roi;
import ij.io.RoiEncoder;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import kintsugi.hole.Hole;
import kintsugi.onnx.Device;
import kintsugi.repair.CanceledException;
import kintsugi.repair.Progress;
import kintsugi.repair.Repairer;

class ImagesTest {

	@Example
	void noSelectionIsRefusedWithASentence() throws IOException {
		final ImagePlus image = new ImagePlus("cells", new ByteProcessor(9, 7));
		try (Repairer repairer = Repairer.open("harmonic", Device.CPU)) {
			assertThatThrownBy(() -> Images.repair(repairer, image, null)).isInstanceOf(IllegalArgumentException.class) //
				.hasMessageStartingWith("Nothing is selected in \"cells\"");
		}
	}

	@Example
	void aSignedImageIsFilledInItsOwnRange() throws IOException {
		final ShortProcessor pixels = new ShortProcessor(20, 20);
		for (int i = 0; i < 400; i++)
			pixels.set(i, 32768 - 100);
		final ImagePlus image = new ImagePlus("signed", pixels);
		image.getCalibration().setSigned16BitCalibration();
		pixels.set(10, 10, 60000);
		final ImagePlus result = repair("harmonic", image, new Roi(10, 10, 1, 1));
		assertThat(result.getCalibration().getCValue(result.getProcessor().get(10, 10))).isEqualTo(-100);
	}

	@Example
	void theInputAndItsSelectionAreNotModified() throws IOException {
		final ImagePlus image = TestImages.furnish(TestImages.stack(16, 17, 11, 3, new Random(1)));
		final ImagePlus copy = image.createImagePlus();
		copy.setStack(image.getStack().duplicate());
		final Roi roi = image.getRoi();
		final byte[] before = RoiEncoder.saveAsByteArray(roi);
		repair(image, Hole.where(17, 11, (x, y) -> x > 4 && x < 9));
		TestImages.assertSamples(copy, image, Hole.none(17, 11));
		assertThat(image.getRoi()).isSameAs(roi);
		assertThat(RoiEncoder.saveAsByteArray(roi)).isEqualTo(before);
		assertThat(image.getTitle()).isEqualTo("stack.tif");
		assertThat(image.getProp("Kintsugi model")).isNull();
	}

	@Example
	void everySliceIsFilled() throws IOException {
		final ImagePlus image = IJ.createImage("black", "8-bit black", 12, 10, 4);
		for (int slice = 1; slice <= 4; slice++)
			image.getStack().getProcessor(slice).set(0, 0, 200);
		final ImagePlus result = repair(image, Hole.where(12, 10, (x, y) -> x == 5));
		for (int slice = 1; slice <= 4; slice++)
			assertThat(result.getStack().getProcessor(slice).get(5, 5)).as("slice " + slice).isPositive();
	}

	@Example
	void theThreeChannelsOfAnRgbImageAreFilledTogether() throws IOException {
		final FlatFiller filler = new FlatFiller(3, 0);
		repair(filler, new ImagePlus("rgb", TestImages.plane(24, 9, 9, new Random(3))));
		assertThat(filler.calls()).isEqualTo(1);
	}

	@Example
	void aOneChannelModelFillsTheColoursOfAnRgbImageOneByOne() throws IOException {
		final FlatFiller filler = new FlatFiller(1, 0);
		repair(filler, new ImagePlus("rgb", TestImages.plane(24, 9, 9, new Random(3))));
		assertThat(filler.calls()).isEqualTo(3);
	}

	@Example
	void aThreeChannelModelFillsACompositeChannelByChannel() throws IOException {
		final FlatFiller filler = new FlatFiller(3, 0);
		repair(filler, TestImages.composite(16, 3, 2, 2, new Random(4)));
		assertThat(filler.calls()).isEqualTo(12);
	}

	@Example
	void aVirtualStackIsReadPlaneByPlaneIntoMemory() throws IOException {
		final ImagePlus image = new ImagePlus("virtual", new Ramps(14, 10, 3));
		final RepairResult result = repair(new FlatFiller(0, 0), image);
		assertThat(result.image().getStack().isVirtual()).isFalse();
		TestImages.assertSamples(image, result.image(), square(14, 10));
		assertThat(result.report().holePixels()).isEqualTo(3 * square(14, 10).count());
	}

	@Example
	void aSliceLabelOfASingleImageStays() throws IOException {
		final ImagePlus image = new ImagePlus("one", new ByteProcessor(8, 8));
		image.setProp("Slice_Label", "DAPI");
		assertThat(repair(image, square(8, 8)).getStack().getSliceLabel(1)).isEqualTo("DAPI");
	}

	@Example
	void aHiddenOverlayStaysHidden() throws IOException {
		final ImagePlus image = TestImages.furnish(new ImagePlus("one", new ByteProcessor(8, 8)));
		image.setHideOverlay(true);
		assertThat(repair(image, square(8, 8)).getHideOverlay()).isTrue();
	}

	@Example
	void theResultSaysWhatWasDone() throws IOException {
		final RepairResult result = repair(new FlatFiller(0, 0), new ImagePlus("one", new ByteProcessor(10, 10)));
		assertThat(result.report().toProperties()).isNotEmpty().allSatisfy((key, value) -> //
		assertThat(result.image().getProp(key)).as(key).isEqualTo(value));
		assertThat(result.image().getProp("Kintsugi hole pixels")).isEqualTo("9");
	}

	@Example
	void aSecondRepairDeclaresTheFirstOneToo() throws IOException {
		final ImagePlus once = repair(new ImagePlus("one", new ByteProcessor(10, 10)), Hole.none(10, 10));
		assertThat(once.getProp("Kintsugi remarks")).contains("identical copy");
		final ImagePlus twice = repair(once, square(10, 10));
		assertThat(twice.getProp("Kintsugi hole pixels")).isEqualTo("9");
		assertThat(twice.getProp("Kintsugi earlier repairs")).contains("flat", "0 pixels");
		assertThat(twice.getProp("Kintsugi remarks")).isNull();
	}

	@Example
	void anEmptyHoleGivesAnIdenticalCopyAndSaysSo() throws IOException {
		final ImagePlus image = TestImages.furnish(TestImages.stack(16, 17, 11, 3, new Random(5)));
		try (Repairer repairer = Repairer.of(new FlatFiller(0, 0))) {
			final RepairResult result = Images.repair(repairer, image, Hole.none(17, 11), Progress.NONE);
			TestImages.assertLike(image, result.image(), Hole.none(17, 11));
			assertThat(result.report().remarks()).anyMatch(remark -> remark.contains("identical copy"));
		}
	}

	@Example
	void aHoleOfAnotherSizeIsRefusedWithBothSizes() {
		final ImagePlus image = new ImagePlus("one", new ByteProcessor(10, 12));
		assertThatThrownBy(() -> repair(image, square(9, 12))).isInstanceOf(IllegalArgumentException.class) //
			.hasMessageContainingAll("9 x 12", "10 x 12");
	}

	@Example
	void aHoleThatIsTheWholeImageIsRefused() {
		final ImagePlus image = new ImagePlus("one", new ByteProcessor(1, 1));
		assertThatThrownBy(() -> repair(image, Hole.all(1, 1))).isInstanceOf(IllegalArgumentException.class) //
			.hasMessageContaining("whole image");
	}

	@Example
	void aLongThinImageIsRepaired() throws IOException {
		final ImagePlus image = new ImagePlus("thin", TestImages.plane(8, 3, 2000, new Random(6)));
		TestImages.assertSamples(image, repair("harmonic", image, new Roi(1, 0, 1, 2000)), //
			Hole.where(3, 2000, (x, y) -> x == 1));
	}

	@Example
	void nanAndInfinityOutsideOfTheHoleStay() throws IOException {
		final ImageProcessor plane = TestImages.plane(32, 20, 20, new Random(7));
		plane.setf(0, 0, Float.NaN);
		plane.setf(19, 19, Float.NEGATIVE_INFINITY);
		final ImagePlus result = repair("harmonic", new ImagePlus("odd", plane), new Roi(5, 5, 4, 4));
		assertThat(result.getProcessor().getf(0, 0)).isNaN();
		assertThat(result.getProcessor().getf(19, 19)).isEqualTo(Float.NEGATIVE_INFINITY);
		assertThat(result.getProcessor().getf(6, 6)).isFinite();
	}

	@Example
	void progressRunsOverTheWholeStack() throws IOException {
		final Recording progress = new Recording(Integer.MAX_VALUE);
		try (Repairer repairer = Repairer.of(new FlatFiller(0, 0))) {
			Images.repair(repairer, TestImages.stack(8, 9, 9, 4, new Random(8)), square(9, 9), progress);
		}
		assertThat(progress.fractions).isSorted().last().isEqualTo(1.0);
		assertThat(progress.messages).anyMatch(message -> message.contains("slice 3 of 4"));
	}

	@Example
	void cancelingInTheMiddleGivesNoResult() {
		final Recording progress = new Recording(3);
		final ImagePlus image = TestImages.stack(8, 9, 9, 50, new Random(9));
		final FlatFiller filler = new FlatFiller(0, 0);
		try (Repairer repairer = Repairer.of(filler)) {
			assertThatThrownBy(() -> Images.repair(repairer, image, square(9, 9), progress)) //
				.isInstanceOf(CanceledException.class);
		}
		assertThat(filler.calls()).isLessThan(10);
	}

	@Example
	void titlesKeepTheExtension() throws IOException {
		assertThat(title("cells.tif")).isEqualTo("cells-repaired.tif");
		assertThat(title("cells")).isEqualTo("cells-repaired");
		assertThat(title("a.b.png")).isEqualTo("a.b-repaired.png");
		assertThat(title("Result of 3.5 um")).isEqualTo("Result of 3.5 um-repaired");
		assertThat(title(".hidden")).isEqualTo(".hidden-repaired");
	}

	private static String title(final String title) throws IOException {
		return repair(new ImagePlus(title, new ByteProcessor(8, 8)), square(8, 8)).getTitle();
	}

	private static Hole square(final int width, final int height) {
		return Hole.where(width, height, (x, y) -> x > 2 && x < 6 && y > 2 && y < 6);
	}

	private static ImagePlus repair(final ImagePlus image, final Hole hole) throws IOException {
		try (Repairer repairer = Repairer.of(new FlatFiller(0, 0))) {
			return Images.repair(repairer, image, hole, Progress.NONE).image();
		}
	}

	private static RepairResult repair(final FlatFiller filler, final ImagePlus image) throws IOException {
		try (Repairer repairer = Repairer.of(filler)) {
			return Images.repair(repairer, image, square(image.getWidth(), image.getHeight()), Progress.NONE);
		}
	}

	private static ImagePlus repair(final String method, final ImagePlus image, final Roi roi) throws IOException {
		try (Repairer repairer = Repairer.open(method, Device.CPU)) {
			return Images.repair(repairer, image, roi);
		}
	}

	/** A virtual stack that computes its planes. */
	private static final class Ramps extends VirtualStack {

		Ramps(final int width, final int height, final int slices) {
			super(width, height, slices);
		}

		@Override
		public ImageProcessor getProcessor(final int slice) {
			final ByteProcessor plane = new ByteProcessor(getWidth(), getHeight());
			IntStream.range(0, plane.getPixelCount()).forEach(i -> plane.set(i, i * slice % 256));
			return plane;
		}

		@Override
		public String getSliceLabel(final int slice) {
			return "ramp " + slice;
		}
	}

	/** Remembers what it hears, and cancels after some of it. */
	private static final class Recording implements Progress {

		private final List<Double> fractions = new ArrayList<>();
		private final List<String> messages = new ArrayList<>();
		private final int patience;

		Recording(final int patience) {
			this.patience = patience;
		}

		@Override
		public void report(final double fraction, final String message) {
			fractions.add(fraction);
			messages.add(message);
		}

		@Override
		public boolean canceled() {
			return fractions.size() >= patience;
		}
	}
}
