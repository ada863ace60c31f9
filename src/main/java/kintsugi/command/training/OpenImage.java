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
 * The planes of an open image as training images: one source for each slice and frame, with its channels as grey
 * images.
 * <p>
 * What is selected, and what is NaN or infinite, is unknown: nothing is learnt from it.
 * Planes in memory are copied, so that the image can be changed or closed while the training runs; those of a virtual
 * stack are read when they are needed.
 * </p>
 */
final class OpenImage {

	private OpenImage() {}

	/**
	 * All channels of a slice and frame; they stay together, as they show the same place.
	 *
	 * @param selected what is unknown
	 * @param channels make their images again each time or keep them
	 */
	private record Plane(String name, Hole selected, List<Reading> channels) implements ImageSource {

		/** With another selection a resumed run would learn from what it was not to see. */
		@Override
		public String identity() {
			return selected.isEmpty() ? name : name + " without " + selected.hashCode();
		}

		@Override
		public List<TrainingImage> read() throws IOException {
			final List<TrainingImage> images = new ArrayList<>();
			for (final Reading channel : channels)
				images.add(channel.read());
			return images;
		}
	}

	/** Makes the image of a channel. */
	@FunctionalInterface
	private interface Reading {

		TrainingImage read() throws IOException;
	}

	/**
	 * Takes the planes of an image; what is selected by an area is unknown.
	 *
	 * @throws IOException if one cannot be read
	 */
	static TrainingData data(final ImagePlus image) throws IOException {
		final Roi roi = image.getRoi();
		return data(image, roi == null || !roi.isArea() ? Hole.none(image.getWidth(), image.getHeight()) : //
			Holes.of(image, roi));
	}

	/**
	 * Takes the planes of an image.
	 *
	 * @param selected what is unknown in each plane
	 * @throws IOException if one cannot be read
	 */
	static TrainingData data(final ImagePlus image, final Hole selected) throws IOException {
		final ImageStack stack = image.getStack();
		// an image's channels are next to each other in its stack
		final int channels = image.getNChannels();
		final int count = stack.size() / channels;
		final List<ImageSource> planes = new ArrayList<>();
		for (int plane = 0; plane < count; plane++) {
			final List<Reading> readings = new ArrayList<>();
			for (int i = plane * channels + 1; i <= (plane + 1) * channels; i++)
				readings.add(stack.isVirtual() ? onDemand(stack, i, selected) : kept(stack, i, selected));
			planes.add(new Plane(count == 1 ? image.getTitle() : image.getTitle() + ", plane " + (plane + 1), selected, //
				readings));
		}
		return TrainingData.stack(image.getTitle(), planes);
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
