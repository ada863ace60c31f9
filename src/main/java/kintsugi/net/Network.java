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

	/**
	 * Predicts the whole image.
	 *
	 * @param image [N, C, H, W] in network space; what it holds under the hole has no effect
	 * @param mask [N, 1, H, W], 1 = valid, 0 = hole
	 * @return [N, C, H, W] in network space, of which only the hole samples are meant to be used
	 */
	<T> T forward(Ops<T> ops, T image, T mask);

	/** Tells whether a parameter belongs to the batch norm of the encoder, which a second stage may leave as it is. */
	default boolean inEncoderNorm(final Parameter parameter) {
		return parameter.name().startsWith("encoder.") && parameter.name().contains(".norm.");
	}
}
