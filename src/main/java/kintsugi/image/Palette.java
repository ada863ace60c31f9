package kintsugi.image;

import java.util.Arrays;

import ij.ImagePlus;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;
import kintsugi.hole.Hole;

/**
 * The colours of an indexed image, whose samples are numbers of colours and no intensities.
 * <p>
 * An 8-bit image with a colour lookup table may be either of two things. Mostly its samples are intensities and the
 * table paints them, as fluorescence in green or fire; then neighbouring entries have similar colours and the samples
 * are repaired. Or it is an indexed image (GIF, indexed PNG, labels), where a value between two samples means nothing;
 * then it is repaired in the colours that it shows, and each filled pixel takes the entry nearest to its colour. The
 * median step between the entries from the smallest to the largest sample in use tells them apart; of a virtual stack,
 * whose samples are not at hand, that of the whole table but for equal entries at its end.
 * </p>
 */
final class Palette {

	/** Painted intensities change by at most this much from one entry to the next, in any of the three colours. */
	private static final int SMOOTH_STEP = 8;

	private final int[] colours;

	private Palette(final int[] colours) {
		this.colours = colours;
	}

	/** Gets the colours of an image, or null if its samples are intensities. */
	static Palette of(final ImagePlus image) {
		// The type of the image does not tell: ImageJ leaves it when a table is set.
		if (image.getBitDepth() != 8 || image.isComposite() || !image.getProcessor().isColorLut()) return null;
		final int[] colours = colours(image.getProcessor().getLut());
		if (!hasLargeStep(colours)) return null;
		final int[] range = image.getStack().isVirtual() ? new int[] { 0, inUse(colours) } : range(image);
		return medianStep(colours, range[0], Math.min(range[1], colours.length - 1)) > SMOOTH_STEP ? //
			new Palette(colours) : null;
	}

	/** Tells whether a table is that of an indexed image if all of it is in use. */
	static boolean mayIndex(final LUT lut) {
		final int[] colours = colours(lut);
		boolean grey = true;
		for (final int colour : colours)
			grey &= (colour >> 16) == (colour & 0xff) && (colour >> 8 & 0xff) == (colour & 0xff);
		return !grey && medianStep(colours, 0, inUse(colours)) > SMOOTH_STEP;
	}

	private static int[] colours(final LUT lut) {
		final int[] colours = new int[lut.getMapSize()];
		for (int i = 0; i < colours.length; i++)
			colours[i] = lut.getRGB(i) & 0xffffff;
		return colours;
	}

	private static boolean hasLargeStep(final int[] colours) {
		for (int i = 1; i < colours.length; i++)
			if (step(colours[i - 1], colours[i]) > SMOOTH_STEP) return true;
		return false;
	}

	/** Gets the last entry that seems to be in use: tables of few colours end with many of one colour. */
	private static int inUse(final int[] colours) {
		int last = colours.length - 1;
		while (last > 0 && colours[last] == colours[last - 1])
			last--;
		return last;
	}

	/** Paints a plane in its colours. */
	ColorProcessor colours(final ImageProcessor indices) {
		final ColorProcessor rgb = new ColorProcessor(indices.getWidth(), indices.getHeight());
		for (int i = 0; i < rgb.getPixelCount(); i++)
			rgb.set(i, colours[Math.min(indices.get(i), colours.length - 1)]);
		return rgb;
	}

	/** Gives each hole pixel the entry nearest to its colour; of equally near ones the first. */
	void index(final ImageProcessor rgb, final Hole hole, final ImageProcessor indices) {
		hole.forEachRun((y, from, to) -> {
			for (int x = from; x < to; x++)
				indices.set(x, y, nearest(rgb.get(x, y)));
		});
	}

	private int nearest(final int rgb) {
		int best = 0;
		for (int i = 1; i < colours.length; i++)
			if (distance(rgb, colours[i]) < distance(rgb, colours[best])) best = i;
		return best;
	}

	private static int distance(final int a, final int b) {
		final int red = (a >> 16 & 0xff) - (b >> 16 & 0xff);
		final int green = (a >> 8 & 0xff) - (b >> 8 & 0xff);
		final int blue = (a & 0xff) - (b & 0xff);
		return red * red + green * green + blue * blue;
	}

	/** Finds the smallest and the largest sample of an image in memory. */
	private static int[] range(final ImagePlus image) {
		final int[] range = { 255, 0 };
		final Pixels pixels = new Pixels(image);
		for (int slice = 1; slice <= pixels.size() && (range[0] > 0 || range[1] < 255); slice++)
			widen(range, (byte[]) pixels.inMemory(slice));
		return range;
	}

	private static void widen(final int[] range, final byte[] plane) {
		int least = range[0];
		int most = range[1];
		for (final byte sample : plane) {
			least = Math.min(least, sample & 0xff);
			most = Math.max(most, sample & 0xff);
		}
		range[0] = least;
		range[1] = most;
	}

	private static int medianStep(final int[] colours, final int first, final int last) {
		if (first >= last) return 0;
		final int[] steps = new int[last - first];
		for (int i = 0; i < steps.length; i++)
			steps[i] = step(colours[first + i], colours[first + i + 1]);
		Arrays.sort(steps);
		return steps[steps.length / 2];
	}

	private static int step(final int a, final int b) {
		int step = 0;
		for (int shift = 0; shift <= 16; shift += 8)
			step = Math.max(step, Math.abs((a >> shift & 0xff) - (b >> shift & 0xff)));
		return step;
	}
}
