package kintsugi.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Roi;
import ij.plugin.LutLoader;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;
import kintsugi.hole.Hole;
import kintsugi.onnx.Device;
import kintsugi.repair.Repairer;

/** 8-bit images with colours: painted intensities, and indexed images whose samples are numbers of colours. */
class PaletteTest {

	private static final int WIDTH = 32;
	private static final int HEIGHT = 20;

	@Test
	void paintedIntensitiesAreRepairedAsIntensities() throws IOException {
		for (final String table : new String[] { "green", "fire", "ice", "spectrum" }) {
			final ImagePlus image = ramp(table);
			assertThat(image.getProcessor().isColorLut()).as(table).isTrue();
			final int filled = repair(image).getProcessor().get(15, 10);
			assertThat(filled).as(table).isBetween(110, 130);
		}
	}

	@Test
	void anIndexedImageIsRepairedInItsColours() throws IOException {
		// Between entries 0, red, and 2, red again, an index of 1 would be green.
		final ImagePlus image = indexed(new Color[] { Color.RED, Color.GREEN, new Color(250, 0, 0), Color.BLUE }, 0, 2);
		final int filled = repair(image).getProcessor().get(15, 10);
		assertThat(filled).isIn(0, 2);
	}

	@Test
	void anIndexedImageKeepsItsTableAndItsOtherSamples() throws IOException {
		final ImagePlus image = indexed(new Color[] { Color.RED, Color.GREEN, Color.WHITE, Color.BLUE }, 1, 3);
		final ImagePlus result = repair(image);
		TestImages.assertLike(image, result, hole());
	}

	@Test
	void aTableOfSmallStepsIsToldWithoutTheSamples() {
		final AtomicInteger reads = new AtomicInteger();
		final ImageStack stack = new ImageStack(WIDTH, HEIGHT) {

			@Override
			public ImageProcessor getProcessor(final int slice) {
				reads.incrementAndGet();
				return super.getProcessor(slice);
			}

			@Override
			public Object getPixels(final int slice) {
				reads.incrementAndGet();
				return super.getPixels(slice);
			}
		};
		for (int slice = 0; slice < 3; slice++)
			stack.addSlice(new ByteProcessor(WIDTH, HEIGHT));
		final ImagePlus image = new ImagePlus("green", stack);
		image.getProcessor().setLut(new LUT(LutLoader.getLut("green"), 0, 255));
		reads.set(0);
		assertThat(Palette.of(image)).isNull();
		assertThat(reads).hasValue(0);
	}

	@Test
	void aVirtualStackIsToldByItsTableAlone() {
		final ImagePlus indexed = new ImagePlus("virtual", new PlaneStack(WIDTH, HEIGHT, 3, new Random(1)));
		indexed.getProcessor().setLut(table(Color.RED, Color.GREEN, Color.WHITE, Color.BLUE));
		// that the slice that is shown is of one colour tells nothing of the others
		indexed.getProcessor().setColor(2);
		indexed.getProcessor().fill();
		assertThat(indexed.getProcessor().getStats().max).isEqualTo(2);
		assertThat(Palette.of(indexed)).isNotNull();
	}

	@Test
	void whatIsInUseIsFoundInAllSlices() {
		final ImagePlus image = indexed(new Color[] { Color.RED, Color.RED, Color.GREEN, Color.BLUE }, 0, 1);
		final ImageStack stack = new ImageStack(WIDTH, HEIGHT);
		stack.addSlice(image.getProcessor());
		stack.addSlice(indexed(new Color[] { Color.RED }, 2, 3).getProcessor());
		final ImagePlus several = new ImagePlus("several", stack);
		several.getProcessor().setLut(table(Color.RED, Color.RED, Color.GREEN, Color.BLUE));
		assertThat(Palette.of(image)).isNull();
		assertThat(Palette.of(several)).isNotNull();
	}

	private static ImagePlus ramp(final String table) {
		final ByteProcessor pixels = new ByteProcessor(WIDTH, HEIGHT);
		for (int i = 0; i < pixels.getPixelCount(); i++)
			pixels.set(i, i % WIDTH * 8);
		pixels.setLut(new LUT(LutLoader.getLut(table), 0, 255));
		return new ImagePlus(table, pixels);
	}

	/** Makes an image of two entries, left and right, whose table has a few entries and else black. */
	private static ImagePlus indexed(final Color[] colours, final int left, final int right) {
		final ByteProcessor pixels = new ByteProcessor(WIDTH, HEIGHT);
		for (int i = 0; i < pixels.getPixelCount(); i++)
			pixels.set(i, i % WIDTH < WIDTH / 2 ? left : right);
		pixels.setLut(table(colours));
		return new ImagePlus("indexed", pixels);
	}

	private static LUT table(final Color... colours) {
		final byte[][] table = new byte[3][256];
		for (int i = 0; i < colours.length; i++) {
			table[0][i] = (byte) colours[i].getRed();
			table[1][i] = (byte) colours[i].getGreen();
			table[2][i] = (byte) colours[i].getBlue();
		}
		return new LUT(table[0], table[1], table[2]);
	}

	private static Hole hole() {
		return Hole.where(WIDTH, HEIGHT, (x, y) -> x >= 12 && x < 19 && y >= 7 && y < 14);
	}

	private static ImagePlus repair(final ImagePlus image) throws IOException {
		try (Repairer repairer = Repairer.open("harmonic", Device.CPU)) {
			return Images.repair(repairer, image, new Roi(12, 7, 7, 7));
		}
	}
}
