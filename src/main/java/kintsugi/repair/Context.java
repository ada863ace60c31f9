package kintsugi.repair;

import java.util.BitSet;
import java.util.List;

import kintsugi.hole.Box;
import kintsugi.hole.Hole;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * The samples of a window as they are in the image, with what can be used of them.
 *
 * @param window the window
 * @param samples [C, H, W] of the window's box, in intensities
 * @param channels C
 * @param missing the pixels of the box that are hole or hold NaN or an infinity in any channel, without those that a
 *          coarser scale has filled
 * @param depths [H, W] of the box, the distance to the nearest valid pixel; null where no coarser scale is of use
 * @param nonFinite whether a valid sample is NaN or infinite
 */
record Context(Window window, float[] samples, int channels, Hole missing, float[] depths, boolean nonFinite) {

	/**
	 * Reads a window.
	 *
	 * @param deep what a coarser scale has filled, or null
	 * @throws IllegalArgumentException if it is too large for an array, with a sentence for the user
	 */
	static <T extends RealType<T>> Context read(final Window window, final Hole hole,
		final List<? extends RandomAccessibleInterval<T>> channels, final DeepFill deep)
	{
		final Box box = window.box();
		final int size = length(1, box.width(), box.height());
		final float[] samples = new float[length(channels.size(), box.width(), box.height())];
		for (int channel = 0; channel < channels.size(); channel++)
			new Samples<>(channels.get(channel)).read(box, samples, channel * size);
		final Hole marked = hole.crop(box);
		final BitSet missing = marked.bits();
		final long holes = marked.count();
		for (int i = 0; i < samples.length; i++)
			if (!Float.isFinite(samples[i])) missing.set(i % size);
		final boolean nonFinite = missing.cardinality() > holes;
		final float[] depths = deep == null || holes == 0 ? null : deep.depths(box);
		if (depths != null) fill(deep, marked, box, depths, samples, missing);
		return new Context(window, samples, channels.size(), Hole.of(box.width(), box.height(), missing), depths,
			nonFinite);
	}

	/** Puts what a coarser scale has filled in the place of the hole. */
	private static void fill(final DeepFill deep, final Hole marked, final Box box, final float[] depths,
		final float[] samples, final BitSet missing)
	{
		final int size = depths.length;
		marked.forEachRun((y, from, to) -> {
			for (int x = from; x < to; x++) {
				final int i = y * box.width() + x;
				if (!deep.isContext(box.x() + x, box.y() + y, depths[i])) continue;
				missing.clear(i);
				for (int channel = 0; channel * size < samples.length; channel++)
					samples[channel * size + i] = deep.intensity(channel, box.x() + x, box.y() + y);
			}
		});
	}

	/** Gets C · H · W, if an array can be as long. */
	static int length(final int c, final int width, final int height) {
		final long length = (long) c * width * height;
		if (length > Integer.MAX_VALUE - 8) throw new IllegalArgumentException("The hole needs a window of " + width +
			" x " + height + " pixels, which is too large to be repaired at once; select a smaller part of it.");
		return (int) length;
	}
}
