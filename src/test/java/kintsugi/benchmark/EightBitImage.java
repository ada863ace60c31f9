package kintsugi.benchmark;

import java.io.IOException;
import java.nio.file.Path;

import ij.ImagePlus;
import ij.process.ImageProcessor;

import kintsugi.hole.Hole;
import kintsugi.image.ImageFiles;
import kintsugi.model.Normalisation;
import kintsugi.model.Normalisation.Range;

/**
 * An image to measure on: 8-bit samples from 0 to 255, row-major, one array a channel.
 * <p>
 * Deeper images are mapped from their robust range (0.1 to 99.9 %) to 8 bits, which all that is measured then share.
 * </p>
 */
record EightBitImage(String name, int width, int height, byte[][] planes) {

	private static final Normalisation ROBUST = new Normalisation(0.1, 99.9);

	/**
	 * Reads the first plane of a file and cuts out its centre.
	 *
	 * @param channels 1 (colour becomes grey) or 3 (grey becomes three equal channels)
	 * @param size the greatest width and height that is kept, in pixels
	 */
	static EightBitImage read(final Path file, final int channels, final int size) throws IOException {
		final ImagePlus image = ImageFiles.read(file);
		final ImageProcessor whole = image.getProcessor();
		final int width = Math.min(size, whole.getWidth());
		final int height = Math.min(size, whole.getHeight());
		whole.setRoi((whole.getWidth() - width) / 2, (whole.getHeight() - height) / 2, width, height);
		final ImageProcessor part = whole.crop();
		final byte[][] planes = new byte[channels][];
		for (int c = 0; c < channels; c++)
			planes[c] = part.getNChannels() == 3 && channels == 3 ? (byte[]) part.toFloat(c, null).convertToByte(false)
				.getPixels() : grey(part);
		return new EightBitImage(file.getFileName().toString(), width, height, planes);
	}

	private static byte[] grey(final ImageProcessor part) {
		if (part.getBitDepth() == 8 || part.getBitDepth() == 24) //
			return (byte[]) part.convertToByte(false).getPixels();
		final float[] samples = (float[]) part.convertToFloatProcessor().getPixels();
		final Range range = ROBUST.range(samples, 1, Hole.none(part.getWidth(), part.getHeight()));
		final byte[] plane = new byte[samples.length];
		for (int i = 0; i < plane.length; i++) {
			final double share = (samples[i] - range.low()) / (range.high() - range.low());
			plane[i] = (byte) Math.round(255 * Math.max(0, Math.min(1, share)));
		}
		return plane;
	}

	/** Gets a copy whose hole is 0 in every channel, so that no method can see what it has to find. */
	EightBitImage without(final Hole hole) {
		final byte[][] known = new byte[planes.length][];
		for (int c = 0; c < planes.length; c++) {
			final byte[] plane = planes[c].clone();
			hole.forEachRun((y, from, to) -> java.util.Arrays.fill(plane, y * width + from, y * width + to, (byte) 0));
			known[c] = plane;
		}
		return new EightBitImage(name, width, height, known);
	}

	/** Gets a copy with other samples. */
	EightBitImage with(final byte[][] samples) {
		return new EightBitImage(name, width, height, samples);
	}

	/** Gets the samples as numbers from 0 to 255, axes C, H, W. */
	float[] samples() {
		final float[] samples = new float[planes.length * width * height];
		int i = 0;
		for (final byte[] plane : planes)
			for (final byte sample : plane)
				samples[i++] = sample & 0xff;
		return samples;
	}
}
