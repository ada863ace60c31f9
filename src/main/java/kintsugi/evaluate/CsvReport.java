package kintsugi.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import kintsugi.metric.Estimate;

/**
 * A result as two tables of values, and these as comma-separated values (RFC 4180): a row for each hole, and a row for
 * each mean.
 */
public final class CsvReport {

	private final EvaluationResult result;

	/**
	 * A table of values.
	 *
	 * @param headings one for each column
	 * @param rows texts, numbers, and null where there is no value
	 */
	public record Values(List<String> headings, List<List<Object>> rows) {

		/** Writes a header line and a line for each row; texts are in quotation marks, numbers have six decimals. */
		public String toCsv() {
			return Stream.concat(Stream.of(List.<Object> copyOf(headings)), rows.stream()).map(row -> row.stream() //
				.map(CsvReport::text).collect(Collectors.joining(","))).collect(Collectors.joining("\n", "", "\n"));
		}
	}

	/** Prepares a report. */
	public CsvReport(final EvaluationResult result) {
		this.result = result;
	}

	/** Gets every hole: what it is and what makes it again, then each metric of each method, as {@code psnr.harmonic}. */
	public Values holes() {
		final List<String> headings = new ArrayList<>(List.of("image", "width", "height", "channels", "bits", "class",
			"border", "number", "seed", "holePixels", "ratio"));
		result.methods().forEach(method -> Stream.of(Metric.values()).forEach(metric -> headings.add(metric.key() + "." +
			method.name())));
		return new Values(headings, result.holes().stream().map(this::row).toList());
	}

	private List<Object> row(final HoleResult hole) {
		final MeasuredImage image = hole.image();
		final List<Object> row = new ArrayList<>(List.of(image.name(), image.width(), image.height(), image.channels(), //
			image.depth().bits(), hole.row(), hole.border() ? "with" : "without", hole.number(), hole.seed(), //
			hole.holePixels(), hole.ratio()));
		result.methods().forEach(method -> Stream.of(Metric.values()).forEach(metric -> row.add(hole.score(method.name(),
			metric))));
		return row;
	}

	/** Gets every mean of {@link SummaryRow#of}, with the number of independent files and the error of its difference. */
	public Values summary() {
		return new Values(List.of("metric", "class", "border", "method", "mean", "reference", "files", "difference",
			"standardError", "low95", "high95"), SummaryRow.of(result).stream().map(CsvReport::row).toList());
	}

	private static List<Object> row(final SummaryRow row) {
		final List<Object> values = new ArrayList<>(List.of(row.metric().key(), row.row(), row.border(), row.method(), //
			row.mean()));
		if (row.difference().isEmpty()) return fill(values);
		final Estimate difference = row.difference().get();
		values.addAll(List.of(row.reference(), difference.count(), difference.mean(), difference.standardError(), //
			difference.low(), difference.high()));
		return values;
	}

	private static List<Object> fill(final List<Object> values) {
		values.addAll(Arrays.asList("", null, null, null, null, null));
		return values;
	}

	private static String text(final Object value) {
		if (value instanceof Double number) return Double.isFinite(number) ? //
			String.format(Locale.ROOT, "%.6f", number) : "";
		if (value instanceof Number) return value.toString();
		return value == null ? "" : '"' + value.toString().replace("\"", "\"\"") + '"';
	}
}
