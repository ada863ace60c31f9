package kintsugi.defect;

import java.util.Random;

import ij.process.ImageProcessor;
import kintsugi.hole.Hole;
import kintsugi.image.Samples;

/** Images to find defects in, and how much of them is found. */
final class Scenes {

	static final int SIDE = 200;

	private Scenes() {}

	/** Makes noisy cells of 16 bits. */
	static float[] cells(final long seed) {
		return channel(Samples.fluorescence(SIDE, SIDE, seed).whole().getProcessor(), 0);
	}

	/** Makes a stained section of three channels of 8 bits. */
	static float[][] section(final long seed) {
		final ImageProcessor plane = Samples.stained(SIDE, SIDE, seed).whole().getProcessor();
		return new float[][] { channel(plane, 0), channel(plane, 1), channel(plane, 2) };
	}

	/** Makes a bright gradient with normal noise, in 8 bits. */
	static float[] gradient(final int width, final int height, final long seed) {
		final Random random = new Random(seed);
		final float[] samples = new float[width * height];
		for (int i = 0; i < samples.length; i++)
			samples[i] = Math.round(90 + 60f * (i % width) / width + 1.5 * random.nextGaussian());
		return samples;
	}

	static Hole find(final String kind, final float highest, final float[]... channels) {
		return DefectSearch.of(kind).run(Raster.of(SIDE, SIDE, 0, highest, channels), () -> {}).hole();
	}

	static Hole find(final String kind, final Raster raster) {
		return DefectSearch.of(kind).run(raster, () -> {}).hole();
	}

	/** Gets the share of the first hole that lies in the second. */
	static double share(final Hole part, final Hole whole) {
		final var both = part.bits();
		both.and(whole.bits());
		return part.isEmpty() ? Double.NaN : both.cardinality() / (double) part.count();
	}

	private static float[] channel(final ImageProcessor plane, final int channel) {
		return (float[]) plane.toFloat(channel, null).getPixels();
	}
}
