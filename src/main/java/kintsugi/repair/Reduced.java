package kintsugi.repair;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

import kintsugi.hole.Box;
import kintsugi.hole.Hole;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * A part of an image at half its scale: each pixel is the mean of the valid samples of 2 x 2, and hole only where none
 * is, so that valid pixels that lie alone are not lost.
 *
 * @param region the part, at the image's scale, with even coordinates of its corner
 * @param channels the samples in intensities
 * @param hole the pixels that are hole, or have no finite sample in some channel
 * @param nonFinite whether there are pixels of the second kind
 */
record Reduced(Box region, List<Img<FloatType>> channels, Hole hole, boolean nonFinite) {

	private static final int BAND = 64;

	/** Reads and reduces a part, whose corner is moved to even coordinates, band by band. */
	static <T extends RealType<T>> Reduced read(final List<? extends RandomAccessibleInterval<T>> channels,
		final Hole hole, final Box part)
	{
		final int x = part.x() & ~1;
		final int y = part.y() & ~1;
		final Box region = new Box(x, y, part.right() - x, part.bottom() - y);
		final int width = (region.width() + 1) / 2;
		final int height = (region.height() + 1) / 2;
		final BitSet holes = new BitSet();
		final BitSet missing = new BitSet();
		final List<Img<FloatType>> reduced = new ArrayList<>();
		for (final RandomAccessibleInterval<T> channel : channels) {
			final float[] half = new float[Context.length(1, width, height)];
			final Samples<T> samples = new Samples<>(channel);
			for (int top = 0; top < region.height(); top += BAND) {
				final Box band = new Box(x, y + top, region.width(), Math.min(BAND, region.height() - top));
				reduce(samples, hole, band, half, top / 2 * width, holes, missing);
			}
			reduced.add(ArrayImgs.floats(half, width, height));
		}
		final int marked = holes.cardinality();
		holes.or(missing);
		return new Reduced(region, reduced, Hole.of(width, height, holes), holes.cardinality() > marked);
	}

	/** Gets the mean of a valid pixel. */
	float at(final int channel, final int x, final int y) {
		return ((float[]) PlaneArrays.of(channels.get(channel)))[y * hole.width() + x];
	}

	private static <T extends RealType<T>> void reduce(final Samples<T> samples, final Hole hole, final Box band,
		final float[] half, final int start, final BitSet holes, final BitSet missing)
	{
		final float[] values = new float[(int) band.area()];
		samples.read(band, values, 0);
		final float[] valid = hole.crop(band).validMask();
		final int width = (band.width() + 1) / 2;
		for (int row = 0; row < band.height(); row += 2)
			for (int column = 0; column < band.width(); column += 2) {
				final int target = start + row / 2 * width + column / 2;
				double sum = 0;
				int count = 0;
				int finite = 0;
				for (int i = row; i < Math.min(band.height(), row + 2); i++)
					for (int j = column; j < Math.min(band.width(), column + 2); j++) {
						final int at = i * band.width() + j;
						if (valid[at] == 0) continue;
						count++;
						if (!Float.isFinite(values[at])) continue;
						finite++;
						sum += values[at];
					}
				if (count == 0) holes.set(target);
				if (finite == 0) missing.set(target);
				half[target] = finite == 0 ? Float.NaN : (float) (sum / finite);
			}
	}
}
