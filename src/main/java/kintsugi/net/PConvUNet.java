package kintsugi.net;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import kintsugi.net.Parameter.Role;

/**
 * The partial-convolution U-Net of Liu et al. 2018 (table 2 of the supplement), in any size.
 * <p>
 * The encoder halves {@code levels} times with kernels 7, 5, 5, 3, ...; its widths double from {@code baseWidth} up to
 * {@code maxWidth}. The decoder doubles by repetition, joins the encoder's features and mask of the same scale, and
 * convolves 3x3; its last layer joins the input image. Batch norm everywhere but in the first and the last layer, ReLU
 * in the encoder, LeakyReLU(0.2) in the decoder. The paper's network is {@code (3, 64, 512, 8, NONE)}.
 * </p>
 * <p>
 * With a base fill no pixel inside the image is without a value, so all pixels count as valid, the encoder sees the
 * base and the mask as channels, and the last layer's output is added to the base. Outside the image stays a hole.
 * </p>
 */
public final class PConvUNet implements Network {

	/** The architecture's name. */
	public static final String ARCHITECTURE = "pconv-unet";

	static final Origin ORIGIN = new Origin(
		"Liu et al. 2018, Image Inpainting for Irregular Holes Using Partial Convolutions, ECCV",
		"10.1007/978-3-030-01252-6_6", "https://arxiv.org/abs/1804.07723", List.of("unet", "partial-convolution"));

	private static final float SLOPE = 0.2f;

	private final int channels;
	private final int baseWidth;
	private final int maxWidth;
	private final int levels;
	private final Base base;
	private final Padding padding;
	private final List<Layer> encoder = new ArrayList<>();
	private final List<Layer> decoder = new ArrayList<>();

	/** A convolution with the batch norm that follows it, or null. */
	private record Layer(PartialConv convolution, BatchNorm norm) {}

	/** Describes a network outside of which everything is a hole. */
	public PConvUNet(final int channels, final int baseWidth, final int maxWidth, final int levels,
		final Base base)
	{
		this(channels, baseWidth, maxWidth, levels, base, Padding.HOLE);
	}

	/**
	 * Describes a network.
	 *
	 * @param channels 1 or 3 image channels
	 * @param baseWidth channels of the first encoder layer
	 * @param maxWidth the most channels of any layer
	 * @param levels how often the encoder halves, 1 to 10
	 * @param base the fill that it corrects
	 * @param padding what its convolutions see outside of the image
	 * @throws IllegalArgumentException if a setting is out of range, naming it
	 */
	public PConvUNet(final int channels, final int baseWidth, final int maxWidth, final int levels,
		final Base base, final Padding padding)
	{
		require(channels == 1 || channels == 3, "channels must be 1 or 3", channels);
		require(baseWidth >= 1 && baseWidth <= 1024, "base width must be 1 to 1024", baseWidth);
		require(maxWidth >= baseWidth && maxWidth <= 4096, "max width must be the base width to 4096", maxWidth);
		require(levels >= 1 && levels <= 10, "levels must be 1 to 10", levels);
		this.channels = channels;
		this.baseWidth = baseWidth;
		this.maxWidth = maxWidth;
		this.levels = levels;
		this.base = base;
		this.padding = padding;

		final int inputs = base == Base.NONE ? channels : channels + 1;
		for (int i = 1; i <= levels; i++) {
			final int kernel = i == 1 ? 7 : i <= 3 ? 5 : 3;
			encoder.add(layer("encoder." + i, i == 1 ? inputs : width(i - 1), width(i), kernel, 2, i > 1, Role.WEIGHT));
		}
		for (int i = levels; i >= 1; i--) {
			final boolean last = i == 1;
			final int skip = last ? inputs : width(i - 1);
			final Role role = last && base != Base.NONE ? Role.ZERO_WEIGHT : Role.WEIGHT;
			decoder.add(layer("decoder." + i, width(i) + skip, last ? channels : width(i - 1), 3, 1, !last, role));
		}
	}

