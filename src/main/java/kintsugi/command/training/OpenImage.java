package kintsugi.command.training;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Roi;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import kintsugi.command.TrainingImages;
import kintsugi.hole.Hole;
import kintsugi.image.Holes;
import kintsugi.train.ImageSource;
import kintsugi.train.TrainingData;
import kintsugi.train.TrainingImage;

/**
 * The slices of an open image as training images; the channels of a composite are grey images of their own.
 * <p>
 * What is selected, and what is NaN or infinite, is unknown: nothing is learnt from it.
 * Slices in memory are copied, so that the image can be changed or closed while the training runs; those of a virtual
 * stack are read when they are needed.
 * </p>
 */
final class OpenImage {

	private OpenImage() {}

	/** A slice; {@code reading} makes it again each time or keeps it. */
	private record Slice(String name, Reading reading) implements ImageSource {

		@Override
		public List<TrainingImage> read() throws IOException {
			return List.of(reading.read());
		}
	}

	/** Makes the image of a slice. */
	@FunctionalInterface
	private interface Reading {

		TrainingImage read() throws IOException;
	}

	/**
	 * Takes the slices of an image; what is selected by an area is unknown.
	 *
	 * @throws IOException if one cannot be read
	 */
	static TrainingData data(final ImagePlus image) throws IOException {
		final Roi roi = image.getRoi();
		return data(image, roi == null || !roi.isArea() ? Hole.none(image.getWidth(), image.getHeight()) : //
			Holes.of(image, roi));
	}

	/**
	 * Takes the slices of an image.
	 *
	 * @param selected what is unknown in each slice
	 * @throws IOException if one cannot be read
	 */
	static TrainingData data(final ImagePlus image, final Hole selected) throws IOException {
		final ImageStack stack = image.getStack();
		final List<ImageSource> slices = new ArrayList<>();
		for (int i = 1; i <= stack.size(); i++) {
			final String name = stack.size() == 1 ? image.getTitle() : image.getTitle() + ", slice " + i;
			slices.add(new Slice(name, stack.isVirtual() ? onDemand(stack, i, selected) : kept(stack, i, selected)));
		}
		return new TrainingData(image.getTitle(), "", slices);
	}

	private static Reading kept(final ImageStack stack, final int slice, final Hole selected) throws IOException {
		final TrainingImage image = read(stack.getProcessor(slice).duplicate(), selected);
		return () -> image;
	}

	private static Reading onDemand(final ImageStack stack, final int slice, final Hole selected) {
		return () -> {
			final ImageProcessor processor;
			// the stack's reader is not made for several threads
			synchronized (stack) {
				processor = stack.getProcessor(slice);
			}
			if (processor == null) throw new IOException("the stack cannot be read there");
			return read(processor, selected);
		};
	}

	private static TrainingImage read(final ImageProcessor processor, final Hole selected) throws IOException {
		Hole unknown = selected;
		if (processor instanceof FloatProcessor floats) {
			unknown = selected.union(Hole.where(floats.getWidth(), floats.getHeight(), //
				(x, y) -> !Float.isFinite(floats.getf(x, y))));
			unknown.forEachRun((y, from, to) -> {
				for (int x = from; x < to; x++)
					floats.setf(x, y, 0);
			});
		}
		return TrainingImages.slice(processor).withUnknown(unknown);
	}
}
