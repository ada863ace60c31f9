package kintsugi.ij1;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Splits the options of a macro into words, {@code key} or {@code key=value}, as ImageJ does: a value with blanks is in
 * brackets, which may be nested, or in single quotes.
 */
final class MacroParser {

	/** What a word without a value has as its value. */
	static final String NO_VALUE = null;

	private final String text;
	private final Map<String, String> values = new LinkedHashMap<>();
	private int position;

	private MacroParser(final String text) {
		this.text = text;
	}

	/**
	 * Gets the values by their keys, in the order of the text; of equal keys the first counts.
	 *
	 * @throws IllegalArgumentException if a bracket is not closed, with a sentence for the user
	 */
	static Map<String, String> parse(final String text) {
		final MacroParser parser = new MacroParser(text);
		while (parser.skipBlanks())
			parser.next();
		return parser.values;
	}

	private boolean skipBlanks() {
		while (position < text.length() && Character.isWhitespace(text.charAt(position)))
			position++;
		return position < text.length();
	}

	private void next() {
		final int end = endOfWord(position);
		final int equals = text.indexOf('=', position);
		final boolean isBare = equals < 0 || equals >= end;
		final String key = text.substring(position, isBare ? end : equals);
		position = isBare ? end : equals + 1;
		final String value = isBare ? NO_VALUE : value(key);
		if (!values.containsKey(key)) values.put(key, value);
	}

	private String value(final String key) {
		final int from = position;
		final boolean isBracket = text.startsWith("[", from);
		final int close = isBracket ? closingBracket(key) : text.startsWith("'", from) ? text.indexOf('\'', from + 1) : -1;
		position = close < 0 ? endOfWord(from) : close + 1;
		return close < 0 ? text.substring(from, position) : text.substring(from + 1, close);
	}

	private int closingBracket(final String key) {
		int open = 0;
		for (int i = position; i < text.length(); i++) {
			if (text.charAt(i) == '[') open++;
			if (text.charAt(i) == ']' && --open == 0) return i;
		}
		throw new IllegalArgumentException("The bracket after '" + key + "=' is not closed in the options '" + //
			text.strip() + "'. Add a ']' after the value.");
	}

	private int endOfWord(final int from) {
		int end = from;
		while (end < text.length() && !Character.isWhitespace(text.charAt(end)))
			end++;
		return end;
	}
}
