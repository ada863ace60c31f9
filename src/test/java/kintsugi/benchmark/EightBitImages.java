package kintsugi.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import ij.process.ImageProcessor;

import kintsugi.evaluate.Depth;
import kintsugi.evaluate.WholeImage;
import kintsugi.evaluate.WholeImageReader;
import kintsugi.hole.Hole;
import kintsugi.image.ImageFiles;
import kintsugi.model.Normalisation;
import kintsugi.model.Normalisation.Range;

/**
 * Reads the first plane of image files as 8 bits, which is all that OpenCV fills; deeper images are mapped from their
 * robust range (0.1 to 99.9 %).
 *
 * @param channels 1 (colour becomes grey) or 3 (grey becomes three equal channels)
 */
record EightBitImages(int channels) implements WholeImageReader {

	private static final Normalisation ROBUST = new Normalisation(0.1, 99.9);

	@Override
	public List<WholeImage> read(final Path file, final int size) throws IOException {
		final ImageProcessor whole = ImageFiles.read(file).getProcessor();
		final int width = Math.min(size, whole.getWidth());
		final int height = Math.min(size, whole.getHeight());
		whole.setRoi((whole.getWidth() - width) / 2, (whole.getHeight() - height) / 2, width, height);
		final ImageProcessor part = whole.crop();
		final float[] samples = new float[channels * width * height];
		for (int c = 0; c < channels; c++) {
			final byte[] plane = part.getNChannels() == 3 && channels == 3 ? (byte[]) part.toFloat(c, null) //
				.convertToByte(false).getPixels() : grey(part);
			for (int i = 0; i < plane.length; i++)
				samples[c * plane.length + i] = plane[i] & 0xff;
		}
		return List.of(WholeImage.of(file.getFileName().toString(), width, height, channels, Depth.BITS_8, samples));
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
}
