package kintsugi.ij1;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import ij.macro.Interpreter;

/**
 * The options of a macro's {@code run}, such as {@code "data=[/my images] steps=200"}.
 * <p>
 * A dialog would read them as well, but Fiji's dialog without a display takes the first item of a list for one that
 * is not in it, and has no fields for files.
 * </p>
 * <p>
 * What asks for options asks for all that it knows, whether they count or not, and then for {@link #checkAll()}.
 * </p>
 */
final class MacroOptions {

	private final Map<String, String> values;
	private final Set<String> known = new LinkedHashSet<>();

	/**
	 * Reads options.
	 *
	 * @throws IllegalArgumentException if they cannot be read, with a sentence for the user
	 */
	MacroOptions(final String text) {
		values = MacroParser.parse(text);
	}

	/**
	 * Checks that all options have been asked for: any other is unknown, or misspelled.
	 *
	 * @throws IllegalArgumentException if not, with a sentence for the user
	 */
	void checkAll() {
		for (final String key : values.keySet())
			if (!known.contains(key)) throw new IllegalArgumentException("There is no option '" + key + "' here, only " + //
				String.join(", ", known) + ". A value with blanks has brackets around it, as in key=[two words].");
	}

	/**
	 * Gets the text of a key, or another text if the key is not there; {@code &name} is a variable of the macro.
	 *
	 * @throws IllegalArgumentException if the key has no value, with a sentence for the user
	 */
	String text(final String key, final String otherwise) {
		known.add(key);
		if (!values.containsKey(key)) return otherwise;
		final String value = values.get(key);
		if (value == MacroParser.NO_VALUE) throw new IllegalArgumentException("The option '" + key + //
			"' has no value. Write it as " + key + "=value, without blanks around the sign.");
		final Interpreter interpreter = Interpreter.getInstance();
		if (!value.startsWith("&") || interpreter == null) return value;
		final String name = value.substring(1);
		final String string = interpreter.getStringVariable(name);
		return string != null ? string : number(interpreter.getVariable(name), value);
	}

	/** Gets the text of a key, or of the name that it had in earlier versions, or another text if neither is there. */
	String text(final String key, final String earlier, final String otherwise) {
		return text(values.containsKey(earlier) && !values.containsKey(key) ? earlier : key, otherwise);
	}

	private static String number(final double value, final String otherwise) {
		if (Double.isNaN(value)) return otherwise;
		return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
	}

	/**
	 * Gets the number of a key, or another if the key is not there.
	 *
	 * @throws IllegalArgumentException if it is no number, with a sentence for the user
	 */
	double number(final String key, final double otherwise) {
		final String value = text(key, Double.toString(otherwise));
		try {
			return Double.parseDouble(value);
		}
		catch (final NumberFormatException e) {
			throw new IllegalArgumentException("The option '" + key + "' must be a number, not '" + value + "'.", e);
		}
	}

	/**
	 * Gets the whole number of a key, or 0 if the key is not there.
	 *
	 * @throws IllegalArgumentException if it is no whole number, with a sentence for the user
	 */
	long count(final String key) {
		return whole(number(key, 0), key);
	}

	/**
	 * Gets the seed of a key: any whole number of 64 bits.
	 *
	 * @throws IllegalArgumentException if it is none, with a sentence for the user
	 */
	long seed(final String key, final long otherwise) {
		return seed(text(key, Long.toString(otherwise)));
	}

	/**
	 * Reads a seed; a macro may have written it as {@code 1.5E9}.
	 *
	 * @throws IllegalArgumentException if it is no whole number of 64 bits, with a sentence for the user
	 */
	static long seed(final String text) {
		try {
			return new BigDecimal(text.strip()).longValueExact();
		}
		catch (final NumberFormatException | ArithmeticException e) {
			throw new IllegalArgumentException("The seed must be a whole number of at most 18 digits, not '" + text + "'.",
				e);
		}
	}

	/**
	 * Tells whether a word is there, alone or as {@code key=true}; macros write true and false as 1 and 0. One in the
	 * brackets of another option is none.
	 *
	 * @throws IllegalArgumentException if it has another value, with a sentence for the user
	 */
	boolean flag(final String key) {
		known.add(key);
		if (!values.containsKey(key)) return false;
		final String value = values.get(key) == MacroParser.NO_VALUE ? "true" : text(key, "");
		return switch (value) {
			case "true", "1" -> true;
			case "false", "0" -> false;
			default -> throw new IllegalArgumentException("The option '" + key + "' is true or false, not '" + //
				value + "'. Write " + key + " alone, or leave it out.");
		};
	}

	/**
	 * Checks that a number is whole.
	 *
	 * @param what it is, for the sentence
	 * @throws IllegalArgumentException if not, with a sentence for the user
	 */
	static long whole(final double number, final String what) {
		if (number == Math.rint(number) && Math.abs(number) <= Integer.MAX_VALUE) return (long) number;
		throw new IllegalArgumentException("The number of " + what + " must be a whole number, not " +
			(Double.isNaN(number) ? "what was given" : Double.toString(number)) + ".");
	}
}
