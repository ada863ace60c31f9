package kintsugi.image.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import kintsugi.image.HoleSource.Kind;

class FileHolesTest {

	@ParameterizedTest
	@CsvSource({ "range:1-2, 1, 2", "Threshold: 250 - 255, 250, 255", "range:-5--1.5, -5, -1.5",
		"range:1e-3-2E+3, 0.001, 2000",
		"range:250-, 250, Infinity", "range:-7, -Infinity, 7", "range:--7, -Infinity, -7" })
	void rangesAreRead(final String text, final double low, final double high) {
		final FileHoles holes = FileHoles.parse(text);
		assertThat(holes.kind()).isEqualTo(Kind.RANGE);
		assertThat(holes.low()).isEqualTo(low);
		assertThat(holes.high()).isEqualTo(high);
	}

	@ParameterizedTest
	@CsvSource({ "nan, NAN", "NaN, NAN", "saturated, SATURATED", "overlay, OVERLAY", "selection, SELECTION" })
	void kindsAreRead(final String text, final Kind kind) {
		assertThat(FileHoles.parse(text).kind()).isEqualTo(kind);
	}

	@ParameterizedTest
	@CsvSource({ "mask", "manager", "threshold", "range", "range:-", "range:5-1", "range:a-b", "''" })
	void whatMakesNoSenseIsNamed(final String text) {
		assertThatThrownBy(
			() -> FileHoles.parse(text)).isInstanceOf(IllegalArgumentException.class).message().endsWith(".");
	}

	@Test
	void aThresholdIsARangeByAnotherName() {
		assertThat(FileHoles.parse("threshold:3-4")).isEqualTo(FileHoles.range(3, 4));
		assertThatThrownBy(() -> FileHoles.parse("threshold")).hasMessageContaining("threshold:LOW-HIGH");
	}

	@Test
	void aDialogMayNameNoSketch() {
		final FileHoles holes = FileHoles.parse("nan");
		for (final String none : new String[] { null, " ", "none", "None " })
			assertThat(holes.with(none).sketches()).isNull();
		assertThat(holes.with(" lines ").sketches()).hasToString("lines");
	}

	@Test
	void aDialogHasFieldsForMasksAndRanges() {
		assertThat(FileHoles.of("range", "", 3, 4)).isEqualTo(FileHoles.range(3, 4));
		assertThat(FileHoles.of("", " m.png ", 0, 0).masks()).hasToString("m.png");
		assertThat(FileHoles.of("nan", "m.png", 0, 0)).isEqualTo(FileHoles.parse("nan"));
		assertThatThrownBy(() -> FileHoles.of("range", "", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)) //
			.hasMessageContaining("low and high");
		assertThatThrownBy(() -> FileHoles.of("masks", " ", 0, 0)).hasMessageContaining("There are no masks");
	}
}
