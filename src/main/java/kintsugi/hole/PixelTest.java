package kintsugi.hole;

/** A question about one pixel, answered by its position. */
@FunctionalInterface
public interface PixelTest {

	/** Tells whether the pixel in column {@code x} and row {@code y} has the property asked for. */
	boolean test(int x, int y);
}
