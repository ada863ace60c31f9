package kintsugi.train.recipe;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what the user may have meant. */
final class Nearest {

	private Nearest() {}

	/** Gets the known name that is least different from a name, if it is not all too different. */
	static Optional<String> to(final String name, final Collection<String> known) {
		final int limit = Math.max(1, name.length() / 3);
		return known.stream().filter(other -> distance(name, other) <= limit) //
			.min(Comparator.comparingInt(other -> distance(name, other)));
	}

	/**
	 * Gets the end of a sentence about an unknown name: the one that may be meant, or all that are known, without a
	 * full stop.
	 */
	static String hint(final String name, final Collection<String> known) {
		return to(name, known).map(other -> "did you mean '" + other + "'?").orElse("known are " + String.join(", ",
			known));
	}

	/** Ends a sentence with a full stop unless it has an end. */
	static String sentence(final String text) {
		return text.endsWith(".") || text.endsWith("?") ? text : text + ".";
	}

	/** Counts the letters to insert, delete or replace (Levenshtein 1966). */
	private static int distance(final String a, final String b) {
		int[] row = new int[b.length() + 1];
		for (int j = 0; j <= b.length(); j++)
			row[j] = j;
		for (int i = 1; i <= a.length(); i++) {
			final int[] next = new int[b.length() + 1];
			next[0] = i;
			for (int j = 1; j <= b.length(); j++) {
				final int replaced = row[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
				next[j] = Math.min(replaced, 1 + Math.min(row[j], next[j - 1]));
			}
			row = next;
		}
		return row[b.length()];
	}
}
