package kintsugi.evaluate;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import kintsugi.metric.Estimate;
import kintsugi.repair.Provenance;

/** Writes a result as Markdown: what was measured with what, the tables, and how sure the differences are. */
public final class MarkdownReport {

	private static final List<Metric> COMPARED = List.of(Metric.PSNR, Metric.SSIM, Metric.L1);

	private final EvaluationResult result;

	/** Prepares a report. */
	public MarkdownReport(final EvaluationResult result) {
		this.result = result;
	}

	/** Writes the whole report. */
	public String toMarkdown() {
		final StringBuilder text = new StringBuilder();
		text.append(heading(result.title() + ". Inside holes unless a heading says otherwise"));
		text.append(tables(List.of(Metric.values())));
		result.inception().ifPresent(scores -> text.append('\n').append(scores.table().toMarkdown()).append( //
			"\nThe classifier of the Inception score has the SHA-256 ").append(scores.sha256()).append(".\n"));
		border(text, "with", true);
		border(text, "without", false);
		text.append(differences());
		if (!result.passedOver().isEmpty()) text.append("\nLeft out:\n\n");
		result.passedOver().forEach(line -> text.append("- ").append(line).append('\n'));
		return text.toString();
	}

	/** Writes a title and what identifies the methods. */
	public String heading(final String title) {
		final StringBuilder text = new StringBuilder(title).append(".\n\n");
		result.methods().stream().filter(method -> !method.details().isEmpty()).forEach(method -> text.append("- ") //
			.append(method.name()).append(": ").append(method.details()).append(remark(method)).append('\n'));
		return text.toString();
	}

	/** Gets why a method does not run where it is expected to, if so. */
	private static String remark(final EvaluationResult.Method method) {
		return method.provenance().map(Provenance::remark).filter(text -> !text.isEmpty()).map(text -> ". " + text) //
			.orElse("");
	}

	/** Writes the tables of metrics. */
	public String tables(final List<Metric> metrics) {
		final StringBuilder text = new StringBuilder();
		metrics.forEach(metric -> text.append('\n').append(result.table(metric).toMarkdown()));
		return text.toString();
	}

	private void border(final StringBuilder text, final String label, final boolean border) {
		final EvaluationResult part = result.where(hole -> hole.border() == border);
		if (!part.holes().isEmpty()) text.append("\nHoles ").append(label).append(" contact to the border:\n\n").append(part
			.table(Metric.PSNR).toMarkdown());
	}

	/** Writes the mean differences between each model and each reference, with their errors. */
	public String differences() {
		final StringBuilder text = new StringBuilder();
		for (final String model : result.models())
			for (final String reference : result.references())
				text.append('\n').append(differences(model, reference));
		return text.isEmpty() ? "" : text + """

			A difference is a mean over files ± its standard error, with its 95 % confidence interval (Student's t) in \
			brackets; one whose interval leaves out 0 is in bold. The others are no evidence that one method is better.
			""";
	}

	private String differences(final String model, final String reference) {
		final StringBuilder text = new StringBuilder("| " + model + " minus " + reference + " | files |");
		COMPARED.forEach(metric -> text.append(' ').append(metric.title()).append(" |"));
		text.append("\n|---|---:|").append("---:|".repeat(COMPARED.size())).append('\n');
		final List<Map<String, Estimate>> columns = COMPARED.stream().map(metric -> result.differences(metric, model,
			reference)).toList();
		columns.get(0).forEach((row, first) -> {
			text.append("| ").append(row).append(" | ").append(first.count()).append(" |");
			for (int i = 0; i < COMPARED.size(); i++)
				text.append(' ').append(cell(columns.get(i).get(row), COMPARED.get(i).decimals())).append(" |");
			text.append('\n');
		});
		return text.toString();
	}

	private static String cell(final Estimate difference, final int decimals) {
		final String number = "%+." + decimals + "f";
		final String mean = String.format(Locale.ROOT, number, difference.mean());
		if (difference.count() == 1) return mean;
		final String text = mean + String.format(Locale.ROOT, " ± %." + decimals + "f [" + number + ", " + number + "]",
			difference.standardError(), difference.low(), difference.high());
		return difference.isClear() ? "**" + text + "**" : text;
	}
}
