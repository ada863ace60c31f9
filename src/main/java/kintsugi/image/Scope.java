package kintsugi.image;

import java.util.Locale;

import ij.ImagePlus;

/** Which slices of a stack are repaired; the others are copied. */
public enum Scope {
	/** All of them. */
	STACK,
	/** Those of the current channel. */
	CHANNEL,
	/** The current one. */
	SLICE;

	/**
	 * Gets the scope of a name, in any case; nothing at all means {@link #STACK}.
	 *
	 * @throws IllegalArgumentException if there is none, in a sentence that lists the names
	 */
	public static Scope parse(final String name) {
		if (name == null || name.isBlank()) return STACK;
		for (final Scope scope : values())
			if (scope.toString().equals(name.strip().toLowerCase(Locale.ROOT))) return scope;
		throw new IllegalArgumentException("The scope '" + name + "' is unknown; choose stack, channel or slice.");
	}

	/** Tells whether a slice, from 1, belongs to it. */
	boolean contains(final ImagePlus image, final int slice) {
		return switch (this) {
			case STACK -> true;
			case CHANNEL -> image.convertIndexToPosition(slice)[0] == image.getC();
			case SLICE -> slice == image.getCurrentSlice();
		};
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}
}
