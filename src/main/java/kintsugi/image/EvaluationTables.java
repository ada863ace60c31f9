package kintsugi.image;

import java.util.List;

import ij.measure.ResultsTable;
import kintsugi.evaluate.CsvReport;
import kintsugi.evaluate.EvaluationResult;

/** Makes ImageJ's tables of an evaluation. */
public final class EvaluationTables {

	private static final int DECIMALS = 4;

	private EvaluationTables() {}

	/** Makes the table of means: a row for each metric, class of holes, border contact and method. */
	public static ResultsTable summary(final EvaluationResult result) {
		return table(new CsvReport(result).summary());
	}

	/** Makes the table of all holes: a row for each, with the scores of all methods. */
	public static ResultsTable holes(final EvaluationResult result) {
		return table(new CsvReport(result).holes());
	}

	private static ResultsTable table(final CsvReport.Values values) {
		final ResultsTable table = new ResultsTable();
		for (final List<Object> row : values.rows()) {
			table.incrementCounter();
			for (int i = 0; i < row.size(); i++) {
				final String heading = values.headings().get(i);
				// a seed has more digits than ImageJ's numbers
				if (row.get(i) instanceof Number number && !(number instanceof Long && heading.equals("seed"))) //
					table.addValue(heading, number.doubleValue());
				else table.addValue(heading, row.get(i) == null ? "" : row.get(i).toString());
			}
		}
		table.setPrecision(DECIMALS);
		return table;
	}
}
