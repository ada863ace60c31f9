package kintsugi.ij1;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import kintsugi.ij1.RealImageJ.Outcome;

/** Answers the dialog of the menu entry in a real ImageJ, as a user does. */
class RepairDialogTest {

	private static final String USER = "kintsugi.ij1.RepairUser.";
	private static final String COMMAND = "Repair Selection...";
	/** A ramp with a white rectangle that is selected. */
	private static final String IMAGE = "newImage('cells.tif', '8-bit ramp', 64, 48, 1); makeRectangle(20, 10, 12, 8);" +
		"run('Set...', 'value=255'); ";
	private static final String STACK = "newImage('stack.tif', '16-bit ramp', 64, 48, 3); makeRectangle(20, 10, 12, 8); ";
	private static final String OPEN = call("open", COMMAND);
	private static final String PREVIEW = call("set", "Preview", "true");
	private static final String OKAY = "line = " + call("okay", COMMAND);

	@TempDir
	static Path folder;
	private static RealImageJ imageJ;

	@BeforeAll
	static void start() throws IOException {
		imageJ = new RealImageJ(folder);
	}

	@AfterAll
	static void stop() throws IOException {
		if (imageJ != null) imageJ.close();
	}

	@Test
	void whatTheRecorderWritesRepairsTheSameAgain() {
		final Outcome recorded = run(IMAGE + OPEN + call("set", "Model", "harmonic") + call("set", "Grow", "2") + OKAY +
			"return line;");
		assertThat(recorded.value()).isEqualTo("run(\"Repair Selection...\", " +
			"\"model=harmonic holes=selection grow=2 strategy=auto device=auto\");");
		assertThat(recorded.current()).isEqualTo("cells-repaired.tif");
		final Outcome replayed = run(IMAGE + recorded.value() +
			"return getTitle() + ' ' + Property.get('Kintsugi hole pixels');");
		assertThat(replayed.value()).startsWith("cells-repaired.tif ").isNotEqualTo("cells-repaired.tif 96");
	}

	@Test
	void inPlaceAndScopeAreRecordedAndDone() {
		final Outcome outcome = run(STACK + "setSlice(2);" + OPEN + call("set", "Model", "harmonic") + call("set", "Scope",
			"slice") + call("set", "Result", "in place") + OKAY + "return line + ' ' + nImages;");
		assertThat(outcome.value()).contains("scope=slice", " in_place\"").endsWith(" 1");
		assertThat(outcome.log()).contains("96 of");
	}

	@Test
	void aFileIsRecordedAndOpened() {
		final String file = folder.resolve("a result.tif").toString();
		final Outcome outcome = run(IMAGE + OPEN + call("set", "Model", "harmonic") + call("set", "Result", "file") + //
			call("set", "Output", file) + OKAY + "return line;");
		assertThat(outcome.value()).contains("output=[" + file + "]");
		assertThat(outcome.current()).isEqualTo("a result.tif");
		assertThat(run(IMAGE + outcome.value() + "return getTitle();").error()).isEmpty();
	}

	@Test
	void aRangeIsRecordedWithItsNumbers() {
		final Outcome outcome = run(IMAGE + OPEN + call("set", "Model", "harmonic") + call("set", "Holes", "range") + //
			call("set", "Low", "255") + OKAY + "return line;");
		assertThat(outcome.value()).contains("holes=range low=255 grow=0");
		assertThat(outcome.log()).contains("96 of");
	}

	@Test
	void onlyTheFieldsThatCountCanBeUsed() {
		final String fields = "x = " + enabled("Mask") + " + " + enabled("Low") + " + " + enabled("Output") + ";" + call(
			"cancel") + "return x;";
		assertThat(run(IMAGE + OPEN + fields).value()).isEqualTo("falsefalsefalse");
		assertThat(run(IMAGE + OPEN + call("set", "Holes", "mask") + call("set", "Result", "file") + fields).value()) //
			.isEqualTo("truefalsetrue");
	}

	@Test
	void thePreviewShowsTheRepairAndTouchesNoSample() {
		final Outcome outcome = run(IMAGE + OPEN + call("set", "Model", "harmonic") + PREVIEW + call("await",
			"Preview:") +
			"text = " + call("awaitOverlay", "1 at 20,10 12x8") + "inside = getValue(26, 14);" + call("cancel") + //
			"return text + ' ' + inside + ' ' + Overlay.size + ' ' + is('changes') + ' ' + nImages;");
		assertThat(outcome.value()).isEqualTo("1 at 20,10 12x8 255 0 1 1");
	}

