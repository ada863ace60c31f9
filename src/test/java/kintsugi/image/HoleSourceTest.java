package kintsugi.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Random;

import org.junit.jupiter.api.Test;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Arrow;
import ij.gui.ImageRoi;
import ij.gui.Overlay;
import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.measure.Calibration;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import kintsugi.hole.Hole;
import kintsugi.image.HoleSource.Kind;

class HoleSourceTest {

	private final ImagePlus stack = IJ.createImage("cells", "8-bit", 20, 10, 4);
	private final ImagePlus hyperstack = IJ.createHyperStack("hyper", 20, 10, 2, 3, 2, 8);

	@Test
	void theSelectionIsOneForAllSlices() throws IOException {
		stack.setRoi(new Roi(1, 2, 3, 4));
		final SliceHoles holes = HoleSource.selection().in(stack);
		for (int slice = 1; slice <= 4; slice++)
			assertThat(holes.of(slice).count()).isEqualTo(12);
	}

	@Test
	void anElementOfTheOverlayCountsInItsSliceOnly() throws IOException {
		final SliceHoles holes = overlay(stack, at(2, new Roi(1, 1, 3, 3)), at(4, new Roi(5, 5, 2, 2)));
		assertCounts(holes, 0, 9, 0, 4);
	}

	@Test
	void anElementWithoutPositionCountsInAllSlices() throws IOException {
		assertCounts(overlay(stack, new Roi(1, 1, 3, 3), at(3, new Roi(5, 5, 2, 2))), 9, 9, 13, 9);
	}

	@Test
	void selectionsOnOneSliceAreUnited() throws IOException {
		assertCounts(overlay(stack, at(1, new Roi(0, 0, 4, 4)), at(1, new Roi(2, 2, 4, 4))), 28, 0, 0, 0);
	}

	@Test
	void positionsOfHyperstacksAreRespectedAndZeroStandsForAll() throws IOException {
		final Roi channel = new Roi(0, 0, 2, 1);
		channel.setPosition(2, 0, 0);
		final Roi one = new Roi(5, 5, 1, 1);
		one.setPosition(1, 3, 2);
		final SliceHoles holes = overlay(hyperstack, channel, one);
		for (int slice = 1; slice <= 12; slice++) {
			final int[] position = hyperstack.convertIndexToPosition(slice);
			final long expected = position[0] == 2 ? 2 : position[1] == 3 && position[2] == 2 ? 1 : 0;
			assertThat(holes.of(slice).count()).as("slice " + slice).isEqualTo(expected);
		}
	}

	@Test
	void thePointsOfASelectionHaveASliceEach() throws IOException {
		final PointRoi points = new PointRoi();
		stack.setSlice(1);
		points.addUserPoint(stack, 3, 3);
		stack.setSlice(3);
		points.addUserPoint(stack, 5, 5);
		points.addUserPoint(stack, 6, 5);
		assertCounts(overlay(stack, points), 1, 0, 2, 0);
	}

	@Test
	void arrowsCountAndPicturesDoNot() throws IOException {
		final SliceHoles holes = overlay(stack, new Arrow(2, 5, 15, 5), new ImageRoi(0, 0, new ByteProcessor(20, 10)));
		assertThat(holes.of(1).count()).isPositive().isLessThan(200);
		assertThat(holes.remarks()).anyMatch(remark -> remark.contains("Pictures"));
	}

	@Test
	void anOverlayOfNothingIsRefused() {
		assertRefused(HoleSource.of(Kind.OVERLAY), stack, "overlay of \"cells\" holds no selection");
	}

	@Test
	void anEmptyRoiManagerIsRefused() {
		assertRefused(HoleSource.of(Kind.MANAGER), stack, "ROI Manager holds no selection");
	}

	@Test
	void aSliceThatTheImageLacksIsRemarkedOn() throws IOException {
		final SliceHoles holes = overlay(stack, at(9, new Roi(1, 1, 3, 3)));
		assertCounts(holes, 0, 0, 0, 0);
		assertThat(holes.remarks()).anyMatch(remark -> remark.contains("belongs to a slice of \"cells\""));
	}

	@Test
	void aMaskOfOneSliceIsForAll() throws IOException {
		assertCounts(masked(stack, 1), 1, 1, 1, 1);
	}

	@Test
	void aMaskOfAsManySlicesIsForEachItsOwn() throws IOException {
		assertCounts(masked(stack, 4), 1, 2, 3, 4);
	}

	@Test
	void aMaskOfSlicesAndFramesIsForAllChannels() throws IOException {
		assertCounts(masked(hyperstack, 6), 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6);
	}

	@Test
	void aMaskOfSlicesIsForAllChannelsAndFrames() throws IOException {
		assertCounts(masked(hyperstack, 3), 1, 1, 2, 2, 3, 3, 1, 1, 2, 2, 3, 3);
	}

	@Test
	void aMaskOfFramesIsForAllChannelsAndSlices() throws IOException {
		assertCounts(masked(hyperstack, 2), 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2);
	}

	@Test
	void aMaskOfAnotherNumberOfSlicesIsRefusedWithTheNumbers() {
		assertThatThrownBy(() -> masked(hyperstack, 5)).isInstanceOf(IllegalArgumentException.class) //
			.hasMessageContainingAll("5 slices", "12", "2 channels x 3 slices x 2 frames");
	}

	@Test
	void aSliceOfAMaskWithManyValuesIsRemarkedOn() throws IOException {
		final ImagePlus mask = mask(4);
		mask.getStack().getProcessor(3).set(15, 5, 7);
		final SliceHoles holes = HoleSource.mask(mask).in(stack);
		assertCounts(holes, 1, 2, 4, 4);
		assertThat(holes.remarks()).anyMatch(remark -> remark.contains("more than two values"));
	}

