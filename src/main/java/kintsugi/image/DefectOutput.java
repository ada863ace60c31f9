package kintsugi.image;

import java.util.Locale;

/** What becomes of the defects that are found. */
public enum DefectOutput {
	/** They are selected. */
	SELECTION,
	/** They are 255 in a mask, and all else is 0. */
	MASK,
	/** They are repaired in a copy. */
	REPAIR;

	/**
	 * Gets the output of a name, in any case.
	 *
	 * @throws IllegalArgumentException if there is none, in a sentence that lists the names
	 */
	public static DefectOutput parse(final String name) {
		for (final DefectOutput output : values())
			if (output.toString().equals(name.strip().toLowerCase(Locale.ROOT))) return output;
		throw new IllegalArgumentException("The result '" + name + "' is unknown; choose selection, mask or repair.");
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}
}
