package kintsugi.mask;

import java.util.List;
import java.util.Locale;

/**
 * A setting that a family of holes has: its name, what it may be and what it is unless it is given.
 *
 * @param name lower-case words joined by hyphens
 * @param initial the value unless it is given
 * @param kind what its values are
 * @param least the smallest number that is allowed; of no meaning for words
 * @param most the largest number that is allowed; of no meaning for words
 * @param words the words that are allowed; empty for numbers and free text
 */
public record Setting(String name, String initial, Kind kind, double least, double most, List<String> words) {

	/** What the values of a setting are. */
	public enum Kind {
			/** Whole numbers. */
			WHOLE,
			/** Numbers. */
			DECIMAL,
			/** One of a few words. */
			WORD,
			/** Any text, such as a path; may be empty. */
			TEXT
	}

	/** Copies the words. */
	public Setting {
		words = List.copyOf(words);
	}

	/** Makes a setting of whole numbers, limits included. */
	public static Setting whole(final String name, final int initial, final int least, final int most) {
		return new Setting(name, Integer.toString(initial), Kind.WHOLE, least, most, List.of());
	}

	/** Makes a setting of numbers, limits included. */
	public static Setting decimal(final String name, final double initial, final double least, final double most) {
		return new Setting(name, text(initial), Kind.DECIMAL, least, most, List.of());
	}

	/** Makes a setting of one of a few words; the first is the initial one. */
	public static Setting word(final String name, final String... words) {
		return new Setting(name, words[0], Kind.WORD, 0, 0, List.of(words));
	}

	/** Makes a setting of free text. */
	public static Setting text(final String name, final String initial) {
		return new Setting(name, initial, Kind.TEXT, 0, 0, List.of());
	}

	/** Says what is allowed, such as {@code a whole number from 1 to 4096}. */
	public String allowed() {
		return switch (kind) {
			case WHOLE -> "a whole number from " + text(least) + " to " + text(most);
			case DECIMAL -> "a number from " + text(least) + " to " + text(most);
			case WORD -> "one of " + String.join(", ", words);
			case TEXT -> "a text of one line";
		};
	}

	/** Tells whether a value is allowed. */
	public boolean allows(final String value) {
		return switch (kind) {
			case WHOLE -> value.matches("[+-]?\\d{1,9}") && isBetween(Double.parseDouble(value));
			case DECIMAL -> isNumber(value) && isBetween(Double.parseDouble(value));
			case WORD -> words.contains(value.toLowerCase(Locale.ROOT));
			case TEXT -> value.chars().noneMatch(Character::isISOControl);
		};
	}

	private boolean isBetween(final double number) {
		return number >= least && number <= most;
	}

	/** The JDK's parser would also take type letters and hexadecimal digits. */
	private static boolean isNumber(final String value) {
		return value.matches("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");
	}

	/** Gets a number without a needless fraction. */
	static String text(final double number) {
		return number == Math.rint(number) && Math.abs(number) < 1e9 ? Long.toString((long) number) : //
			Double.toString(number);
	}
}
