package kintsugi.net;

/**
 * What a network sees of an image.
 *
 * @param image [N, C, H, W] in network space; what it holds under the hole has no effect
 * @param mask [N, 1, H, W], 1 = valid, 0 = hole
 * @param sketch [N, 1, H, W], 1 on lines that guide the repair; null for none, and what it holds outside of the hole
 *          has no effect
 * @param <T> a value of the back end
 */
public record Inputs<T>(T image, T mask, T sketch) {

	/** Makes inputs without a sketch. */
	public static <T> Inputs<T> of(final T image, final T mask) {
		return new Inputs<>(image, mask, null);
	}
}