	@Test
	void thePreviewIsGoneBeforeTheRepair() {
		final Outcome outcome = run(IMAGE + "Overlay.drawRect(1, 1, 5, 5); Overlay.show(); " + OPEN + call("set", "Model",
			"harmonic") + PREVIEW + "text = " + call("awaitOverlay", "2 at 20,10 12x8") + OKAY +
			"return text + ' ' + Overlay.size + ' ' + getTitle();");
		assertThat(outcome.value()).isEqualTo("2 at 20,10 12x8 1 cells-repaired.tif");
	}

	@Test
	void thePreviewFollowsTheSliceAndTheSettings() {
		final Outcome outcome = run(STACK + OPEN + call("set", "Model", "harmonic") + PREVIEW + text("1 at 20,10 12x8") + //
			call("set", "Grow", "1") + text("1 at 19,9 14x10") + "makeRectangle(5, 5, 2, 2);" + text("1 at 4,4 4x4") + //
			"makeRectangle(9, 9, 3, 3); setSlice(3);" + text("1 at 8,8 5x5") + call("set", "Preview", "false") +
				text("0") +
			call("cancel") + "return text;");
		assertThat(outcome.error()).isEmpty();
	}

	@Test
	void theOverlayAsHoleIsNotThePreviewItself() {
		final Outcome outcome = run(IMAGE + "run('Add Selection...'); run('Select None'); " + OPEN + call("set", "Model",
			"harmonic") + PREVIEW + text("2 at 20,10 12x8") + call("set", "Grow", "1") + text("2 at 19,9 14x10") + //
			call("set", "Grow", "0") + text("2 at 20,10 12x8") + call("cancel") + "return text;");
		assertThat(outcome.error()).isEmpty();
	}

	@Test
	void thePreviewFollowsWhatIsAddedToTheOverlay() {
		final Outcome outcome = run(IMAGE + "run('Add Selection...'); run('Select None'); " + OPEN + call("set", "Model",
			"harmonic") + PREVIEW + text("2 at 20,10 12x8") + "makeRectangle(40, 20, 3, 3); run('Add Selection...'); " +
			"run('Select None'); " + text("3 at 20,10 23x13") + call("cancel") + "return text + Overlay.size;");
		assertThat(outcome.error()).isEmpty();
		assertThat(outcome.value()).endsWith("23x132");
	}

	@Test
	void numbersThatDoNotCountAreNotRead() {
		final Outcome outcome = run(IMAGE + OPEN + call("set", "Model", "harmonic") + call("set", "Low", "none") + OKAY +
			"return line;");
		assertThat(outcome.error()).isEmpty();
		assertThat(outcome.value()).contains("holes=selection grow=0");
	}

	@Test
	void anErrorIsALineOfTheDialogAndOkayWaits() {
		final Outcome outcome = run(IMAGE + OPEN + call("set", "Holes", "nan") + PREVIEW + "text = " + call("await",
			"32-bit") +
			call("set", "Grow", "-1") + "text = text + " + call("await", "not by -1") + "ok = " + enabled("OK") + ";" +
			call("cancel") + "return text + ok;");
		assertThat(outcome.error()).isEmpty();
		assertThat(outcome.value()).contains("can have NaN").endsWith("false");
	}

	@Test
	void anImageThatIsClosedMeanwhileIsSaid() {
		final Outcome outcome = run(IMAGE + OPEN + PREVIEW + "close();" + call("okay", COMMAND));
		assertThat(outcome.error()).contains("cells.tif", "was closed");
	}

	private static Outcome run(final String macro) {
		// a call that fails does not stop a macro
		final Outcome outcome = imageJ.macro("text = ''; " + macro);
		assertThat(outcome.value()).doesNotContain("did not come");
		return outcome;
	}

	private static String text(final String overlay) {
		return "text = text + " + call("awaitOverlay", overlay);
	}

	private static String enabled(final String label) {
		return call("enabled", label).replace(";", "");
	}

	private static String call(final String method, final String... arguments) {
		final StringBuilder call = new StringBuilder("call('" + USER + method + "'");
		for (final String argument : arguments)
			call.append(", '").append(argument).append("'");
		return call + "); ";
	}
}
