package kintsugi.ij1;

import java.math.BigDecimal;

import ij.Macro;
import ij.macro.Interpreter;

/**
 * The options of a macro's {@code run}, such as {@code "data=[/my images] steps=200"}.
 * <p>
 * A dialog would read them as well, but Fiji's dialog without a display takes the first item of a list for one that
 * is not in it, and has no fields for files.
 * </p>
 */
record MacroOptions(String text) {

	/** Gets the text of a key, or another text if the key is not there; {@code &name} is a variable of the macro. */
	String text(final String key, final String otherwise) {
		final String value = Macro.getValue(text + " ", key, otherwise);
		final Interpreter interpreter = Interpreter.getInstance();
		if (!value.startsWith("&") || interpreter == null) return value;
		final String name = value.substring(1);
		final String string = interpreter.getStringVariable(name);
		return string != null ? string : number(interpreter.getVariable(name), value);
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
			throw new IllegalArgumentException("The seed must be a whole number of at most 18 digits, not '" + text + "'.", e);
		}
	}

	/** Tells whether a word without a value is there; one in the brackets of another option is none. */
	boolean flag(final String key) {
		return (" " + text.replaceAll("\\[[^\\]]*\\]", "") + " ").contains(" " + key + " ");
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
