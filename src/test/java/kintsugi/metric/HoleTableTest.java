package kintsugi.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HoleTableTest {

	private static final String FIRST = "1-10 %";
	private static final String THIN = "thin defects";

	@Test
	void hasARowForEachBinAndEachExtraClass() {
		assertThat(table(true).rows()).hasSize(7).startsWith(FIRST).endsWith(THIN);
	}

	@Test
	void aCellIsTheMeanOfItsValues() {
		final HoleTable table = table(true);
		table.add(FIRST, "mean", 10);
		table.add(FIRST, "mean", 14);
		assertThat(table.mean(FIRST, "mean")).hasValue(12);
		assertThat(table.count(FIRST, "mean")).isEqualTo(2);
	}

	@Test
	void theLastRowIsTheMeanOfTheRowsWhateverTheirCounts() {
		final HoleTable table = table(true);
		table.add(FIRST, "mean", 10);
		table.add(FIRST, "mean", 10);
		table.add(THIN, "mean", 20);
		assertThat(table.mean(HoleTable.ALL, "mean")).hasValue(15);
	}

	@Test
	void aCellWithoutValuesIsEmpty() {
		final HoleTable table = table(true);
		table.add(FIRST, "mean", 1);
		assertThat(table.mean(THIN, "mean")).isEmpty();
		assertThat(table.toMarkdown()).contains("| " + THIN + " | - |");
	}

	@Test
	void markdownMarksTheHighestWhereHighIsGood() {
		assertThat(filled(table(true)).toMarkdown()).startsWith("| PSNR (dB) | a | b |\n|---|---:|---:|\n").contains(
			"| 1-10 % | **21.50** | 20.25 |\n");
	}

	@Test
	void markdownMarksTheLowestWhereLowIsGood() {
		assertThat(filled(table(false)).toMarkdown()).contains("| 1-10 % | 21.50 | **20.25** |\n");
	}

	@Test
	void csvQuotesLabels() {
		final HoleTable table = new HoleTable("L1", false, 1);
		table.add(FIRST, "a \"b\"", 2);
		assertThat(table.toCsv()).startsWith("\"L1\",\"a \"\"b\"\"\"\n\"1-10 %\",2.0\n").endsWith("\"all\",2.0\n");
	}

	@Test
	void anUnknownRowIsRefusedByName() {
		assertThatThrownBy(() -> table(true).add("huge", "a", 1)).hasMessageContaining("'huge'");
	}

	@Test
	void aValueThatIsNotANumberIsRefused() {
		assertThatThrownBy(() -> table(true).add(FIRST, "a", Double.NaN)).hasMessageContaining("not a number");
	}

	private static HoleTable table(final boolean highIsGood) {
		return new HoleTable("PSNR (dB)", highIsGood, 2, THIN);
	}

	private static HoleTable filled(final HoleTable table) {
		table.add(FIRST, "a", 21.5);
		table.add(FIRST, "b", 20.25);
		return table;
	}
}
