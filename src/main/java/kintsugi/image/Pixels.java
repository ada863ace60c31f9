package kintsugi.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

/**
 * The samples of the slices of an image, as ImageJ's own arrays. It keeps hold of the stack, so that an image that is
 * closed meanwhile can still be read.
 */
final class Pixels {

	private final String title;
	private final ImageStack stack;
	/** The samples of an image that is no stack, or null. */
	private final Object single;
	private final int width;
	private final int height;
	private final int size;
	private final Class<?> type;

	/** Takes hold of an image, with an {@link IllegalArgumentException} if there is nothing in it. */
	Pixels(final ImagePlus image) {
		if (image == null || image.getWidth() == 0) throw new IllegalArgumentException("There is no image to repair.");
		title = image.getTitle();
		stack = image.getStack();
		size = image.getStackSize();
		single = size > 1 || stack.isVirtual() ? null : image.getProcessor().getPixels();
		width = image.getWidth();
		height = image.getHeight();
		type = switch (image.getBitDepth()) {
			case 8 -> byte[].class;
			case 16 -> short[].class;
			case 24 -> int[].class;
			default -> float[].class;
		};
	}

	/** Makes a processor of the samples of a plane. */
	static ImageProcessor processor(final Object samples, final int width, final int height) {
		if (samples instanceof byte[] bytes) return new ByteProcessor(width, height, bytes);
		if (samples instanceof short[] shorts) return new ShortProcessor(width, height, shorts, null);
		if (samples instanceof float[] floats) return new FloatProcessor(width, height, floats);
		return new ColorProcessor(width, height, (int[]) samples);
	}

	/** Gets the number of slices. */
	int size() {
		return size;
	}

	int width() {
		return width;
	}

	int height() {
		return height;
	}

	/** Tells whether each slice is read or computed anew whenever it is asked for. */
	boolean isVirtual() {
		return stack.isVirtual();
	}

	/** Gets the bytes that a plane takes in memory. */
	long planeBytes() {
		final long each = type == byte[].class ? 1 : type == short[].class ? 2 : 4;
		return each * width * height;
	}

	/** Gets the label of a slice, or null. */
	String label(final int slice) {
		return stack.getSliceLabel(slice);
	}

	/**
	 * Gets the samples of a slice: the image's own array, or a fresh one if its stack is virtual.
	 *
	 * @param slice from 1
	 * @throws IOException if they cannot be read, with a sentence for the user
	 */
	Object of(final int slice) throws IOException {
		final Object pixels = single != null ? single : stack.isVirtual() ? read(slice) : stack.getPixels(slice);
		if (pixels == null || pixels.getClass() != type || Array.getLength(pixels) != width * height)
			throw new IOException("Slice " + slice + " of \"" + title + "\" has another size or type than the stack. " +
				"Open its slices one by one, and convert them to one size and type.");
		return pixels;
	}

	/** Gets the samples of a slice of an image that is not virtual, whatever they are. */
	Object inMemory(final int slice) {
		return single != null ? single : stack.getPixels(slice);
	}

	private Object read(final int slice) throws IOException {
		final ImageProcessor plane;
		try {
			plane = stack.getProcessor(slice);
		}
		catch (final UncheckedIOException e) {
			throw new IOException(e.getMessage(), e);
		}
		catch (final RuntimeException e) {
			throw unreadable(slice, e);
		}
		if (plane == null) throw unreadable(slice, null);
		return plane.getPixels();
	}

	private IOException unreadable(final int slice, final RuntimeException cause) {
		final String reason = cause == null || cause.getMessage() == null ? "" : " (" + cause.getMessage() + ")";
		return new IOException("Slice " + slice + " of \"" + title + "\" cannot be read" + reason +
			"; its file may be damaged or gone. Close the image and open it anew.", cause);
	}
}
