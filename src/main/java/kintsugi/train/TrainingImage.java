package kintsugi.train;

import kintsugi.hole.Hole;

/**
 * The samples of one image of a corpus, kept in the type that they came in.
 * <p>
 * Instances are immutable by convention: the arrays are not copied.
 * </p>
 */
public final class TrainingImage {

	private final int width;
	private final int height;
	private final int channels;
	private final Samples samples;
	private final Hole unknown;

	/** Reads a sample as an intensity; {@code index} is y * width + x. */
	@FunctionalInterface
	private interface Samples {

		float get(int channel, int index);
	}

	private TrainingImage(final int width, final int height, final int channels, final Samples samples,
		final Hole unknown)
	{
		this.width = width;
		this.height = height;
		this.channels = channels;
		this.samples = samples;
		this.unknown = unknown;
	}

	/** Wraps unsigned 8-bit planes, one a channel, row-major. */
	public static TrainingImage of(final int width, final int height, final byte[]... planes) {
		return new TrainingImage(width, height, planes.length, (c, i) -> planes[c][i] & 0xff, null);
	}

	/** Wraps unsigned 16-bit planes, one a channel, row-major. */
	public static TrainingImage of(final int width, final int height, final short[]... planes) {
		return new TrainingImage(width, height, planes.length, (c, i) -> planes[c][i] & 0xffff, null);
	}

	/** Wraps 32-bit planes, one a channel, row-major. */
	public static TrainingImage of(final int width, final int height, final float[]... planes) {
		return new TrainingImage(width, height, planes.length, (c, i) -> planes[c][i], null);
	}

	/**
	 * Gets the same image of which some pixels are unknown: they are holes to the network, and nothing is learnt from
	 * them.
	 *
	 * @throws IllegalArgumentException if the hole has another size
	 */
	public TrainingImage withUnknown(final Hole hole) {
		if (hole.width() != width || hole.height() != height) throw new IllegalArgumentException("The unknown pixels are " +
			"of " + hole.width() + "x" + hole.height() + " pixels, the image of " + width + "x" + height + ".");
		return new TrainingImage(width, height, channels, samples, hole.isEmpty() ? null : hole);
	}

	/** Tells whether some pixels are unknown. */
	public boolean hasUnknown() {
		return unknown != null;
	}

	/** Tells whether the intensity at a pixel is known. */
	public boolean isKnown(final int x, final int y) {
		return unknown == null || !unknown.isHole(x, y);
	}

	/** Gets the width in pixels. */
	public int width() {
		return width;
	}

	/** Gets the height in pixels. */
	public int height() {
		return height;
	}

	/** Gets the number of channels. */
	public int channels() {
		return channels;
	}

	/** Gets the intensity at a pixel. */
	public float get(final int channel, final int x, final int y) {
		return samples.get(channel, y * width + x);
	}
}