	/** Describes the network of the paper: 3 channels, 8 levels, 32.86 million parameters. */
	public static PConvUNet paper() {
		return new PConvUNet(3, 64, 512, 8, Base.NONE);
	}

	private Layer layer(final String name, final int in, final int out, final int kernel, final int stride,
		final boolean normalised, final Role role)
	{
		return new Layer(new PartialConv(name, in, out, kernel, stride, !normalised, role, padding), //
			normalised ? BatchNorm.of(name + ".norm", out) : null);
	}

	private static void require(final boolean condition, final String rule, final int value) {
		if (!condition) throw new IllegalArgumentException("The network's " + rule + ", not " + value + ".");
	}

	/** Gets the width of encoder layer i, from 1. */
	private int width(final int i) {
		return (int) Math.min(maxWidth, (long) baseWidth << i - 1);
	}

	@Override
	public String architecture() {
		return ARCHITECTURE;
	}

	@Override
	public Map<String, String> settings() {
		final Map<String, String> settings = new LinkedHashMap<>();
		settings.put("channels", Integer.toString(channels));
		settings.put("base_width", Integer.toString(baseWidth));
		settings.put("max_width", Integer.toString(maxWidth));
		settings.put("levels", Integer.toString(levels));
		settings.put("base", base.name().toLowerCase(Locale.ROOT));
		settings.put("padding", padding.name().toLowerCase(Locale.ROOT));
		return settings;
	}

	@Override
	public int channels() {
		return channels;
	}

	@Override
	public Base base() {
		return base;
	}

	@Override
	public int multiple() {
		// a bottleneck of one sample has no neighbour to mirror
		return padding == Padding.REFLECT ? 2 << levels : 1 << levels;
	}

	@Override
	public List<Parameter> parameters() {
		final List<Parameter> parameters = new ArrayList<>();
		for (final List<Layer> half : List.of(encoder, decoder))
			for (final Layer layer : half) {
				parameters.addAll(layer.convolution.parameters());
				if (layer.norm != null) parameters.addAll(layer.norm.parameters());
			}
		return parameters;
	}

	@Override
	public <T> List<T> stages(final Ops<T> ops, final Inputs<T> inputs) {
		return List.of(forward(ops, inputs.image(), inputs.mask()));
	}

	@Override
	public <T> T forward(final Ops<T> ops, final T image, final T mask) {
		if (base == Base.NONE) {
			// chosen, not multiplied, so that a NaN under the hole stays out
			return unet(ops, Masked.of(ops.wherePositive(mask, image, ops.constant(0)), mask, channels));
		}
		final T fill = ops.harmonicFill(image, mask, null, channels, levels);
		final T everywhere = ops.wherePositive(mask, ops.constant(1), ops.constant(1));
		final T residual = unet(ops, //
			new Masked<>(ops.concat(List.of(fill, mask)), everywhere, channels + 1, true));
		return ops.add(fill, residual);
	}

	private <T> T unet(final Ops<T> ops, final Masked<T> input) {
		final List<Masked<T>> skips = new ArrayList<>(List.of(input));
		Masked<T> x = input;
		for (final Layer layer : encoder) {
			x = normalise(ops, layer, layer.convolution.forward(ops, List.of(x)));
			x = x.with(ops.relu(x.features()));
			skips.add(x);
		}
		for (int i = 0; i < levels; i++) {
			final Layer layer = decoder.get(i);
			final Masked<T> skip = skips.get(levels - 1 - i);
			x = normalise(ops, layer, layer.convolution.forwardDoubled(ops, x, skip));
			if (i < levels - 1) x = x.with(ops.leakyRelu(x.features(), SLOPE));
		}
		return x.features();
	}

	private static <T> Masked<T> normalise(final Ops<T> ops, final Layer layer, final Masked<T> x) {
		return layer.norm == null ? x : x.with(ops.batchNorm(x.features(), layer.norm));
	}

	@Override
	public boolean inEncoderNorm(final Parameter parameter) {
		return parameter.name().startsWith("encoder.") && parameter.name().contains(".norm.");
	}
}
