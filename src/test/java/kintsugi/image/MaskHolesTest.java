package kintsugi.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Random;

import org.junit.jupiter.api.Test;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;

/** Which slice of a mask belongs to a slice of an image, by their dimensions. */
class MaskHolesTest {

	private final ImagePlus cube = IJ.createHyperStack("cube", 20, 10, 1, 3, 3, 8);
	private final ImagePlus channels = IJ.createHyperStack("channels", 20, 10, 3, 3, 3, 8);

	@Test
	void aMaskOfFramesIsTakenAsFramesAlsoWhereThereAreAsManySlices() throws IOException {
		assertCounts(mask(1, 1, 3), cube, 1, 1, 1, 2, 2, 2, 3, 3, 3);
	}

	@Test
	void aMaskOfSlicesIsTakenAsSlicesAlsoWhereThereAreAsManyFrames() throws IOException {
		assertCounts(mask(1, 3, 1), cube, 1, 2, 3, 1, 2, 3, 1, 2, 3);
	}

	@Test
	void aMaskOfChannelsAndFramesIsForAllSlices() throws IOException {
		final SliceHoles holes = new MaskHoles(channels, mask(3, 1, 3));
		for (int slice = 1; slice <= 27; slice++) {
			final int[] position = channels.convertIndexToPosition(slice);
			assertThat(holes.of(slice).count()).as("slice " + slice).isEqualTo(position[0] + 3 * (position[2] - 1));
		}
	}

	@Test
	void framesOfAMaskAreTheSlicesOfAnImageThatHasNoFrames() throws IOException {
		assertCounts(mask(1, 1, 3), IJ.createImage("stack", "8-bit", 20, 10, 3), 1, 2, 3);
		assertCounts(mask(1, 1, 3), IJ.createHyperStack("z", 20, 10, 2, 3, 1, 8), 1, 1, 2, 2, 3, 3);
	}

	@Test
	void aPlainMaskThatFitsSeveralWaysIsRefusedWithTheNumbers() {
		final ImagePlus image = IJ.createHyperStack("image", 20, 10, 2, 3, 3, 8);
		assertThatThrownBy(() -> new MaskHoles(image, mask(3, 1, 1))).isInstanceOf(IllegalArgumentException.class) //
			.hasMessageContainingAll("\"mask\"", "3 channels x 1 slice x 1 frame", "2 channels x 3 slices x 3 frames");
	}

	@Test
	void dimensionsThatContradictAreRefusedThoughTheNumberOfSlicesAgrees() {
		final ImagePlus image = IJ.createHyperStack("image", 20, 10, 1, 6, 2, 8);
		assertThatThrownBy(() -> new MaskHoles(image, mask(1, 2, 6))).isInstanceOf(IllegalArgumentException.class) //
			.hasMessageContainingAll("2 slices x 6 frames", "6 slices x 2 frames");
	}

	@Test
	void aMaskOfOneSliceIsReadOnce() throws IOException {
		final PlaneStack planes = new PlaneStack(20, 10, 1, new Random(1));
		final SliceHoles holes = new MaskHoles(cube, new ImagePlus("mask", planes));
		planes.forgetReads();
		for (int slice = 1; slice <= 9; slice++)
			holes.of(slice);
		assertThat(planes.reads()).containsExactly(1);
	}

	@Test
	void holesThatChannelsShareAreReadOnceAndNotKeptForLong() throws IOException {
		final PlaneStack planes = new PlaneStack(20, 10, 40, new Random(1));
		final ImagePlus image = IJ.createHyperStack("image", 20, 10, 2, 1, 40, 8);
		final SliceHoles holes = new MaskHoles(image, new ImagePlus("mask", planes));
		planes.forgetReads();
		for (int slice = 1; slice <= 80; slice++)
			holes.of(slice);
		assertThat(planes.reads()).hasSize(40).doesNotHaveDuplicates();
		holes.of(1);
		assertThat(planes.reads()).as("not kept").hasSize(41);
	}

	private static void assertCounts(final ImagePlus mask, final ImagePlus image, final long... counts)
		throws IOException
	{
		final SliceHoles holes = new MaskHoles(image, mask);
		for (int slice = 1; slice <= counts.length; slice++)
			assertThat(holes.of(slice).count()).as("slice " + slice).isEqualTo(counts[slice - 1]);
	}

	/** Makes a mask whose slices have as many hole pixels as their numbers. */
	private static ImagePlus mask(final int channels, final int slices, final int frames) {
		final ImageStack masks = new ImageStack(20, 10);
		for (int slice = 1; slice <= channels * slices * frames; slice++) {
			final ByteProcessor plane = new ByteProcessor(20, 10);
			for (int x = 0; x < slice; x++)
				plane.set(x, 5, 255);
			masks.addSlice(plane);
		}
		final ImagePlus mask = new ImagePlus("mask", masks);
		mask.setDimensions(channels, slices, frames);
		return mask;
	}
}
