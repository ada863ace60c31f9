package kintsugi.image.folder;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes and reads comma-separated values (RFC 4180). A text that a spreadsheet would take for a formula gets an
 * apostrophe in front, and so does one that begins with an apostrophe; reading takes it away.
 */
final class Csv {

	/** The first characters that make a spreadsheet program calculate, and the one that stops it. */
	private static final String FORMULA = "=+-@\t\r'";

	private Csv() {}

	/** Writes a record with its line end. */
	static String line(final List<String> cells) {
		return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
	}

	/** Reads all records that end with a line end; what a killed program left of another one is passed over. */
	static List<List<String>> read(final String text) {
		final List<List<String>> records = new ArrayList<>();
		List<String> record = new ArrayList<>();
		final StringBuilder cell = new StringBuilder();
		boolean quoted = false;
		for (int i = 0; i < text.length(); i++) {
			final char c = text.charAt(i);
			if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') cell.append(text.charAt(++i));
			else if (c == '"') quoted = !quoted;
			else if (quoted || c != ',' && c != '\n' && c != '\r') cell.append(c);
			else if (c != '\r') {
				record.add(value(cell.toString()));
				cell.setLength(0);
				if (c == ',') continue;
				records.add(record);
				record = new ArrayList<>();
			}
		}
		return records;
	}

	private static String cell(final String text) {
		final boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
		final String safe = formula ? "'" + text : text;
		return safe.matches("(?s).*[,\"\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
	}

	private static String value(final String cell) {
		final boolean guarded = cell.length() > 1 && cell.charAt(0) == '\'' && FORMULA.indexOf(cell.charAt(1)) >= 0;
		return guarded ? cell.substring(1) : cell;
	}
}
