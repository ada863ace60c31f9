package kintsugi.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Random;

import org.junit.jupiter.api.Test;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Roi;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import kintsugi.defect.DefectSearch;
import kintsugi.hole.Box;
import kintsugi.hole.Hole;
import kintsugi.repair.CanceledException;
import kintsugi.repair.Progress;

/** Tests {@link DefectTask}. */
class DefectTaskTest {

	private static final int WIDTH = 60;
	private static final int HEIGHT = 50;
	private static final int HOT = 60000;

	@Test
	void selectsWhatItFindsInTheCurrentSlice() throws IOException {
		final ImagePlus image = stack(3);
		image.setSlice(2);
		final DefectResult result = task("selection", false).run(image, Progress.NONE);
		assertThat(result.image()).isNull();
		assertThat(result.sentence()).contains("hot-pixels 1");
		assertThat(Holes.of(image, image.getRoi())).isEqualTo(pixels(1));
	}

	@Test
	void theSelectionOfAStackIsWhatIsDefectiveInAnySlice() throws IOException {
		final ImagePlus image = stack(3);
		final DefectResult result = task("selection", true).run(image, Progress.NONE);
		assertThat(result.sentence()).contains("in 3 slices", "hot-pixels 3");
		assertThat(Holes.of(image, image.getRoi())).isEqualTo(pixels(0).union(pixels(1)).union(pixels(2)));
	}

	@Test
	void whereNothingIsFoundNothingIsSelected() throws IOException {
		final ImagePlus image = new ImagePlus("clean", noise(4));
		image.setRoi(new Roi(3, 3, 5, 5));
		final DefectResult result = task("selection", false).run(image, Progress.NONE);
		assertThat(image.getRoi()).isNull();
		assertThat(result.sentence()).contains("No defects", "hot-pixels");
	}

	@Test
	void aMaskHasTheDimensionsOfWhatWasSearched() throws IOException {
		final ImagePlus image = stack(6);
		image.setDimensions(2, 3, 1);
		image.setOpenAsHyperStack(true);
		image.getCalibration().pixelWidth = 0.5;
		final ImagePlus mask = task("mask", true).run(image, Progress.NONE).image();
		assertThat(mask.getTitle()).isEqualTo("stack-defects");
		assertThat(mask.getDimensions()).containsExactly(WIDTH, HEIGHT, 2, 3, 1);
		assertThat(mask.getCalibration().pixelWidth).isEqualTo(0.5);
		for (int slice = 1; slice <= 6; slice++) {
			final ImageProcessor plane = mask.getStack().getProcessor(slice);
			assertThat(plane.getHistogram()[255]).isEqualTo(1);
			assertThat(plane.get(10 + slice - 1, 20)).isEqualTo(255);
		}
		assertThat(task("mask", false).run(image, Progress.NONE).image().getStackSize()).isEqualTo(1);
	}

	@Test
	void eachSliceIsRepairedInItsOwnDefects() throws IOException {
		final ImagePlus image = stack(3);
		final DefectResult result = task("repair", true).run(image, Progress.NONE);
		assertThat(result.sentence()).contains("harmonic", "hot-pixels 3");
		for (int slice = 1; slice <= 3; slice++) {
			final ImageProcessor before = image.getStack().getProcessor(slice);
			final ImageProcessor after = result.image().getStack().getProcessor(slice);
			for (int i = 0; i < WIDTH * HEIGHT; i++)
				if (i == 20 * WIDTH + 10 + slice - 1) assertThat(after.get(i)).isBetween(800, 1200);
				else assertThat(after.get(i)).isEqualTo(before.get(i));
		}
	}

	@Test
	void onlyTheCurrentSliceIsRepairedUnlessAllAreAskedFor() throws IOException {
		final ImagePlus image = stack(3);
		image.setSlice(2);
		final ImagePlus result = task("repair", false).run(image, Progress.NONE).image();
		assertThat(result.getStack().getProcessor(1).get(10, 20)).isEqualTo(HOT);
		assertThat(result.getStack().getProcessor(2).get(11, 20)).isLessThan(1200);
	}

	@Test
	void theCalibratedColouredAndNaNSamplesAreReadAsTheyAre() {
		final ColorProcessor colours = new ColorProcessor(2, 1);
		colours.set(1, 0, 0x0a141e);
		final float[] samples = new float[2];
		for (int channel = 0; channel < 3; channel++) {
			PlaneRaster.of(new ImagePlus("colours", colours), 1, null).read(channel, new Box(0, 0, 2, 1), samples);
			assertThat(samples[1]).isEqualTo(10 * (channel + 1));
		}
		final ShortProcessor shorts = new ShortProcessor(2, 1);
		shorts.set(0, 0, 65535);
		final PlaneRaster raster = PlaneRaster.of(new ImagePlus("shorts", shorts), 1, null);
		raster.read(0, new Box(0, 0, 1, 1), samples);
		assertThat(samples[0]).isEqualTo(65535).isEqualTo(raster.highest());
		final PlaneRaster floats = PlaneRaster.of(new ImagePlus("floats", new FloatProcessor(2, 1, new float[] { Float.NaN,
			-3 })), 1, null);
		floats.read(0, new Box(0, 0, 2, 1), samples);
		assertThat(samples).containsExactly(Float.NaN, -3);
		assertThat(floats.highest()).isNaN();
	}

	@Test
	void aCanceledSearchLeavesTheSelection() {
		final ImagePlus image = stack(2);
		image.setRoi(new Roi(3, 3, 5, 5));
		final Progress canceled = new Progress() {

			@Override
			public void report(final double fraction, final String message) {
				// nobody listens
			}

			@Override
			public boolean canceled() {
				return true;
			}
		};
		for (final String output : new String[] { "selection", "mask", "repair" })
			assertThatThrownBy(() -> task(output, true).run(image, canceled)).isInstanceOf(CanceledException.class);
		assertThat(image.getRoi().getBounds().width).isEqualTo(5);
	}

	@Test
	void whatMakesNoSenseIsASentence() {
		assertThatThrownBy(() -> task("picture", false)).hasMessageContainingAll("'picture'", "selection, mask or repair");
		assertThatThrownBy(() -> task("mask", false).run(null, Progress.NONE)).hasMessageContaining("no image");
		assertThatThrownBy(() -> DefectTask.of(DefectSearch.of("dust"), false, "repair", "magic", "cpu").run(stack(1),
			Progress.NONE)).isInstanceOf(IOException.class).hasMessageContaining("'magic'");
	}

	private static DefectTask task(final String output, final boolean stack) {
		return DefectTask.of(DefectSearch.of("hot-pixels"), stack, output, "harmonic", "cpu");
	}

	/** Makes noise with one hot pixel a slice, one column further in each. */
	private static ImagePlus stack(final int slices) {
		final ImageStack stack = new ImageStack(WIDTH, HEIGHT);
		for (int slice = 0; slice < slices; slice++) {
			final ShortProcessor plane = noise(slice);
			plane.set(10 + slice, 20, HOT);
			stack.addSlice(plane);
		}
		return new ImagePlus("stack", stack);
	}

	private static ShortProcessor noise(final long seed) {
		final Random random = new Random(seed);
		final ShortProcessor plane = new ShortProcessor(WIDTH, HEIGHT);
		for (int i = 0; i < WIDTH * HEIGHT; i++)
			plane.set(i, (int) Math.round(1000 + 20 * random.nextGaussian()));
		return plane;
	}

	private static Hole pixels(final int slice) {
		return Hole.where(WIDTH, HEIGHT, (x, y) -> x == 10 + slice && y == 20);
	}
}
