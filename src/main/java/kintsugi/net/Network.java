package kintsugi.net;

import java.util.List;
import java.util.Map;

/**
 * A network that fills holes: its parameters and its one {@code forward}, free of any back end.
 * <p>
 * Images come in network space: the window's robust range of valid intensities is mapped to [-1, 1] (values beyond it
 * are not clipped), hole samples are 0.
 * </p>
 */
public interface Network {

	/** Gets the name of the architecture, such as {@code pconv-unet}. */
	String architecture();

	/** Gets the settings from which {@link Networks#create} makes the same network again. */
	Map<String, String> settings();

	/** Gets the number of image channels, 1 or 3. */
	int channels();

	/** Gets the number that H and W of the input must be multiples of. */
	int multiple();

	/** Gets all parameters in a fixed order. */
	List<Parameter> parameters();

	/** Gets the fill whose error it predicts, and to which it comes back where it knows nothing. */
	default Base base() {
		return Base.NONE;
	}

	/** Tells whether it sees a sketch, lines inside the hole that guide what it predicts. */
	default boolean sketched() {
		return false;
	}

	/** Gets how many pixels of the image around a hole its prediction needs. */
	default int context() {
		return multiple() / 2;
	}

	/**
	 * Gets the most pixels of an image, H · W, that it can take at once; beyond it the memory grows faster than the
	 * image. Of several images at once this is the most that they have together: n images take no more memory than one of
	 * n times the pixels.
	 */
	default long mostPixels() {
		return Long.MAX_VALUE;
	}

	/**
	 * Predicts the whole image, in one stage or in several of which each corrects the one before.
	 *
	 * @param inputs the image, its mask and, where {@link #sketched}, maybe a sketch
	 * @return the predictions of the stages, [N, C, H, W] each, in network space, of which only the hole samples are
	 *         meant to be used; the last is the network's
	 */
	<T> List<T> stages(Ops<T> ops, Inputs<T> inputs);

	/** Predicts the whole image: the last of {@link #stages}. */
	default <T> T forward(final Ops<T> ops, final Inputs<T> inputs) {
		final List<T> stages = stages(ops, inputs);
		return stages.get(stages.size() - 1);
	}

	/** Predicts the whole image without a sketch. */
	default <T> T forward(final Ops<T> ops, final T image, final T mask) {
		return forward(ops, Inputs.of(image, mask));
	}

	/**
	 * Tells whether a parameter belongs to a batch norm before the decoder, which a second stage may leave as it is; a
	 * network without batch norm has none.
	 */
	default boolean inEncoderNorm(final Parameter parameter) {
		return false;
	}
}
