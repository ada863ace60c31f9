package kintsugi.metric;

import kintsugi.hole.Hole;

/**
 * Measures how close a repaired image is to the true one.
 * <p>
 * Images have the axes C, H, W, row-major. With a hole, only its pixels count, in every channel; with null in its place
 * all pixels do. All channels weigh the same.
 * </p>
 */
public final class Quality {

	private Quality() {}

	/**
	 * Gets the mean absolute difference, in the images' own unit.
	 *
	 * @throws IllegalArgumentException if the images differ in size, do not fit the hole, or the hole is empty
	 */
	public static double l1(final float[] image, final float[] truth, final Hole hole) {
		return mean(image, truth, hole, false);
	}

	/**
	 * Gets the mean squared difference, in the square of the images' own unit.
	 *
	 * @throws IllegalArgumentException as for {@link #l1}
	 */
	public static double meanSquaredError(final float[] image, final float[] truth, final Hole hole) {
		return mean(image, truth, hole, true);
	}

	/**
	 * Gets the peak signal-to-noise ratio in dB, 10 log10(range² / mean squared error); equal images have infinity.
	 *
	 * @param range the distance from the lowest to the highest possible value, such as 255
	 * @throws IllegalArgumentException as for {@link #l1}, or if the range is not above 0
	 */
	public static double psnr(final float[] image, final float[] truth, final double range, final Hole hole) {
		requireRange(range);
		return 10 * Math.log10(range * range / meanSquaredError(image, truth, hole));
	}

	/**
	 * Gets the mean structural similarity, at most 1 (Wang et al. 2004, equation 13), averaged over channels.
	 *
	 * @param range as for {@link #psnr}
	 * @throws IllegalArgumentException as for {@link #psnr}
	 * @see Ssim
	 */
	public static double ssim(final float[] image, final float[] truth, final int width, final int height,
		final double range, final Hole hole)
	{
		return ssims(image, truth, width, height, range, hole == null ? Hole.all(width, height) : hole)[0];
	}

	/**
	 * Gets the mean structural similarities of {@link #ssim} over several holes, for the price of the first.
	 *
	 * @param holes of which the first holds all pixels of the others
	 * @throws IllegalArgumentException as for {@link #ssim}
	 */
	public static double[] ssims(final float[] image, final float[] truth, final int width, final int height,
		final double range, final Hole... holes)
	{
		requireRange(range);
		final int size = width * height;
		requireSame(image, truth);
		if (size == 0 || image.length % size != 0) throw new IllegalArgumentException("Images of " + image.length +
			" samples cannot be " + width + "x" + height + " pixels.");
		for (final Hole hole : holes)
			requireFit(image, hole);
		final Ssim ssim = new Ssim(width, height, range);
		final int channels = image.length / size;
		final double[] means = new double[holes.length];
		for (int c = 0; c < channels; c++) {
			final double[] channel = ssim.means(image, truth, c * size, holes);
			for (int i = 0; i < means.length; i++)
				means[i] += channel[i] / channels;
		}
		return means;
	}

	private static double mean(final float[] image, final float[] truth, final Hole hole, final boolean squared) {
		requireSame(image, truth);
		if (hole == null) return sum(image, truth, 0, image.length, squared) / image.length;
		requireFit(image, hole);
		final int size = hole.width() * hole.height();
		final double[] sum = new double[1];
		for (int start = 0; start < image.length; start += size) {
			final int channel = start;
			hole.forEachRun((y, from, to) -> sum[0] += sum(image, truth, channel + y * hole.width() + from, //
				channel + y * hole.width() + to, squared));
		}
		return sum[0] / (hole.count() * (image.length / size));
	}

	private static double sum(final float[] a, final float[] b, final int from, final int to,
		final boolean squared)
	{
		double sum = 0;
		for (int i = from; i < to; i++) {
			final double difference = (double) a[i] - b[i];
			sum += squared ? difference * difference : Math.abs(difference);
		}
		return sum;
	}

	private static void requireRange(final double range) {
		if (!(range > 0)) throw new IllegalArgumentException("The range of values must be above 0, not " + range + ".");
	}

	private static void requireSame(final float[] image, final float[] truth) {
		if (image.length != truth.length || image.length == 0) throw new IllegalArgumentException(
			"Only images of the same size can be compared, not " + image.length + " with " + truth.length + " samples.");
	}

	private static void requireFit(final float[] image, final Hole hole) {
		final int size = hole.width() * hole.height();
		if (image.length % size != 0) throw new IllegalArgumentException("A hole in " + hole.width() + "x" +
			hole.height() + " pixels does not fit an image of " + image.length + " samples.");
		if (hole.isEmpty()) throw new IllegalArgumentException(
			"The hole is empty, so there is nothing to measure inside it.");
	}
}
