package kintsugi.ij1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ij.ImagePlus;
import ij.process.ByteProcessor;

/** Tests {@link MacroOptions}, and what dialogs read from them where no window can be shown. */
class MacroOptionsTest {

	private static final String HEADLESS = "java.awt.headless";

	private final String before = System.getProperty(HEADLESS);

	@BeforeEach
	void hide() {
		System.setProperty(HEADLESS, "true");
	}

	@AfterEach
	void restore() {
		if (before == null) System.clearProperty(HEADLESS);
		else System.setProperty(HEADLESS, before);
	}

	@Test
	void aSeedHas64Bits() {
		assertThat(new MacroOptions("seed=-9223372036854775808").seed("seed", 0)).isEqualTo(Long.MIN_VALUE);
		assertThat(new MacroOptions("seed=1.5E9").seed("seed", 0)).isEqualTo(1_500_000_000);
		assertThat(new MacroOptions("count=3").seed("seed", 7)).isEqualTo(7);
	}

	@Test
	void whatIsNoSeedIsASentence() {
		for (final String wrong : new String[] { "1.5", "x", "9223372036854775808", "1e999999999" })
			assertThatThrownBy(() -> new MacroOptions("seed=" + wrong).seed("seed", 0)).isInstanceOf(
				IllegalArgumentException.class).hasMessageContaining(wrong).hasMessageStartingWith("The seed");
	}

	@Test
	void aFlagIsAWordOutsideOfBrackets() {
		assertThat(new MacroOptions("folder=[a b] replace").flag("replace")).isTrue();
		assertThat(new MacroOptions("folder=[to replace soon]").flag("replace")).isFalse();
		assertThat(new MacroOptions("replaced").flag("replace")).isFalse();
	}

	@Test
	void masksAndRepairsAreReadWithoutADisplay() {
		final MasksDialog.Answers masks = MasksDialog.read(new MacroOptions("generator=boxes count=3 output=[my masks]"), null);
		assertThat(masks.task().dataset().generator().name()).isEqualTo("boxes");
		assertThat(masks.task().dataset().count()).isEqualTo(3);
		assertThat(masks.output()).hasToString("my masks");
		final ImagePlus image = new ImagePlus("cells", new ByteProcessor(8, 8));
		assertThat(new RepairDialog(image).read(new MacroOptions("model=magic grow=2")).task().model()).isEqualTo("magic");
	}

	@Test
	void anUnknownGeneratorIsASentence() {
		assertThatThrownBy(() -> MasksDialog.read(new MacroOptions("generator=brush"), null)).isInstanceOf(
			IllegalArgumentException.class).hasMessageContaining("brush");
	}
}
