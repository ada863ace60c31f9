package kintsugi.net;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** Makes networks from the settings that model files carry. */
public final class Networks {

	private Networks() {}

	/**
	 * Makes the network that {@link Network#architecture} and {@link Network#settings} describe.
	 *
	 * @throws IllegalArgumentException if the architecture is unknown or a setting is missing or wrong, naming it
	 */
	public static Network create(final String architecture, final Map<String, String> settings) {
		return switch (String.valueOf(architecture)) {
			case PConvUNet.ARCHITECTURE -> new PConvUNet(number(settings, "channels"), number(settings, "base_width"), //
				number(settings, "max_width"), number(settings, "levels"), base(settings), padding(settings));
			case GatedNetwork.ARCHITECTURE -> new GatedNetwork(number(settings, "channels"), number(settings, "width"), //
				number(settings, "attention"), base(settings), flag(String.valueOf(settings.get("sketch")), "sketch"), //
				flag(settings.getOrDefault("batch_norm", "false"), "batch_norm"), //
				flag(settings.getOrDefault("skips", "false"), "skips"));
			default -> throw unknown(architecture);
		};
	}

	/**
	 * Gets where an architecture comes from.
	 *
	 * @throws IllegalArgumentException if it is unknown
	 */
	public static Origin origin(final String architecture) {
		return switch (String.valueOf(architecture)) {
			case PConvUNet.ARCHITECTURE -> PConvUNet.ORIGIN;
			case GatedNetwork.ARCHITECTURE -> GatedNetwork.ORIGIN;
			default -> throw unknown(architecture);
		};
	}

	private static IllegalArgumentException unknown(final String architecture) {
		return new IllegalArgumentException("The architecture '" + architecture + "' is unknown; this version knows " +
			PConvUNet.ARCHITECTURE + " and " + GatedNetwork.ARCHITECTURE + ".");
	}

	/** Gets the padding; files from before there was a choice do not name it. */
	private static Padding padding(final Map<String, String> settings) {
		return choice(settings.getOrDefault("padding", "hole"), "padding", Padding.values());
	}

	private static Base base(final Map<String, String> settings) {
		return choice(String.valueOf(settings.get("base")), "base", Base.values());
	}

	private static <E extends Enum<E>> E choice(final String value, final String key, final E[] choices) {
		for (final E choice : choices)
			if (choice.name().toLowerCase(Locale.ROOT).equals(value)) return choice;
		throw new IllegalArgumentException("The network's setting '" + key + "' must be one of " + Arrays.stream(choices)
			.map(choice -> choice.name().toLowerCase(Locale.ROOT)).toList() + ", not " + value + ".");
	}

	private static boolean flag(final String value, final String key) {
		if (!value.equals("true") && !value.equals("false")) throw new IllegalArgumentException("The network's setting '" +
			key + "' must be true or false, not " + value + ".");
		return value.equals("true");
	}

	private static int number(final Map<String, String> settings, final String key) {
		final String value = settings.get(key);
		try {
			return Integer.parseInt(String.valueOf(value));
		}
		catch (final NumberFormatException e) {
			throw new IllegalArgumentException("The network's setting '" + key + "' must be a whole number, not " +
				value + ".", e);
		}
	}
}
