package kintsugi.net;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import kintsugi.net.Parameter.Role;

/**
 * The generator of gated convolutions of Yu et al. 2018 (Free-Form Image Inpainting with Gated Convolution, figure 3),
 * in any width: a coarse network, whose prediction is put into the hole, and a refinement network with a dilated branch
 * and one with contextual attention.
 * <p>
 * The coarse network sees the image, a channel of ones (which tells where the image ends), the mask and, if it knows
 * sketches, the lines inside the hole; then the dilated branch sees mask and lines, too. The network of the paper is
 * {@code (3, 48, 2, NONE, false)}: 4,052,478 parameters.
 * </p>
 * <p>
 * With a base fill, which the lines of a sketch cut, both networks see it in the hole and predict what is to be added
 * to it; without, a hyperbolic tangent keeps both predictions in [-1, 1].
 * </p>
 */
public final class GatedNetwork implements Network {

	/** The architecture's name. */
	public static final String ARCHITECTURE = "gated-conv";

	static final Origin ORIGIN = new Origin("Yu et al. 2019, Free-Form Image Inpainting with Gated Convolution, ICCV",
		"10.48550/arXiv.1806.03589", "https://arxiv.org/abs/1806.03589", List.of("gated-convolution", "deepfillv2"));

	/** How often each of the two networks halves its input. */
	private static final int HALVINGS = 2;
	/** The levels of the base fill's pyramid. */
	private static final int FILL_LEVELS = 5;
	/** The most places that attention compares with each other: each array of pairs takes 256 MB then. */
	private static final long MOST_PLACES = 8192;
	/** The dilated layers reach 240 pixels far, of which the outer ones count little. */
	private static final int CONTEXT = 128;

	private final int channels;
	private final int width;
	private final int attention;
	private final Base base;
	private final boolean sketched;
	private final boolean normalised;
	private final boolean skips;
	private final GatedLayers coarse;
	private final GatedLayers dilated;
	private final GatedLayers before;
	private final ContextualAttention attending;
	private final GatedLayers after;
	private final GatedLayers joined;

	/**
	 * Describes a network.
	 *
	 * @param channels 1 or 3 image channels
	 * @param width channels of the first layer before its gate, a multiple of 4 up to 1024; deeper layers have up to four
	 *          times as many
	 * @param attention how far apart the places are that contextual attention compares, in samples at a quarter of the
	 *          image's scale: 2 as in the paper, 4 for a sixteenth of its cost, or 0 for a network without that branch
	 * @param base the fill that it corrects
	 * @param sketched whether it sees sketches
	 * @param normalised whether a batch norm follows each gate; the paper has none, and it wants many crops a step: with
	 *          four of 64 x 64 pixels its running statistics were of no use
	 * @param skips whether features of the full and the half scale are joined again on the way back to them, as in a
	 *          U-Net; the paper has no such shortcut, without which a network first learns for days to pass the image on
	 * @throws IllegalArgumentException if a setting is out of range, naming it
	 */
	public GatedNetwork(final int channels, final int width, final int attention, final Base base,
		final boolean sketched, final boolean normalised, final boolean skips)
	{
		require(channels == 1 || channels == 3, "channels must be 1 or 3", channels);
		require(width >= 4 && width <= 1024 && width % 4 == 0, "width must be a multiple of 4 up to 1024", width);
		require(attention == 0 || attention == 2 || attention == 4, "attention must be 0, 2 or 4", attention);
		this.channels = channels;
		this.width = width;
		this.attention = attention;
		this.base = base;
		this.sketched = sketched;
		this.normalised = normalised;
		this.skips = skips;

		coarse = new GatedLayers("coarse", channels + (sketched ? 3 : 2), normalised) //
			.add(width, 5).kept(skips).halved(2 * width).add(2 * width).kept(skips) //
			.halved(4 * width).add(4 * width).add(4 * width).dilated(4 * width).add(4 * width).add(4 * width);
		decode(coarse);
		dilated = new GatedLayers("refine.dilated", channels + (sketched ? 2 : 0), normalised) //
			.add(width, 5).kept(skips).halved(width).add(2 * width).kept(skips) //
			.halved(2 * width).add(4 * width).add(4 * width).dilated(4 * width);
		before = attention == 0 ? null : new GatedLayers("refine.attention", channels, normalised) //
			.add(width, 5).halved(width).add(2 * width).halved(4 * width).add(4 * width).add(4 * width);
		attending = attention == 0 ? null : new ContextualAttention(attention, ContextualAttention.SCALE);
		after = attention == 0 ? null : new GatedLayers("refine.attended", before.channels(), normalised) //
			.add(4 * width).add(4 * width);
		joined = new GatedLayers("refine", dilated.channels() + (attention == 0 ? 0 : after.channels()), normalised) //
			.joining(dilated).add(4 * width).add(4 * width);
		decode(joined);
	}

