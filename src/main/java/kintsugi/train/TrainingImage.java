package kintsugi.train;

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

	/** Reads a sample as an intensity; {@code index} is y * width + x. */
	@FunctionalInterface
	private interface Samples {

		float get(int channel, int index);
	}

	private TrainingImage(final int width, final int height, final int channels, final Samples samples) {
		this.width = width;
		this.height = height;
		this.channels = channels;
		this.samples = samples;
	}

	/** Wraps unsigned 8-bit planes, one a channel, row-major. */
	public static TrainingImage of(final int width, final int height, final byte[]... planes) {
		return new TrainingImage(width, height, planes.length, (c, i) -> planes[c][i] & 0xff);
	}

	/** Wraps unsigned 16-bit planes, one a channel, row-major. */
	public static TrainingImage of(final int width, final int height, final short[]... planes) {
		return new TrainingImage(width, height, planes.length, (c, i) -> planes[c][i] & 0xffff);
	}

	/** Wraps 32-bit planes, one a channel, row-major. */
	public static TrainingImage of(final int width, final int height, final float[]... planes) {
		return new TrainingImage(width, height, planes.length, (c, i) -> planes[c][i]);
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
