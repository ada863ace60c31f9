package kintsugi.model;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link ModelInfo}. */
class ModelInfoTest {

	@ParameterizedTest
	@ValueSource(strings = { "", "abcd", " photo", "photo ", "a/b/c", "..model", "photo\\x", "photo:x",
		"ph\u00f6to-1" })
	void namesThatFilesOrTheFormatCannotHaveAreRefused(final String name) {
		assertThatThrownBy(() -> Samples.info(name)).isInstanceOf(IllegalArgumentException.class) //
			.hasMessageContaining("'" + name + "'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "photo-small", "Cells (2)", "a_b+c", "12345" })
	void otherNamesAreTaken(final String name) {
		assertThatCode(() -> Samples.info(name)).doesNotThrowAnyException();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "1", "1.0", "v1.0.0", "latest" })
	void versionsHaveThreeNumbers(final String version) {
		assertThatThrownBy(() -> info(version, "A B", "MIT")).hasMessageContaining("'" + version + "'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a/b", "a\\b" })
	void authorsAreNames(final String author) {
		assertThatThrownBy(() -> info("1.0.0", author, "MIT")).hasMessageContaining("authors");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "all rights reserved", "https://example.org" })
	void licencesAreIdentifiers(final String licence) {
		assertThatThrownBy(() -> info("1.0.0", "A B", licence)).hasMessageContaining("SPDX");
	}

	private static ModelInfo info(final String version, final String author, final String licence) {
		return new ModelInfo("model", version, "text", List.of(author), licence, "# card", Map.of(),
			Normalisation.DEFAULT);
	}
}
