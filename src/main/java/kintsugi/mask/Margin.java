package kintsugi.mask;

/**
 * The margin of the border that tells holes with border contact from those without: 50 pixels of 512, scaled with the
 * image (Liu et al. 2018, section 4.1).
 */
public final class Margin {

	private static final double SHARE = 50.0 / 512;

	private Margin() {}

	/** Gets the margin in pixels, at least 1; a hole with a pixel nearer to the border than this has contact. */
	public static int of(final int width, final int height) {
		return Math.max(1, (int) Math.round(Math.min(width, height) * SHARE));
	}
}
