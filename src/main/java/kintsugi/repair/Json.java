package kintsugi.repair;

import java.util.List;
import java.util.stream.Collectors;

/** Writes the few kinds of JSON values that a report holds, so that the core needs no JSON library. */
final class Json {

	private Json() {}

	/** Writes a string with its quotation marks, as RFC 8259 wants it. */
	static String quote(final String text) {
		final StringBuilder quoted = new StringBuilder("\"");
		for (final char c : text.toCharArray()) {
			if (c == '"' || c == '\\') quoted.append('\\').append(c);
			else if (c < 0x20) quoted.append(String.format("\\u%04x", (int) c));
			else quoted.append(c);
		}
		return quoted.append('"').toString();
	}

	/** Writes an array of strings on one line. */
	static String array(final List<String> texts) {
		return texts.stream().map(Json::quote).collect(Collectors.joining(", ", "[", "]"));
	}
}
