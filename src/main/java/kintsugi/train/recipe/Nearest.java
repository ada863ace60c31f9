package kintsugi.train.recipe;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what the user may have meant. */
final class Nearest {

	/** No longer name is compared: none of ours is, and a text of thousands of letters would take long. */
	private static final int LONGEST = 60;

	private Nearest() {}

	/** Gets the known name that is least different from a name, if it is not all too different. */
	static Optional<String> to(final String name, final Collection<String> known) {
		final int limit = Math.max(1, name.length() / 3);
		if (name.length() > LONGEST) return Optional.empty();
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

	/** Counts the letters to insert, delete, replace or exchange with their neighbour (optimal string alignment). */
	private static int distance(final String a, final String b) {
		final int[][] counts = new int[a.length() + 1][b.length() + 1];
		for (int i = 0; i <= a.length(); i++)
			for (int j = 0; j <= b.length(); j++) {
				if (i == 0 || j == 0) {
					counts[i][j] = i + j;
					continue;
				}
				final int replaced = counts[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
				counts[i][j] = Math.min(replaced, 1 + Math.min(counts[i - 1][j], counts[i][j - 1]));
				final boolean exchanged = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && //
					a.charAt(i - 2) == b.charAt(j - 1);
				if (exchanged) counts[i][j] = Math.min(counts[i][j], counts[i - 2][j - 2] + 1);
			}
		return counts[a.length()][b.length()];
	}
}
