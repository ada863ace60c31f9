package kintsugi.ij1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ij.ImagePlus;
import ij.process.ByteProcessor;
import kintsugi.OptionsPage;
import kintsugi.defect.Detectors;

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
	void aFlagMayBeTrueOrFalse() {
		assertThat(new MacroOptions("in_place=true").flag("in_place")).isTrue();
		assertThat(new MacroOptions("in_place=1 grow=2").flag("in_place")).isTrue();
		assertThat(new MacroOptions("in_place=false").flag("in_place")).isFalse();
		assertThat(new MacroOptions("in_place=0").flag("in_place")).isFalse();
		assertThatThrownBy(() -> new MacroOptions("in_place=yes").flag("in_place")).isInstanceOf(
			IllegalArgumentException.class).hasMessageContaining("'in_place' is true or false, not 'yes'");
	}

	@Test
	void valuesAreReadAsImageJDoes() {
		final MacroOptions options = new MacroOptions(
			"output=[my [new] grow=9 images] grow=2  name='two words' settings=size=10 pattern=[] empty= stack ");
		assertThat(options.text("output", "")).isEqualTo("my [new] grow=9 images");
		assertThat(options.number("grow", 0)).isEqualTo(2);
		assertThat(options.text("name", "")).isEqualTo("two words");
		assertThat(options.text("settings", "")).isEqualTo("size=10");
		assertThat(options.text("pattern", "*")).isEmpty();
		assertThat(options.text("empty", "x")).isEmpty();
		assertThat(options.text("absent", "x")).isEqualTo("x");
		assertThat(options.flag("stack")).isTrue();
		options.checkAll();
	}

	@Test
	void anUnknownKeyIsASentenceWithTheKnownOnes() {
		final MacroOptions options = new MacroOptions("model=harmonic gorw=5");
		options.text("model", "");
		options.number("grow", 0);
		options.flag("in_place");
		assertThatThrownBy(options::checkAll).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(
			"'gorw'").hasMessageContaining("model, grow, in_place.");
	}

	@Test
	void whatCannotBeReadIsASentence() {
		assertThatThrownBy(() -> new MacroOptions("output=[my images grow=1")).isInstanceOf(
			IllegalArgumentException.class).hasMessageContaining("output=").hasMessageContaining("not closed");
		assertThatThrownBy(() -> new MacroOptions("grow =5").number("grow", 0)).isInstanceOf(
			IllegalArgumentException.class).hasMessageContaining("'grow' has no value");
	}

	@Test
	void everyCommandRefusesUnknownKeys() {
		final ImagePlus image = new ImagePlus("cells", new ByteProcessor(8, 8));
		final MacroOptions wrong = new MacroOptions("gorw=5");
		final List<ThrowingCallable> commands = List.of(() -> new RepairDialog(image).read(wrong), //
			() -> MasksDialog.read(wrong, null), () -> DefectsDialog.read(wrong), () -> TrainDialog.read(wrong), //
			() -> ResumeDialog.read(wrong, image), () -> FineTuneDialog.read(wrong, image), //
			() -> FolderDialog.read(new MacroOptions("gorw=5 holes=nan")), //
			() -> EvaluateDialog.read(new MacroOptions("gorw=5 folder=images")));
		assertThat(commands).allSatisfy(command -> assertThatThrownBy(command).isInstanceOf(
			IllegalArgumentException.class).hasMessageContaining("no option 'gorw'"));
	}

	@Test
	void theKeysAreThoseOfThePageOfOptions() throws IOException {
		final ImagePlus image = new ImagePlus("cells", new ByteProcessor(8, 8));
		assertThat(keys(() -> new RepairDialog(image).read(new MacroOptions("gorw=5")))).isEqualTo(OptionsPage.names(1));
		assertThat(keys(() -> FolderDialog.read(new MacroOptions("gorw=5 holes=nan")))).isEqualTo(OptionsPage.names(2));
		final Set<String> defects = keys(() -> DefectsDialog.read(new MacroOptions("gorw=5")));
		assertThat(defects).containsAll(Detectors.names());
		defects.removeAll(Detectors.names());
		assertThat(defects).isEqualTo(OptionsPage.names(3));
	}

	/** Gets the keys that a command names when it refuses another. */
	private static Set<String> keys(final ThrowingCallable command) {
		final String list = catchThrowable(command).getMessage().replaceFirst(".* here, only ", "").replaceFirst("\\..*",
			"");
		return new TreeSet<>(List.of(list.split(", ")));
	}

	@Test
	void whatDoesNotCountIsKnown() {
		final ImagePlus image = new ImagePlus("cells", new ByteProcessor(8, 8));
		final MacroOptions all = new MacroOptions("model=magic holes=nan mask=none low=1 high=2 grow=1 scope=slice " +
			"strategy=native device=cpu in_place=false output=[a b.tif]");
		assertThat(new RepairDialog(image).read(all).output()).hasToString("a b.tif");
		assertThat(TrainDialog.read(new MacroOptions("data=[a b] recipe=x other=[my recipe.yaml] start=none steps=2 " +
			"minutes=0 device=cpu name=n licence=l seed=3")).recipe()).isEqualTo("my recipe.yaml");
	}

	@Test
	void masksAndRepairsAreReadWithoutADisplay() {
		final MasksDialog.Answers masks = MasksDialog.read(new MacroOptions("generator=boxes count=3 output=[my masks]"),
			null);
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
