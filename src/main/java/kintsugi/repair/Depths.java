package kintsugi.repair;

import java.util.Arrays;

import kintsugi.hole.Box;
import kintsugi.hole.Hole;

/** Distances of hole pixels to the nearest valid pixel, in one part of an image. */
final class Depths {

	private static final float DIAGONAL = (float) Math.sqrt(2);

	private Depths() {}

	/**
	 * Measures the pixels of a box, along straight and diagonal steps of length 1 and √2 (Borgefors 1986).
	 *
	 * @param box not empty and within the image
	 * @param reach distances up to this one are right; longer ones are at least as long as this
	 * @return [H, W] of the box, 0 at valid pixels
	 */
	static float[] of(final Hole hole, final Box box, final int reach) {
		final Box around = box.grow(reach + 1).clip(hole.width(), hole.height());
		final int width = around.width();
		// a frame of one pixel that is far from everything spares the tests at the edges
		final int stride = width + 2;
		final float[] d = new float[stride * (around.height() + 2)];
		final float far = reach + 1;
		Arrays.fill(d, 0, stride, far);
		Arrays.fill(d, d.length - stride, d.length, far);
		for (int i = stride; i < d.length - stride; i += stride)
			d[i] = d[i + stride - 1] = far;
		hole.forEachRun(around, (y, from, to) -> {
			final int start = (y - around.y() + 1) * stride - around.x() + 1;
			Arrays.fill(d, start + from, start + to, far);
		});
		for (int row = stride + 1; row < d.length - stride; row += stride)
			for (int i = row; i < row + width; i++)
				if (d[i] > 0) d[i] = nearest(d[i], d[i - 1], d[i - stride], d[i - stride - 1], d[i - stride + 1]);
		for (int row = d.length - 2 * stride + 1; row > stride; row -= stride)
			for (int i = row + width - 1; i >= row; i--)
				if (d[i] > 0) d[i] = nearest(d[i], d[i + 1], d[i + stride], d[i + stride + 1], d[i + stride - 1]);
		final float[] result = new float[box.width() * box.height()];
		for (int y = 0; y < box.height(); y++)
			System.arraycopy(d, (box.y() - around.y() + y + 1) * stride + box.x() - around.x() + 1, result, y * box.width(),
				box.width());
		return result;
	}

	private static float nearest(final float own, final float beside, final float straight, final float one,
		final float other)
	{
		return Math.min(own, Math.min(Math.min(beside, straight) + 1, Math.min(one, other) + DIAGONAL));
	}
}
