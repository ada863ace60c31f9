package kintsugi.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;

import kintsugi.image.ImageFiles;
import kintsugi.train.ImageReader;
import kintsugi.train.TrainingImage;

/**
 * Makes training images of what ImageJ opens: 8, 16 or 32 bits or RGB; each slice of a stack, and each channel of a
 * composite, is an image of its own.
 */
public final class TrainingImages implements ImageReader {

	@Override
	public List<TrainingImage> read(final Path file) throws IOException {
		return slices(ImageFiles.read(file));
	}

	/**
	 * Takes the slices of an image.
	 *
	 * @throws IOException if a sample is NaN or infinite
	 */
	public static List<TrainingImage> slices(final ImagePlus image) throws IOException {
		final ImageStack stack = image.getStack();
		final List<TrainingImage> slices = new ArrayList<>();
		for (int i = 1; i <= stack.size(); i++)
			slices.add(slice(stack.getProcessor(i)));
		return slices;
	}

	/**
	 * Takes a slice; its samples are not copied.
	 *
	 * @throws IOException if a sample is NaN or infinite
	 */
	public static TrainingImage slice(final ImageProcessor original) throws IOException {
		// the samples of an image with colours of its own are numbers of colours
		final ImageProcessor processor = original.isColorLut() ? original.convertToRGB() : original;
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
