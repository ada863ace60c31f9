package kintsugi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads which names the documentation has for the options of repairs and searches. */
public final class OptionsPage {

	private static final Pattern NAME = Pattern.compile("`([^`]+)`");

	private OptionsPage() {}

	/** Gets the names in a column of the table, from 1. */
	public static Set<String> names(final int column) throws IOException {
		final Set<String> names = new TreeSet<>();
		for (final String line : Files.readAllLines(Path.of("src/doc/options.md"))) {
			// the first line is the header, whose names are those of commands
			final String[] cells = line.split("\\|", -1);
			if (cells.length <= column + 2 || cells[1].isBlank() || cells[1].startsWith("-")) continue;
			final Matcher matcher = NAME.matcher(cells[column + 1]);
			while (matcher.find())
				names.add(matcher.group(1));
		}
		return names;
	}
}
