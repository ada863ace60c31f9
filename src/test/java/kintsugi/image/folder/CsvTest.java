package kintsugi.image.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;

class CsvTest {

	@Property
	void whatIsWrittenIsRead(@ForAll("tables") final List<List<String>> records) {
		final StringBuilder text = new StringBuilder();
		records.forEach(record -> text.append(Csv.line(record)));
		assertThat(Csv.read(text.toString())).isEqualTo(records);
	}

	@Property
	void aRecordThatWasCutOffIsPassedOver(@ForAll("records") final List<String> record) {
		final String line = Csv.line(record);
		assertThat(Csv.read(Csv.line(List.of("whole")) + line.substring(0, line.length() - 2))).containsExactly(List.of(
			"whole"));
	}

	@Property
	void noCellBeginsAFormula(@ForAll("records") final List<String> record) {
		for (final String cell : record)
			assertThat(Csv.line(List.of(cell))).doesNotMatch("(?s)\"?[=+@\\-\t\r](?!\\n).*");
	}

	@Test
	void linesAreThoseOfRfc4180() {
		assertThat(Csv.line(List.of("a", "b,c", "say \"no\"", "two\nlines", ""))).isEqualTo(
			"a,\"b,c\",\"say \"\"no\"\"\",\"two\nlines\",\r\n");
	}

	@Provide
	Arbitrary<List<String>> records() {
		return Arbitraries.strings().withChars("=+-@\t\r\n'\", a1é").ofMaxLength(6).list().ofMinSize(1).ofMaxSize(4);
	}

	@Provide
	Arbitrary<List<List<String>>> tables() {
		return records().list().ofMaxSize(4);
	}
}
