package kintsugi.command;

import java.io.IOException;
import java.nio.file.Path;

import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;

import kintsugi.image.ImageFiles;
import kintsugi.train.ImageReader;
import kintsugi.train.TrainingImage;

/** Reads training images with ImageJ: whatever it opens, in 8, 16 or 32 bits or RGB; of stacks, the first slice. */
public final class TrainingImages implements ImageReader {

	@Override
	public TrainingImage read(final Path file) throws IOException {
		final ImageProcessor read = ImageFiles.read(file).getProcessor();
		// the samples of an image with colours of its own are numbers of colours
		final ImageProcessor processor = read.isColorLut() ? read.convertToRGB() : read;
		final int width = processor.getWidth();
		final int height = processor.getHeight();
		if (processor instanceof ColorProcessor color) return TrainingImage.of(width, height, color.getChannel(1),
			color.getChannel(2), color.getChannel(3));
		if (processor.getPixels() instanceof byte[] samples) return TrainingImage.of(width, height, samples);
		if (processor.getPixels() instanceof short[] samples) return TrainingImage.of(width, height, samples);
		final float[] samples = (float[]) ((FloatProcessor) processor).getPixels();
		for (final float sample : samples)
			if (!Float.isFinite(sample)) throw new IOException("it has samples that are NaN or infinite");
		return TrainingImage.of(width, height, samples);
	}
}
