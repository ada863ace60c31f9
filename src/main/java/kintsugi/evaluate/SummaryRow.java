package kintsugi.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import kintsugi.metric.HoleTable;
import kintsugi.metric.Estimate;

/**
 * A mean of a result, and by how much it is above a reference.
 *
 * @param metric what was measured
 * @param row the label of the class of holes, or {@link HoleTable#ALL} for the mean of the classes
 * @param border contact with the border of the holes that count: {@code any}, {@code with} or {@code without}
 * @param method the method's name
 * @param mean the mean over the holes
 * @param reference the method that it is compared with, or empty
 * @param difference the paired difference to the reference, or none
 */
public record SummaryRow(Metric metric, String row, String border, String method, double mean, String reference,
	Optional<Estimate> difference)
{

	/** Gets all means of a result: a reference's once, a model's once for each reference. */
	public static List<SummaryRow> of(final EvaluationResult result) {
		final List<SummaryRow> rows = new ArrayList<>();
		add(rows, "any", result);
		add(rows, "with", result.where(HoleResult::border));
		add(rows, "without", result.where(hole -> !hole.border()));
		return Collections.unmodifiableList(rows);
	}

	private static void add(final List<SummaryRow> rows, final String border, final EvaluationResult part) {
		for (final Metric metric : Metric.values()) {
			final HoleTable table = part.table(metric);
			for (final EvaluationResult.Method method : part.methods()) {
				if (method.reference() || part.references().isEmpty()) add(rows, metric, table, border, method.name());
				else part.references().forEach(reference -> part.differences(metric, method.name(), reference) //
					.forEach((row, difference) -> rows.add(new SummaryRow(metric, row, border, method.name(), //
						table.mean(row, method.name()).orElseThrow(), reference, Optional.of(difference)))));
			}
		}
	}

	private static void add(final List<SummaryRow> rows, final Metric metric, final HoleTable table, final String border,
		final String method)
	{
		Stream.concat(table.rows().stream(), Stream.of(HoleTable.ALL)).forEach(row -> table.mean(row, method) //
			.ifPresent(mean -> rows.add(new SummaryRow(metric, row, border, method, mean, "", Optional.empty()))));
	}
}
