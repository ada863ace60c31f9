package kintsugi.image;

import java.util.Random;
import java.util.SplittableRandom;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.plugin.filter.ThresholdToSelection;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

import kintsugi.hole.Hole;

/**
 * Makes sample images to try a repair on: cells on a textured background, then scratched and stained. The same size and
 * seed always give the same image.
 */
public final class Samples {

	private Samples() {}

	/**
	 * A sample before and after the damage.
	 *
	 * @param whole the image without damage
	 * @param damaged the image to repair, which differs from {@code whole} in the hole only
	 * @param hole where the damage is
	 */
	public record Sample(ImagePlus whole, ImagePlus damaged, Hole hole) {

		/** Makes a selection of the hole, to set on the damaged image. */
		public Roi selection() {
			final ByteProcessor mask = mask();
			mask.setThreshold(255, 255, ImageProcessor.NO_LUT_UPDATE);
			return new ThresholdToSelection().convert(mask);
		}

		/** Makes a mask of the hole: 255 in it, 0 elsewhere. */
		public ByteProcessor mask() {
			final ByteProcessor mask = new ByteProcessor(hole.width(), hole.height());
			hole.forEachRun((y, from, to) -> {
				for (int x = from; x < to; x++)
					mask.set(x, y, 255);
			});
			return mask;
		}
	}

	/** Makes fluorescent cells in 16 bits, bright on dark, with a pixel size of 0.325 um. */
	public static Sample fluorescence(final int width, final int height, final long seed) {
		final SamplesScene scene = new SamplesScene(width, height, seed);
		final Random noise = new Random(seed);
		final ShortProcessor whole = new ShortProcessor(width, height);
		for (int i = 0; i < width * height; i++) {
			final double signal = 900 + 900 * scene.texture[i] + scene.cell[i] * (2600 + 1800 * scene.grain[i]) +
				scene.nucleus[i] * (6500 + 3000 * scene.grain[i]);
			whole.set(i, (int) Math.round(signal + noise.nextGaussian() * 0.6 * Math.sqrt(signal)));
		}
		return damage("cells-16-bit", whole, 16000, seed);
	}

	/** Makes a stained section in RGB, dark purple and pink on a bright ground. */
	public static Sample stained(final int width, final int height, final long seed) {
		final SamplesScene scene = new SamplesScene(width, height, seed);
		final Random noise = new Random(seed);
		final ColorProcessor whole = new ColorProcessor(width, height);
		for (int i = 0; i < width * height; i++) {
			final double ground = 0.4 + 0.6 * scene.texture[i];
			final double cell = scene.cell[i] * (0.6 + 0.4 * scene.grain[i]);
			final double nucleus = scene.nucleus[i] * (0.7 + 0.3 * scene.grain[i]);
			final double grain = 2 * noise.nextGaussian();
			final int red = level(246 - 22 * ground - 34 * cell - 105 * nucleus + grain);
			final int green = level(238 - 52 * ground - 62 * cell - 75 * nucleus + grain);
			final int blue = level(244 - 26 * ground - 22 * cell - 45 * nucleus + grain);
			whole.set(i, red << 16 | green << 8 | blue);
		}
		return damage("section-rgb", whole, 0x101418, seed);
	}

	private static int level(final double value) {
		return (int) Math.max(0, Math.min(255, Math.round(value)));
	}

	private static Sample damage(final String title, final ImageProcessor whole, final int value, final long seed) {
		final Hole hole = scratches(whole.getWidth(), whole.getHeight(), seed);
		final ImageProcessor damaged = whole.duplicate();
		hole.forEachRun((y, from, to) -> {
			for (int x = from; x < to; x++)
				damaged.set(x, y, value);
		});
		return new Sample(image(title + "-whole", whole), image(title, damaged), hole);
	}

	private static ImagePlus image(final String title, final ImageProcessor processor) {
		final ImagePlus image = new ImagePlus(title, processor);
		image.getCalibration().pixelWidth = 0.325;
		image.getCalibration().pixelHeight = 0.325;
		image.getCalibration().setUnit("um");
		if (processor.getBitDepth() == 16) image.setDisplayRange(500, 13000);
		return image;
	}

	/** Draws three bent scratches, a stain, a dead row and specks of dust. */
	private static Hole scratches(final int width, final int height, final long seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		final ByteProcessor canvas = new ByteProcessor(width, height);
		canvas.setValue(255);
		for (int scratch = 0; scratch < 3; scratch++) {
			canvas.setLineWidth(2 + scratch);
			double x = random.nextDouble(0.1, 0.4) * width;
			double y = random.nextDouble(0.1, 0.9) * height;
			double angle = random.nextDouble(-0.8, 0.8);
			canvas.moveTo((int) x, (int) y);
			for (int step = 0; step < 14; step++) {
				x += 0.045 * width * Math.cos(angle);
				y += 0.045 * height * Math.sin(angle);
				angle += random.nextDouble(-0.35, 0.35);
				canvas.lineTo((int) x, (int) y);
			}
		}
		final int stain = Math.max(2, Math.min(width, height) / 9);
		canvas.fillOval((int) (random.nextDouble(0.55, 0.75) * width), (int) (random.nextDouble(0.55, 0.75) * height),
			stain, stain * 4 / 5);
		canvas.setLineWidth(1);
		final int row = random.nextInt(height);
		canvas.drawLine(0, row, width - 1, row);
		for (int speck = 0; speck < 12; speck++) {
			final int size = random.nextInt(2, 6);
			canvas.fillOval(random.nextInt(width), random.nextInt(height), size, size);
		}
		return Hole.where(width, height, (x, y) -> canvas.get(x, y) != 0);
	}
}
