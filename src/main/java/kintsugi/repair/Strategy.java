package kintsugi.repair;

import java.util.Locale;

/** How a hole is divided for a method that sees a part of the image at a time. */
public enum Strategy {
	/** Chooses by the size of each hole, and says which and why. */
	AUTO,
	/** At full resolution only, in as many windows as it takes. */
	NATIVE,
	/** First at a reduced scale, then at full resolution with that as context. */
	COARSE_TO_FINE,
	/** The whole image in one window. */
	WHOLE;

	/**
	 * Gets the strategy of a name, in any case; nothing at all means {@link #AUTO}.
	 *
	 * @throws IllegalArgumentException if there is none, in a sentence that lists the names
	 */
	public static Strategy parse(final String name) {
		if (name == null || name.isBlank()) return AUTO;
		for (final Strategy strategy : values())
			if (strategy.toString().equals(name.strip().toLowerCase(Locale.ROOT))) return strategy;
		throw new IllegalArgumentException("The strategy '" + name +
			"' is unknown; choose auto, native, coarse-to-fine or whole.");
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}
}
