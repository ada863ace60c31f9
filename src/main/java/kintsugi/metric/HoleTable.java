package kintsugi.metric;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

import kintsugi.hole.RatioBin;

/** A table of mean values with a row for each class of holes and a column for each method, and their mean below. */
public final class HoleTable {

	/** The label of the row of means over all classes. */
	public static final String ALL = "all";

	private final String title;
	private final boolean highIsGood;
	private final int decimals;
	private final List<String> rows;
	private final Map<String, Map<String, Mean>> columns = new LinkedHashMap<>();

	private static final class Mean {

		private double sum;
		private long count;
	}

	/**
	 * Makes an empty table with a row for each ratio bin of the paper and for each extra class.
	 *
	 * @param title what the values are and their unit, such as {@code PSNR (dB)}
	 * @param highIsGood whether the best value of a row is its highest
	 * @param decimals digits after the point in the text forms
	 * @param extraRows labels of further classes, such as {@code thin defects}
	 */
	public HoleTable(final String title, final boolean highIsGood, final int decimals, final String... extraRows) {
		this.title = title;
		this.highIsGood = highIsGood;
		this.decimals = decimals;
		this.rows = Stream.concat(Stream.of(RatioBin.values()).map(RatioBin::label), Stream.of(extraRows)).toList();
	}

	/** Gets what the values are. */
	public String title() {
		return title;
	}

	/** Gets the labels of the classes, without the row of means. */
	public List<String> rows() {
		return rows;
	}

	/** Gets the labels of the methods, in the order in which they came. */
	public List<String> columns() {
		return List.copyOf(columns.keySet());
	}

	/**
	 * Adds a value to the mean of a class and a method.
	 *
	 * @throws IllegalArgumentException if the table has no such row, naming it, or the value is NaN
	 */
	public void add(final String row, final String column, final double value) {
		if (!rows.contains(row)) throw new IllegalArgumentException("The table has the rows " + rows + ", not '" + row +
			"'.");
		if (Double.isNaN(value)) throw new IllegalArgumentException("The value for " + column + " is not a number.");
		final Mean mean = columns.computeIfAbsent(column, c -> new LinkedHashMap<>()).computeIfAbsent(row,
			r -> new Mean());
		mean.sum += value;
		mean.count++;
	}

	/** Gets the mean of a class and a method, or none if there is no value; {@link #ALL} is the mean of the rows. */
	public OptionalDouble mean(final String row, final String column) {
		final Map<String, Mean> values = columns.getOrDefault(column, Map.of());
		if (ALL.equals(row)) return values.values().stream().mapToDouble(m -> m.sum / m.count).average();
		final Mean mean = values.get(row);
		return mean == null ? OptionalDouble.empty() : OptionalDouble.of(mean.sum / mean.count);
	}

	/** Gets how many values a class and a method have. */
	public long count(final String row, final String column) {
		final Mean mean = columns.getOrDefault(column, Map.of()).get(row);
		return mean == null ? 0 : mean.count;
	}

	/** Writes the table in Markdown, the best value of each row in bold. */
	public String toMarkdown() {
		final StringBuilder text = new StringBuilder("| " + title + " |");
		columns().forEach(column -> text.append(' ').append(column).append(" |"));
		text.append("\n|---|").append("---:|".repeat(columns.size())).append('\n');
		for (final String row : shownRows()) {
			final String best = best(row);
			text.append("| ").append(row).append(" |");
			for (final String column : columns()) {
				final String value = text(row, column);
				text.append(' ').append(value.isEmpty() ? "-" : value.equals(best) ? "**" + value + "**" : value)
					.append(" |");
			}
			text.append('\n');
		}
		return text.toString();
	}

	/** Writes the table as comma-separated values, the classes and methods in quotes, missing means empty. */
	public String toCsv() {
		final StringBuilder text = new StringBuilder(quote(title));
		columns().forEach(column -> text.append(',').append(quote(column)));
		for (final String row : shownRows()) {
			text.append('\n').append(quote(row));
			columns().forEach(column -> text.append(',').append(text(row, column)));
		}
		return text.append('\n').toString();
	}

	private List<String> shownRows() {
		final List<String> shown = new ArrayList<>(rows);
		shown.add(ALL);
		return shown;
	}

	/** Gets the best value of a row as it is printed, so that values that look equal are all marked. */
	private String best(final String row) {
		return columns().stream().filter(column -> mean(row, column).isPresent()) //
			.reduce((a, b) -> (mean(row, a).getAsDouble() >= mean(row, b).getAsDouble()) == highIsGood ? a : b) //
			.map(column -> text(row, column)).orElse("");
	}

	private String text(final String row, final String column) {
		final OptionalDouble mean = mean(row, column);
		return mean.isEmpty() ? "" : String.format(Locale.ROOT, "%." + decimals + "f", mean.getAsDouble());
	}

	private static String quote(final String text) {
		return '"' + text.replace("\"", "\"\"") + '"';
	}
}