	@Test
	void nanIsFoundInEachSlice() throws IOException {
		final ImagePlus floats = IJ.createImage("floats", "32-bit", 20, 10, 2);
		floats.getStack().getProcessor(2).setf(3, 3, Float.NaN);
		floats.getStack().getProcessor(2).setf(4, 3, Float.POSITIVE_INFINITY);
		assertCounts(HoleSource.of(Kind.NAN).in(floats), 0, 1);
	}

	@Test
	void nanInAnImageOfIntegersIsRefused() {
		assertRefused(HoleSource.of(Kind.NAN), stack, "only 32-bit images can have NaN");
	}

	@Test
	void aRangeIsOfIntensitiesAsImageJShowsThem() throws IOException {
		final ShortProcessor pixels = new ShortProcessor(20, 10);
		pixels.set(0, 32768 - 5);
		pixels.set(1, 32768 + 5);
		final ImagePlus signed = new ImagePlus("signed", pixels);
		signed.getCalibration().setSigned16BitCalibration();
		assertCounts(HoleSource.range(-5, -5).in(signed), 1);
		assertCounts(HoleSource.range(-5, 5).in(signed), 2);
		final ImagePlus calibrated = IJ.createImage("calibrated", "8-bit black", 20, 10, 1);
		calibrated.getCalibration().setFunction(Calibration.STRAIGHT_LINE, new double[] { 10, 0.5 }, "OD");
		calibrated.getProcessor().set(7, 100);
		assertCounts(HoleSource.range(59, 61).in(calibrated), 1);
	}

	@Test
	void aRangeOfColoursIsForAllThree() throws IOException {
		final ImagePlus rgb = new ImagePlus("rgb", new ColorProcessor(3, 1, new int[] { 0xffffff, 0xffff00, 0xfafbfc }));
		assertCounts(HoleSource.range(250, 255).in(rgb), 2);
	}

	@Test
	void aRangeOfFloatsIncludesItsLimitsAndNoNan() throws IOException {
		final ImagePlus floats = new ImagePlus("floats", new FloatProcessor(4, 1, new float[] { 0.5f, 1, 2, Float.NaN }));
		assertCounts(HoleSource.range(1, 2).in(floats), 2);
	}

	@Test
	void aRangeThatIsUpsideDownIsRefused() {
		assertRefused(HoleSource.range(3, 2), stack, "smaller number first");
		assertRefused(HoleSource.range(Double.NaN, 2), stack, "holds no intensity");
	}

	@Test
	void theThresholdThatIsSetCountsInAllSlices() throws IOException {
		stack.getStack().getProcessor(1).set(0, 0, 50);
		stack.getStack().getProcessor(3).set(0, 0, 51);
		stack.getStack().getProcessor(3).set(1, 0, 60);
		stack.getProcessor().setThreshold(50, 59, ImageProcessor.NO_LUT_UPDATE);
		assertCounts(HoleSource.of(Kind.THRESHOLD).in(stack), 1, 0, 1, 0);
	}

	@Test
	void noThresholdIsSaid() {
		assertRefused(HoleSource.of(Kind.THRESHOLD), stack, "No threshold is set on \"cells\"");
	}

	@Test
	void aSmallSelectionInALargeImageIsFound() throws IOException {
		final ImagePlus large = new ImagePlus("large", new ByteProcessor(8192, 8192));
		large.setRoi(new Roi(8000, 8000, 100, 100));
		assertThat(HoleSource.selection().in(large).of(1).count()).isEqualTo(10_000);
	}

	@Test
	void holesGrowInEachSlice() throws IOException {
		final SliceHoles grown = masked(stack, 4).grow(1);
		assertCounts(grown, 4, 7, 10, 13);
	}

	@Test
	void aVirtualStackIsSearchedPlaneByPlane() throws IOException {
		final PlaneStack planes = new PlaneStack(16, 12, 3, new Random(1));
		final ImagePlus virtual = new ImagePlus("virtual", planes);
		final SliceHoles holes = HoleSource.range(0, 99).in(virtual);
		planes.forgetReads();
		holes.of(2);
		assertThat(planes.reads()).containsExactly(2);
	}

	private static SliceHoles overlay(final ImagePlus image, final Roi... rois) throws IOException {
		final Overlay overlay = new Overlay();
		for (final Roi roi : rois)
			overlay.add(roi);
		image.setOverlay(overlay);
		return HoleSource.of(Kind.OVERLAY).in(image);
	}

	private static Roi at(final int slice, final Roi roi) {
		roi.setPosition(slice);
		return roi;
	}

	private static SliceHoles masked(final ImagePlus image, final int slices) throws IOException {
		return HoleSource.mask(mask(slices)).in(image);
	}

	/** Makes a mask whose slices have as many hole pixels as their numbers. */
	private static ImagePlus mask(final int slices) {
		final ImageStack masks = new ImageStack(20, 10);
		for (int slice = 1; slice <= slices; slice++) {
			final ByteProcessor plane = new ByteProcessor(20, 10);
			for (int x = 0; x < slice; x++)
				plane.set(x, 5, 255);
			masks.addSlice(plane);
		}
		return new ImagePlus("mask", masks);
	}

	private static void assertCounts(final SliceHoles holes, final long... counts) throws IOException {
		for (int slice = 1; slice <= counts.length; slice++) {
			final Hole hole = holes.of(slice);
			assertThat(hole.count()).as("slice " + slice).isEqualTo(counts[slice - 1]);
		}
	}

	private static void assertRefused(final HoleSource source, final ImagePlus image, final String words) {
		assertThatThrownBy(() -> source.in(image)).isInstanceOf(IllegalArgumentException.class) //
			.hasMessageContaining(words);
	}
}
