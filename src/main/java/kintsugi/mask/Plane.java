package kintsugi.mask;

/**
 * A grey image: a frame of a movie, or a mask.
 *
 * @param width columns
 * @param height rows
 * @param samples grey values, row-major, of any range
 */
public record Plane(int width, int height, float[] samples) {

	/** Checks the size, with an {@link IllegalArgumentException} if the samples are not of that number. */
	public Plane {
		if (width < 1 || height < 1 || samples.length != (long) width * height) throw new IllegalArgumentException(
			"A plane of " + width + "x" + height + " pixels cannot have " + samples.length + " samples.");
	}
}
