package kintsugi.metric;

import java.util.stream.Stream;

import kintsugi.hole.Box;
import kintsugi.hole.Hole;

/**
 * The structural similarity of Wang et al. 2004 (equation 13, C1 = (0.01 range)², C2 = (0.03 range)²) with their 11x11
 * Gaussian window of sigma 1.5, of one channel.
 * <p>
 * At the border the window is cut and its weights are scaled to sum to 1, so that every pixel has a value; the paper
 * leaves those pixels out.
 * </p>
 */
final class Ssim {

	private static final int RADIUS = 5;
	private static final double[] WINDOW = window(1.5);

	private final int width;
	private final int height;
	private final double c1;
	private final double c2;

	/** Prepares for images of a size and a range of values. */
	Ssim(final int width, final int height, final double range) {
		this.width = width;
		this.height = height;
		this.c1 = 0.01 * range * 0.01 * range;
		this.c2 = 0.03 * range * 0.03 * range;
	}

	/**
	 * Gets the means over the pixels of holes, of the channel that begins at sample {@code start} of both images.
	 *
	 * @param holes of which the first holds all pixels of the others
	 */
	double[] means(final float[] a, final float[] b, final int start, final Hole... holes) {
		// only the part that the holes' windows see is computed
		final Box inner = holes[0].bounds().orElseThrow();
		final Box outer = inner.grow(RADIUS).clip(width, height);
		final int w = outer.width();
		final double[][] maps = new double[5][w * outer.height()];
		for (int y = 0; y < outer.height(); y++)
			for (int x = 0; x < w; x++) {
				final int from = start + (outer.y() + y) * width + outer.x() + x;
				final int to = y * w + x;
				maps[0][to] = a[from];
				maps[1][to] = b[from];
				maps[2][to] = (double) a[from] * a[from];
				maps[3][to] = (double) b[from] * b[from];
				maps[4][to] = (double) a[from] * b[from];
			}
		// a cut by the part's own edge differs from one by the image's, but not where the hole is
		for (int i = 0; i < maps.length; i++)
			maps[i] = blur(maps[i], w, outer.height());
		return Stream.of(holes).mapToDouble(hole -> mean(hole, maps, outer)).toArray();
	}

	private double mean(final Hole hole, final double[][] maps, final Box outer) {
		final double[] sum = new double[1];
		hole.forEachRun((y, left, right) -> {
			for (int x = left; x < right; x++)
				sum[0] += at(maps, (y - outer.y()) * outer.width() + x - outer.x());
		});
		return sum[0] / hole.count();
	}

	private double at(final double[][] maps, final int i) {
		final double meanA = maps[0][i];
		final double meanB = maps[1][i];
		final double varianceA = maps[2][i] - meanA * meanA;
		final double varianceB = maps[3][i] - meanB * meanB;
		final double covariance = maps[4][i] - meanA * meanB;
		return (2 * meanA * meanB + c1) * (2 * covariance + c2) / //
			((meanA * meanA + meanB * meanB + c1) * (varianceA + varianceB + c2));
	}

	private static double[] blur(final double[] map, final int w, final int h) {
		final double[] rows = new double[map.length];
		for (int y = 0; y < h; y++)
			for (int x = 0; x < w; x++)
				rows[y * w + x] = weighted(map, y * w, 1, x, w);
		final double[] both = new double[map.length];
		for (int y = 0; y < h; y++)
			for (int x = 0; x < w; x++)
				both[y * w + x] = weighted(rows, x, w, y, h);
		return both;
	}

	private static double weighted(final double[] map, final int start, final int step, final int centre,
		final int length)
	{
		final int from = Math.max(0, centre - RADIUS);
		final int to = Math.min(length - 1, centre + RADIUS);
		double sum = 0;
		double weights = 0;
		for (int i = from; i <= to; i++) {
			final double weight = WINDOW[i - centre + RADIUS];
			sum += weight * map[start + i * step];
			weights += weight;
		}
		return sum / weights;
	}

	private static double[] window(final double sigma) {
		final double[] window = new double[2 * RADIUS + 1];
		for (int i = 0; i < window.length; i++)
			window[i] = Math.exp(-(i - RADIUS) * (i - RADIUS) / (2 * sigma * sigma));
		return window;
	}
}
