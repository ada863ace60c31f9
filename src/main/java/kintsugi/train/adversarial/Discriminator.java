package kintsugi.train.adversarial;

import java.util.ArrayList;
import java.util.List;

import kintsugi.net.Ops;
import kintsugi.net.Parameter;

/**
 * SN-PatchGAN, the discriminator of Yu et al. 2018 (Free-Form Image Inpainting with Gated Convolution, section 3.2):
 * six convolutions of stride 2 with spectrally normalised weights, which tell for many overlapping patches, and in each
 * by many features, whether the image is real.
 * <p>
 * Between the layers is a LeakyReLU of slope 0.2. The last layer has none, unlike the published one's: its values are
 * scores with the hinge losses' margins at -1 and 1, and the slope would put the lower margin five times as far away as
 * the upper one, and reduce the pull on a generator that is found out to a fifth.
 * </p>
 * <p>
 * The one of the paper is {@code (3, false, 64, 256)}: 5,946,816 trained parameters.
 * </p>
 */
public final class Discriminator {

	/** What the names of all its parameters begin with. */
	public static final String PREFIX = "discriminator.";

	private static final int LAYERS = 6;
	private static final float SLOPE = 0.2f;

	private final List<SpectralConv> layers = new ArrayList<>();
	private final boolean sketched;

	/**
	 * Describes a discriminator.
	 *
	 * @param channels of the image
	 * @param sketched whether it sees the sketch, as the generator does
	 * @param baseWidth features of the first layer; they double from layer to layer
	 * @param maxWidth the most features of a layer
	 */
	public Discriminator(final int channels, final boolean sketched, final int baseWidth, final int maxWidth) {
		this.sketched = sketched;
		int in = channels + (sketched ? 2 : 1);
		for (int i = 0; i < LAYERS; i++) {
			final int out = (int) Math.min(maxWidth, (long) baseWidth << i);
			layers.add(SpectralConv.of(PREFIX + (i + 1), in, out));
			in = out;
		}
	}

	/** Gets all parameters in a fixed order, the singular vectors among them. */
	public List<Parameter> parameters() {
		return layers.stream().flatMap(layer -> layer.parameters().stream()).toList();
	}

	/** Gets the number of values that gradients train. */
	public long trainableSize() {
		return parameters().stream().filter(Parameter::trainable).mapToLong(Parameter::size).sum();
	}

	/** Gets how many values its layers give for an image of this side, which a training keeps for the gradient. */
	public long values(final int side) {
		long values = 0;
		int current = side;
		for (final SpectralConv layer : layers) {
			current = SpectralConv.halved(current);
			values += 2L * layer.outChannels() * current * current; // and as many behind the activation
		}
		return values;
	}

	/** Gets the layers. */
	List<SpectralConv> layers() {
		return List.copyOf(layers);
	}

	/** Tells whether it sees sketches. */
	public boolean sketched() {
		return sketched;
	}

	/**
	 * Scores images; a real one's should be above 1, another's below -1.
	 *
	 * @param image [N, C, H, W] in network space, whole
	 * @param hole [N, 1, H, W], 1 = hole
	 * @param sketch [N, 1, H, W], 1 on lines inside the hole; left out unless {@link #sketched}
	 * @return [N, K, H / 64, W / 64], rounded up: the scores of K features of each patch
	 */
	public <T> T scores(final Ops<T> ops, final T image, final T hole, final T sketch) {
		T x = ops.concat(sketched ? List.of(image, hole, sketch) : List.of(image, hole));
		for (int i = 0; i < layers.size(); i++) {
			if (i > 0) x = ops.leakyRelu(x, SLOPE);
			x = layers.get(i).forward(ops, x);
		}
		return x;
	}
}
