package kintsugi.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.io.IOException;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.gui.ImageRoi;
import ij.gui.OvalRoi;
import ij.gui.Roi;
import ij.process.ColorProcessor;
import kintsugi.hole.Hole;
import kintsugi.onnx.Device;
import kintsugi.repair.Progress;
import kintsugi.repair.Strategy;

class RepairPreviewTest {

	private static final RepairTask TASK = RepairTask.of("harmonic", HoleSource.selection(), 0, Device.CPU);

	@Test
	void itShowsTheHoleAsTheRepairedImageDoesAndNothingElse() throws IOException {
		for (final int bits : new int[] { 8, 16, 24, 32 }) {
			final ImagePlus image = TestImages.stack(bits, 30, 20, 3, new Random(bits));
			image.setSlice(2);
			if (bits != 24) image.setDisplayRange(10, 200);
			assertShows(image);
		}
	}

	@Test
	void aCompositeShowsItsChannelsTogether() throws IOException {
		final CompositeImage image = TestImages.composite(8, 3, 2, 1, new Random(7));
		image.setMode(IJ.COMPOSITE);
		assertShows(image);
	}

	@Test
	void aSliceWithoutAHoleShowsNothing() throws IOException {
		final ImagePlus image = TestImages.stack(8, 30, 20, 3, new Random(1));
		image.setRoi(new Roi(100, 100, 2, 2));
		assertThat(TASK.preview(image, Progress.NONE)).isEmpty();
	}

	@Test
	void channelsOutsideOfTheScopeAreShownAsTheyAre() throws IOException {
		final CompositeImage image = TestImages.composite(8, 3, 2, 1, new Random(7));
		image.setMode(IJ.COMPOSITE);
		image.setPosition(2, 1, 1);
		image.setRoi(new Roi(3, 2, 4, 4));
		for (final Scope scope : new Scope[] { Scope.SLICE, Scope.CHANNEL }) {
			final RepairTask task = new RepairTask("harmonic", Device.CPU, Strategy.AUTO, HoleSource.selection(), 0, scope);
			final ImageRoi preview = task.preview(image, Progress.NONE).orElseThrow();
			final ColorProcessor shown = new ColorProcessor(task.run(image, Progress.NONE).image().getImage());
			for (int i = 0; i < 16; i++)
				assertThat(preview.getProcessor().get(i % 4, i / 4) & 0xffffff).as(scope + " " + i) //
					.isEqualTo(shown.get(3 + i % 4, 2 + i / 4) & 0xffffff);
		}
	}

	@Test
	void holesThatWereFoundOnceServeSeveralPreviews() throws IOException {
		final PlaneStack planes = new PlaneStack(16, 20, 14, 9, new Random(1));
		final ImagePlus image = new ImagePlus("movie", planes);
		final RepairTask task = RepairTask.of("harmonic", HoleSource.of(HoleSource.Kind.SATURATED), 2, Device.CPU);
		final SliceHoles found = task.find(image, Progress.NONE);
		planes.forgetReads();
		task.preview(image, found, Progress.NONE);
		task.preview(image, found, Progress.NONE);
		assertThat(planes.reads()).containsOnly(1);
	}

	private static void assertShows(final ImagePlus image) throws IOException {
		image.setRoi(new OvalRoi(3, 2, 6, 5));
		final ImagePlus before = new ImagePlus("before", image.getStack().duplicate());
		final Hole hole = Holes.of(image, image.getRoi());
		final ImageRoi preview = TASK.preview(image, Progress.NONE).orElseThrow();
		TestImages.assertSamples(before, image, Hole.none(image.getWidth(), image.getHeight()));
		assertThat(image.getOverlay()).isNull();
		assertThat(preview.getBounds()).isEqualTo(new Rectangle(3, 2, 6, 5));
		if (image.isComposite()) assertThat(List.of(preview.getCPosition(), preview.getZPosition(), preview.getTPosition()))
			.isEqualTo(List.of(0, image.getZ(), image.getT()));
		else assertThat(preview.getPosition()).isEqualTo(image.getCurrentSlice());
		final ImagePlus repaired = TASK.run(image, Progress.NONE).image();
		final ColorProcessor shown = new ColorProcessor(repaired.getImage());
		for (int y = 0; y < 5; y++)
			for (int x = 0; x < 6; x++)
				if (hole.isHole(x + 3, y + 2)) assertThat(preview.getProcessor().get(x, y) & 0xffffff).as(x + ", " + y) //
					.isEqualTo(shown.get(x + 3, y + 2) & 0xffffff);
		assertThat(hole.isHole(3, 2)).as("corner").isFalse();
		assertThat(preview.getProcessor().get(0, 0) >>> 24).as("transparent").isZero();
	}
}
