package kintsugi.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import ij.ImagePlus;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

import kintsugi.image.ImageFiles;

/** Makes image files for tests. */
record ImageFolder(Path path) {

	static final int WIDTH = 24;
	static final int HEIGHT = 18;

	/** Writes a 16-bit image that rises from left to right, 1000 + 100 x. */
	Path ramp(final String name) throws IOException {
		final ImageProcessor processor = new ShortProcessor(WIDTH, HEIGHT);
		for (int y = 0; y < HEIGHT; y++)
			for (int x = 0; x < WIDTH; x++)
				processor.set(x, y, 1000 + 100 * x);
		return write(name, processor);
	}

	/** Writes an RGB image of one colour, but for a black pixel in a corner. */
	Path colour(final String name, final int rgb) throws IOException {
		final ImageProcessor processor = new ColorProcessor(WIDTH, HEIGHT);
		for (int i = 1; i < WIDTH * HEIGHT; i++)
			processor.set(i, rgb);
		return write(name, processor);
	}

	/** Writes a mask of 0 with a 5x5 square of a value around (12, 9). */
	Path mask(final String name, final int value) throws IOException {
		return mask(name, value, WIDTH, HEIGHT);
	}

	/** Writes such a mask in another size. */
	Path mask(final String name, final int value, final int width, final int height) throws IOException {
		final ImageProcessor processor = new ByteProcessor(width, height);
		processor.setValue(value);
		processor.setRoi(10, 7, 5, 5);
		processor.fill();
		return write(name, processor);
	}

	/** Writes as many vertical lines of 5 pixels into such a mask's square, side by side. */
	Path lines(final String name, final int lines) throws IOException {
		final ImageProcessor processor = new ByteProcessor(WIDTH, HEIGHT);
		processor.setValue(255);
		processor.setRoi(10, 7, lines, 5);
		processor.fill();
		return write(name, processor);
	}

	/** Reads a file. */
	static ImageProcessor read(final Path file) throws IOException {
		return ImageFiles.read(file).getProcessor();
	}

	private Path write(final String name, final ImageProcessor processor) throws IOException {
		final Path file = path.resolve(name);
		Files.createDirectories(file.getParent());
		ImageFiles.write(new ImagePlus(name, processor), file);
		return file;
	}
}
