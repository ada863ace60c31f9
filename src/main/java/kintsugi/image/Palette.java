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
 * median step between the entries from the smallest to the largest sample in use tells them apart.
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
		final LUT lut = image.getProcessor().getLut();
		final int[] colours = new int[lut.getMapSize()];
		for (int i = 0; i < colours.length; i++)
			colours[i] = lut.getRGB(i) & 0xffffff;
		final int[] range = range(image);
		return medianStep(colours, range[0], Math.min(range[1], colours.length - 1)) > SMOOTH_STEP ? //
			new Palette(colours) : null;
	}

	/** Tells whether a table is that of an indexed image if all of it is in use. */
	static boolean mayIndex(final LUT lut) {
		final int[] colours = new int[lut.getMapSize()];
		boolean grey = true;
		for (int i = 0; i < colours.length; i++) {
			colours[i] = lut.getRGB(i) & 0xffffff;
			grey &= (colours[i] >> 16) == (colours[i] & 0xff) && (colours[i] >> 8 & 0xff) == (colours[i] & 0xff);
		}
		return !grey && medianStep(colours, 0, colours.length - 1) > SMOOTH_STEP;
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

	/** Finds the smallest and the largest sample; of a virtual stack only in the slice that is in memory. */
	private static int[] range(final ImagePlus image) {
		final int[] range = { 255, 0 };
		if (image.getStack().isVirtual()) widen(range, image.getProcessor());
		else for (int slice = 1; slice <= image.getStackSize(); slice++)
			widen(range, ImageLike.plane(image, slice));
		return range;
	}

	private static void widen(final int[] range, final ImageProcessor plane) {
		for (int i = 0; i < plane.getPixelCount(); i++) {
			range[0] = Math.min(range[0], plane.get(i));
			range[1] = Math.max(range[1], plane.get(i));
		}
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
