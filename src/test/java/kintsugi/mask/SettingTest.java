package kintsugi.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.junit.jupiter.api.Test;

/** Tests {@link Setting} and {@link Settings}. */
class SettingTest {

	private final Settings settings = Settings.of("family", Setting.whole("count", 3, 1, 9), //
		Setting.decimal("share", 0.5, 0, 1), Setting.word("colour", "white", "black"), Setting.text("path", ""));

	@Test
	void valuesAreWrittenInOneWay() {
		final Settings changed = settings.with(Map.of("count", "+07", "share", "1.0", "colour", "BLACK", "path", " a b "));
		assertThat(changed.asMap()).containsExactly(Map.entry("count", "7"), Map.entry("share", "1"), //
			Map.entry("colour", "black"), Map.entry("path", "a b"));
	}

	@Test
	void aChangeLeavesTheOriginalAlone() {
		settings.with(Map.of("count", "7"));
		assertThat(settings.whole("count")).isEqualTo(3);
	}

	@Test
	void whatIsNoWholeNumberIsRefused() {
		for (final String value : new String[] { "", "1.5", "ten", "0x3", "10", "0", "99999999999", "NaN" })
			assertThatThrownBy(() -> settings.with(Map.of("count", value))).isInstanceOf(IllegalArgumentException.class)
				.hasMessageContaining("count").hasMessageContaining("from 1 to 9").hasMessageContaining("'" + value + "'");
	}

	@Test
	void whatIsNoNumberIsRefused() {
		for (final String value : new String[] { "", "NaN", "Infinity", "1.01", "0.5f", "0x1p-1", "half", "1e999" })
			assertThatThrownBy(() -> settings.with(Map.of("share", value))).hasMessageContaining("from 0 to 1");
	}

	@Test
	void aWordThatIsNotThereIsRefusedWithTheOthers() {
		assertThatThrownBy(() -> settings.with(Map.of("colour", "grey"))).hasMessageContaining("white, black");
	}

	@Test
	void aTextHasOneLine() {
		assertThatThrownBy(() -> settings.with(Map.of("path", "a\nb"))).hasMessageContaining("path");
	}
}
