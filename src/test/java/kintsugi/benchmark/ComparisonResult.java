package kintsugi.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import com.google.gson.GsonBuilder;

import kintsugi.evaluate.EvaluationResult;
import kintsugi.evaluate.MarkdownReport;
import kintsugi.evaluate.Metric;
import kintsugi.metric.HoleTable;

/**
 * Writes what a comparison measured as Markdown and JSON, as the cards of the models have it.
 *
 * @param title what was compared on what
 * @param result what was measured
 */
record ComparisonResult(String title, EvaluationResult result) {

	private static final List<Metric> METRICS = List.of(Metric.PSNR, Metric.SSIM, Metric.L1, Metric.SECONDS);

	/** Writes the title, what identifies the methods, the tables and how sure the differences are. */
	String toMarkdown() {
		final MarkdownReport report = new MarkdownReport(result);
		return report.heading(title) + report.tables(METRICS) + report.differences() + "\n" + verdict();
	}

	/** Says for each model by how much it is above the best other method where that is narrowest. */
	private String verdict() {
		final HoleTable psnr = result.table(Metric.PSNR);
		final StringBuilder text = new StringBuilder();
		for (final String model : result.models()) {
			String narrowest = "";
			double margin = Double.POSITIVE_INFINITY;
			for (final String row : psnr.rows()) {
				final double best = result.references().stream().mapToDouble(name -> psnr.mean(row, name).orElseThrow()).max()
					.orElseThrow();
				final double difference = psnr.mean(row, model).orElseThrow() - best;
				if (difference < margin) {
					margin = difference;
					narrowest = row;
				}
			}
			text.append(String.format(Locale.ROOT, "%s: at least %+.2f dB against the best classical fill of each row " +
				"(least at %s).%n", model, margin, narrowest));
		}
		return text.toString();
	}

	/** Writes the means by table, method and class. */
	String toJson() {
		final Map<String, Object> json = new LinkedHashMap<>();
		json.put("title", title);
		final Map<String, String> methods = new LinkedHashMap<>();
		result.methods().forEach(method -> methods.put(method.name(), method.details()));
		json.put("methods", methods);
		METRICS.forEach(metric -> json.put(metric.title(), columns(result.table(metric))));
		return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(json) + "\n";
	}

	private static Map<String, Map<String, Double>> columns(final HoleTable table) {
		final Map<String, Map<String, Double>> columns = new LinkedHashMap<>();
		for (final String column : table.columns()) {
			final Map<String, Double> means = new LinkedHashMap<>();
			Stream.concat(table.rows().stream(), Stream.of(HoleTable.ALL)).forEach(row -> table.mean(row, column) //
				.ifPresent(mean -> means.put(row, mean)));
			columns.put(column, means);
		}
		return columns;
	}
}