	/** Describes a network without batch norm and shortcuts, as that of the paper. */
	public GatedNetwork(final int channels, final int width, final int attention, final Base base,
		final boolean sketched)
	{
		this(channels, width, attention, base, sketched, false, false);
	}

	/** Describes the network of the paper: 3 channels, 4.05 million parameters. */
	public static GatedNetwork paper() {
		return new GatedNetwork(3, 48, 2, Base.NONE, false);
	}

	/** Adds the layers that bring features back to the image's scale and channels. */
	private void decode(final GatedLayers layers) {
		layers.doubled(2 * width).add(2 * width).doubled(width).add(skips ? width : width / 2);
		layers.out(channels, base == Base.NONE ? Role.WEIGHT : Role.ZERO_WEIGHT);
	}

	private static void require(final boolean condition, final String rule, final int value) {
		if (!condition) throw new IllegalArgumentException("The network's " + rule + ", not " + value + ".");
	}

	@Override
	public String architecture() {
		return ARCHITECTURE;
	}

	@Override
	public Map<String, String> settings() {
		final Map<String, String> settings = new LinkedHashMap<>();
		settings.put("channels", Integer.toString(channels));
		settings.put("width", Integer.toString(width));
		settings.put("attention", Integer.toString(attention));
		settings.put("base", base.name().toLowerCase(Locale.ROOT));
		settings.put("sketch", Boolean.toString(sketched));
		settings.put("batch_norm", Boolean.toString(normalised));
		settings.put("skips", Boolean.toString(skips));
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
		// attention needs two places each way
		return Math.max(2 * attention << HALVINGS, base == Base.NONE ? 1 << HALVINGS : 1 << FILL_LEVELS);
	}

	@Override
	public boolean sketched() {
		return sketched;
	}

	@Override
	public int context() {
		return CONTEXT;
	}

	@Override
	public long mostPixels() {
		final long apart = (long) attention << HALVINGS;
		return attention == 0 ? Long.MAX_VALUE : MOST_PLACES * apart * apart;
	}

	@Override
	public List<Parameter> parameters() {
		return layers().stream().flatMap(layers -> layers.parameters().stream()).toList();
	}

	private List<GatedLayers> layers() {
		return attention == 0 ? List.of(coarse, dilated, joined) : List.of(coarse, dilated, before, after, joined);
	}

	@Override
	public boolean inEncoderNorm(final Parameter parameter) {
		return layers().stream().anyMatch(layers -> layers.inNormBeforeDoubling(parameter));
	}

	@Override
	public <T> List<T> stages(final Ops<T> ops, final Inputs<T> inputs) {
		final T mask = inputs.mask();
		final T one = ops.constant(1);
		final T zero = ops.constant(0);
		final T none = ops.wherePositive(mask, zero, zero);
		final T lines = !sketched ? null : inputs.sketch() == null ? none : inputs.sketch();
		final T fill = base == Base.NONE ? null : ops.harmonicFill(inputs.image(), mask, lines, channels, FILL_LEVELS);
		// chosen, not multiplied, so that a NaN under the hole stays out
		final T seen = fill == null ? ops.wherePositive(mask, inputs.image(), zero) : fill;
		final List<T> guide = new ArrayList<>();
		if (sketched) guide.addAll(List.of(mask, ops.wherePositive(mask, zero, lines)));
		final List<T> input = new ArrayList<>(List.of(seen, ops.wherePositive(mask, one, one), mask));
		if (sketched) input.add(guide.get(1));
		final T first = predicted(ops, fill, coarse.forward(ops, ops.concat(input)));
		final T pasted = ops.wherePositive(mask, inputs.image(), first);
		return List.of(first, predicted(ops, fill, refine(ops, pasted, mask, guide)));
	}

	private <T> T refine(final Ops<T> ops, final T image, final T mask, final List<T> guide) {
		final Deque<T> features = new ArrayDeque<>();
		final List<T> input = new ArrayList<>(List.of(image));
		input.addAll(guide);
		final T dilation = dilated.forward(ops, guide.isEmpty() ? image : ops.concat(input), features);
		if (attention == 0) return joined.forward(ops, dilation, features);
		T valid = mask;
		for (int i = 0; i < HALVINGS; i++)
			valid = ops.averagePool(valid);
		// sums of ones are exact, so that a mean of 1 is one of valid pixels only
		valid = ops.wherePositive(ops.add(valid, ops.constant(-0.999f)), ops.constant(1), ops.constant(0));
		final T attended = after.forward(ops, attending.forward(ops, before.forward(ops, image), valid, before.channels()));
		return joined.forward(ops, ops.concat(List.of(dilation, attended)), features);
	}

	private static <T> T predicted(final Ops<T> ops, final T fill, final T output) {
		return fill == null ? ops.tanh(output) : ops.add(fill, output);
	}
}
