package kintsugi.ij1;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;
import kintsugi.ij1.RealImageJ.Outcome;

/** Runs the menu entry <i>Find Defects...</i> in a real ImageJ. */
class DefectsPlugInTest {

	/** A ramp with a hot pixel. */
	private static final String IMAGE = "newImage('cells.tif', '8-bit ramp', 64, 48, 1); setPixel(20, 10, 255); ";
	/** Two slices with a hot pixel each, at different places. */
	private static final String STACK = "newImage('cells.tif', '8-bit ramp', 64, 48, 2); setSlice(1);" +
		"setPixel(20, 10, 255); setSlice(2); setPixel(30, 12, 255); setSlice(1); ";
	private static final String BOUNDS = "getSelectionBounds(x, y, w, h); return '' + x + ' ' + y + ' ' + w + ' ' + h;";
	private static final String GO_ON = "print('went on');";

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
	void selectsWhatIsFound() {
		final Outcome outcome = run(IMAGE, "kinds=hot-pixels", BOUNDS);
		assertThat(outcome.error()).isEmpty();
		assertThat(outcome.value()).isEqualTo("20 10 1 1");
		assertThat(outcome.log()).contains("cells.tif", "hot-pixels 1");
	}

	@Test
	void kindsCanBeWordsAsTheRecorderWritesThem() {
		assertThat(run(IMAGE, "hot-pixels dead-pixels grow=1", BOUNDS).value()).isEqualTo("19 9 3 3");
	}

	@Test
	void leftOutKindsAreTheUsualOnes() {
		assertThat(run(IMAGE, "grow=0", BOUNDS).log()).contains("hot-pixels 1", "dead-pixels 0", "dead-lines 0");
	}

	@Test
	void nothingIsSelectedWhereNothingIsFound() {
		final Outcome outcome = run("newImage('plain', '8-bit ramp', 64, 48, 1); makeRectangle(1, 1, 5, 5); ",
			"kinds=hot-pixels", "return '' + selectionType();");
		assertThat(outcome.value()).isEqualTo("-1");
		assertThat(outcome.log()).contains("No defects");
	}

	@Test
	void theSlicesOfAStackAreSearchedIfAsked() {
		assertThat(run(STACK, "kinds=hot-pixels", BOUNDS).value()).isEqualTo("20 10 1 1");
		assertThat(run(STACK, "kinds=hot-pixels stack", BOUNDS).value()).isEqualTo("20 10 11 3");
	}

	@Test
	void makesAMaskStackThatIsCurrentAlsoInBatchMode() {
		final Outcome outcome = run("setBatchMode(true); " + STACK, "kinds=hot-pixels result=mask stack",
			"setSlice(2); return getTitle() + ' ' + nSlices + ' ' + getValue(30, 12) + ' ' + getValue(20, 10);");
		assertThat(outcome.value()).isEqualTo("cells-defects.tif 2 255 0");
	}

	@Test
	void repairsEachSliceInANewImage() {
		final Outcome outcome = run(STACK, "kinds=hot-pixels result=repair model=harmonic stack",
			"setSlice(2); return getTitle() + ' ' + (getValue(30, 12) < 150);");
		assertThat(outcome.error()).isEmpty();
		assertThat(outcome.value()).isEqualTo("cells-repaired.tif 1");
	}

	@Test
	void worksInABatchMacroOnAFile() {
		final Path file = folder.resolve("batch.tif");
		final ImagePlus image = IJ.createImage("batch.tif", "8-bit ramp", 64, 48, 1);
		image.getProcessor().set(20, 10, 255);
		IJ.saveAsTiff(image, file.toString());
		assertThat(imageJ.batch("run('Find Defects...', 'kinds=hot-pixels result=mask');", file).value()) //
			.isEqualTo("batch-defects.tif");
	}

	@Test
	void whatIsWrongStopsTheMacro() {
		assertStopped(imageJ.macro("run('Find Defects...', 'kinds=dust');" + GO_ON), "no image");
		assertStopped(run(IMAGE, "kinds=[hot-pixels,cracks]", GO_ON), "'cracks'", "hot-pixels");
		assertStopped(run(IMAGE, "kinds=dust sensitivity=none", GO_ON), "sensitivity", "none");
		assertStopped(run(IMAGE, "kinds=dust sensitivity=0", GO_ON), "sensitivity");
		assertStopped(run(IMAGE, "kinds=dust min=2.5", GO_ON), "min", "2.5");
		assertStopped(run(IMAGE, "kinds=dust scale=0", GO_ON), "scale");
		assertStopped(run(IMAGE, "kinds=dust result=picture", GO_ON), "'picture'");
		assertStopped(run(IMAGE, "kinds=hot-pixels result=repair model=magic", GO_ON), "magic");
	}

	@Test
	void escapeStopsTheMacroAndLeavesTheSelection() {
		final Outcome outcome = imageJ.escaped("newImage('stack', '8-bit ramp', 512, 512, 40); makeRectangle(1, 1, 5, 5);" +
			"run('Find Defects...', 'kinds=[dust,scratches] result=mask stack'); " + GO_ON);
		assertThat(outcome.images()).isEqualTo(1);
		assertThat(outcome.log()).doesNotContain("went on");
	}

	@Test
	void thePreviewComesAndGoesWithTheDialog() {
		final Outcome canceled = imageJ.macro(IMAGE + "shown = call('kintsugi.ij1.DefectsUser.preview');" +
			"call('kintsugi.ij1.DefectsUser.press', 'Cancel'); return shown + ' ' + Overlay.size + ' ' + selectionType();");
		assertThat(canceled.value()).contains("x=20,y=10,width=1,height=1").endsWith(" 0 -1");
	}

	@Test
	void whatTheRecorderWritesFindsTheSameAgain() {
		final Outcome recorded = imageJ.macro(IMAGE + "call('kintsugi.ij1.DefectsUser.preview');" +
			"senseless = call('kintsugi.ij1.DefectsUser.senseless');" +
			"text = call('kintsugi.ij1.DefectsUser.press', 'OK'); return senseless + ' ' + Overlay.size + ' ' + text;");
		assertThat(recorded.value()).startsWith("false 0 ");
		final String line = recorded.value().lines().filter(text -> text.contains("Find Defects")).findFirst() //
			.orElseThrow();
		assertThat(line).contains("hot-pixels", "sensitivity=6", "min=1", "max=0", "scale=15", "grow=0",
			"result=selection");
		assertThat(imageJ.macro(IMAGE + line.substring(line.indexOf("run(")) + BOUNDS).value()).isEqualTo("20 10 1 1");
	}

	private static Outcome run(final String before, final String options, final String after) {
		return imageJ.macro(before + "run('Find Defects...', '" + options + "'); " + after);
	}

	private static void assertStopped(final Outcome outcome, final String... words) {
		assertThat(outcome.error()).contains(words);
		assertThat(outcome.log()).doesNotContain("went on");
	}
}
