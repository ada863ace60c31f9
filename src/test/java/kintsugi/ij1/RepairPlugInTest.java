package kintsugi.ij1;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;
import kintsugi.ij1.RealImageJ.Outcome;
import kintsugi.repair.RepairMethods;

/** Runs the menu entry in a real ImageJ. */
class RepairPlugInTest {

	/** A ramp of 64 x 48 pixels with a rectangle selected; a smooth fill of it is close to the ramp. */
	private static final String IMAGE = "newImage('cells.tif', '8-bit ramp', 64, 48, 1); makeRectangle(20, 10, 12, 8);";
	private static final String SPOILT = IMAGE + "run('Set...', 'value=255'); ";
	private static final String REPAIR = "run('Repair Selection...', 'model=harmonic'); ";
	private static final String GO_ON = "print('went on');";
	/** Makes a text of the current image's histogram, for comparing. */
	private static final String HISTOGRAM = "run('Select None'); getStatistics(area, mean, min, max, std, histogram);" +
		"text = ''; for (i = 0; i < 256; i++) text = text + histogram[i] + ' ';";

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
	void repairsTheSelectionInANewImageThatIsCurrentAfterwards() {
		final Outcome outcome = run(SPOILT + REPAIR +
			"return getTitle() + ' ' + (getValue(26, 14) < 150) + ' ' + nImages;");
		assertThat(outcome.value()).isEqualTo("cells-repaired.tif 1 2");
		assertThat(outcome.current()).isEqualTo("cells-repaired.tif");
	}

	@Test
	void leavesTheInputAndItsSelectionAlone() {
		final Outcome outcome = run(SPOILT + REPAIR + "selectWindow('cells.tif');" +
			"getSelectionBounds(x, y, w, h); return '' + getValue(26, 14) + ' ' + x + ' ' + y + ' ' + w + ' ' + h;");
		assertThat(outcome.value()).isEqualTo("255 20 10 12 8");
	}

	@Test
	void makesTheResultCurrentInBatchMode() {
		final Outcome outcome = run("setBatchMode(true); " + SPOILT + REPAIR +
			"return getTitle() + ' ' + (getValue(26, 14) < 150);");
		assertThat(outcome.value()).isEqualTo("cells-repaired.tif 1");
	}

	@Test
	void worksInABatchMacroOnAFile() {
		final Path file = folder.resolve("batch.tif");
		final ImagePlus image = IJ.createImage("batch.tif", "8-bit ramp", 64, 48, 1);
		IJ.saveAsTiff(image, file.toString());
		final Outcome outcome = imageJ.batch("makeOval(9, 9, 9, 9);" + REPAIR, file);
		assertThat(outcome.value()).isEqualTo("batch-repaired.tif");
	}

	@Test
	void leftOutOptionsTakeTheirDefaults() {
		final Outcome all = run(SPOILT + "run('Repair Selection...', 'model=harmonic grow=0 device=auto mask=none');" +
			HISTOGRAM + "return text;");
		final Outcome some = run(SPOILT + REPAIR + HISTOGRAM + "return text;");
		assertThat(some.value()).isEqualTo(all.value()).hasSizeGreaterThan(500);
	}

	@Test
	void aModelThatIsLeftOutIsTheOneForGreyImages() {
		final Outcome outcome = run(SPOILT + "run('Repair Selection...', 'grow=1');" +
			"return '' + Property.get('Kintsugi model');");
		assertThat(outcome.error()).isEmpty();
		assertThat(outcome.value()).isEqualTo(RepairMethods.defaultName(1));
	}

	@Test
	void growsTheHole() {
		final Outcome outcome = run(SPOILT + "run('Repair Selection...', 'model=harmonic grow=2');" +
			"return '' + Property.get('Kintsugi hole pixels');");
		assertThat(Integer.parseInt(outcome.value())).isBetween(12 * 8 + 2 * 40, 16 * 12);
	}

	@Test
	void takesAnOpenImageAsMaskInsteadOfTheSelection() {
		final Outcome outcome = run("newImage('my mask', '8-bit black', 64, 48, 1); setPixel(5, 6, 255);" +
			"setPixel(7, 6, 1);" + IMAGE + "run('Repair Selection...', 'model=harmonic mask=[my mask]');" +
			"return '' + Property.get('Kintsugi hole pixels');");
		assertThat(outcome.value()).isEqualTo("2");
	}

	@Test
	void aMaskMayHaveTheImagesTitleInBatchMode() {
		final Outcome outcome = run("setBatchMode(true); newImage('same', '8-bit black', 64, 48, 1);" +
			"setPixel(5, 6, 255); newImage('same', '8-bit ramp', 64, 48, 1);" +
			"run('Repair Selection...', 'model=harmonic mask=same');" +
			"return '' + Property.get('Kintsugi hole pixels');");
		assertThat(outcome.value()).isEqualTo("1");
	}

	@Test
	void aMaskOfAnotherSizeStopsTheMacroWithBothSizes() {
		final Outcome outcome = run("newImage('small', '8-bit black', 32, 48, 1);" + IMAGE +
			"run('Repair Selection...', 'model=harmonic mask=small');" + GO_ON);
		assertStopped(outcome, "32 x 48", "64 x 48", "small", "cells.tif");
	}

	@Test
	void noImageStopsTheMacro() {
		assertStopped(run(REPAIR + GO_ON), "no image");
	}

	@Test
	void noSelectionStopsTheMacro() {
		assertStopped(run(IMAGE + "run('Select None'); " + REPAIR + GO_ON), //
			"Nothing is selected", "cells.tif");
	}

	@Test
	void aSelectionOfEverythingStopsTheMacro() {
		assertStopped(run(IMAGE + "run('Select All'); " + REPAIR + GO_ON), //
			"whole image");
	}

	@Test
	void anUnknownModelStopsTheMacroAndTheKnownOnesAreNamed() {
		assertStopped(run(IMAGE + "run('Repair Selection...', 'model=magic');" + GO_ON), "magic", "harmonic");
	}

	@Test
	void anUnknownDeviceStopsTheMacro() {
		assertStopped(run(IMAGE + "run('Repair Selection...', 'model=harmonic device=abacus');" + GO_ON), //
			"abacus", "cuda");
	}

	@Test
	void anUnknownMaskStopsTheMacro() {
		assertStopped(run(IMAGE + "run('Repair Selection...', 'model=harmonic mask=[not there]');" + GO_ON), //
			"not there");
	}

	@Test
	void aGrowthBelowZeroStopsTheMacro() {
		assertStopped(run(IMAGE + "run('Repair Selection...', 'model=harmonic grow=-3');" + GO_ON), "-3");
	}

	@Test
	void anEmptyHoleGivesAnIdenticalCopyAndSaysSo() {
		final Outcome outcome = run("newImage('nothing', '8-bit black', 64, 48, 1);" + IMAGE + HISTOGRAM +
			"before = text; run('Repair Selection...', 'model=harmonic mask=nothing');" + HISTOGRAM +
			"if (text == before) return 'same';");
		assertThat(outcome.value()).isEqualTo("same");
		assertThat(outcome.log()).contains("identical copy");
	}

	@Test
	void saysInTheLogWhatRanWhere() {
		final Outcome outcome = run(SPOILT + REPAIR);
		assertThat(outcome.log()).contains("cells-repaired.tif", "harmonic", "CPU", "96");
	}

	@Test
	void titlesAreUnique() {
		final Outcome outcome = run(SPOILT + REPAIR + "selectWindow('cells.tif');" +
			"run('Repair Selection...', 'model=harmonic'); return getTitle();");
		assertThat(outcome.value()).isEqualTo("cells-repaired-2.tif");
	}

	@Test
	void inPlaceChangesTheImageItselfAndUndoTakesItBack() {
		final Outcome outcome = run(SPOILT +
			"run('Repair Selection...', 'model=harmonic in_place'); text = '' + nImages + " +
			"' ' + getTitle() + ' ' + (getValue(26, 14) < 150); run('Undo'); return text + ' ' + getValue(26, 14);");
		assertThat(outcome.error()).isEmpty();
		assertThat(outcome.value()).isEqualTo("1 cells.tif 1 255");
	}

	@Test
	void undoTakesAWholeStackBack() {
		final Outcome outcome = run("newImage('stack', '8-bit ramp', 64, 48, 3); makeRectangle(20, 10, 12, 8);" +
			"run('Set...', 'value=255 stack'); run('Repair Selection...', 'model=harmonic in_place'); text = ''; " +
			"for (k = 0; k < 2; k++) { for (i = 1; i <= 3; i++) { setSlice(i); text = text + (getValue(26, 14) < 150); }" +
			"run('Undo'); } return text;");
		assertThat(outcome.value()).isEqualTo("111000");
	}

	@Test
	void aScopeLeavesTheOtherSlicesAlone() {
		final String macro = "newImage('stack', '8-bit ramp', 64, 48, 3); makeRectangle(20, 10, 12, 8);" +
			"run('Set...', 'value=255 stack'); setSlice(2); run('Repair Selection...', 'model=harmonic scope=slice');" +
			"text = ''; for (i = 1; i <= 3; i++) { setSlice(i); text = text + (getValue(26, 14) < 150); } return text;";
		assertThat(run(macro).value()).isEqualTo("010");
		assertThat(run(macro.replace("scope=slice", "scope=stack")).value()).isEqualTo("111");
	}

	@Test
	void notANumberIsAHoleWithoutSelection() {
		final Outcome outcome = run(
			"newImage('float', '32-bit ramp', 64, 48, 1); setPixel(9, 9, NaN); setPixel(9, 10, NaN);" +
			"run('Repair Selection...', 'model=harmonic holes=nan');" +
			"return '' + Property.get('Kintsugi hole pixels') + ' ' + isNaN(getPixel(9, 9));");
		assertThat(outcome.error()).isEmpty();
		assertThat(outcome.value()).isEqualTo("2 0");
	}

	@Test
	void eachSliceHasItsMaskInAStackOfThem() {
		final Outcome outcome = run("newImage('masks', '8-bit black', 64, 48, 2); setSlice(1); setPixel(5, 5, 255);" +
			"setSlice(2); setPixel(6, 5, 255); setPixel(7, 5, 255); newImage('stack', '8-bit ramp', 64, 48, 2);" +
			"run('Repair Selection...', 'model=harmonic mask=masks'); return '' + Property.get('Kintsugi hole pixels');");
		assertThat(outcome.value()).isEqualTo("3");
	}

	@Test
	void intensitiesMayBeTheHole() {
		final String range = "run('Repair Selection...', 'model=harmonic holes=range low=255');";
		assertThat(run(SPOILT + "run('Select None');" + range +
			"return '' + Property.get('Kintsugi hole pixels');").value())
			.isEqualTo("96");
		final String threshold = "setThreshold(255, 255); run('Repair Selection...', 'model=harmonic holes=threshold');";
		assertThat(run(SPOILT + threshold + "return '' + Property.get('Kintsugi hole pixels');").value()).isEqualTo("96");
	}

	@Test
	void theOverlayAndTheManagerMayBeTheHole() {
		assertThat(run(SPOILT + "run('Add Selection...'); run('Select None'); run('Repair Selection...', " +
			"'model=harmonic holes=overlay'); return '' + Property.get('Kintsugi hole pixels');").value()).isEqualTo("96");
		assertThat(run(SPOILT + "roiManager('add'); run('Select None'); run('Repair Selection...', " +
			"'model=harmonic holes=manager'); roiManager('reset'); return '' + Property.get('Kintsugi hole pixels');")
				.value())
			.isEqualTo("96");
	}

	@Test
	void aFileIsWrittenAndOpenedAsAVirtualStack() {
		final Path file = folder.resolve("a result.tif");
		final Outcome outcome = run("newImage('stack', '16-bit ramp', 64, 48, 3); makeRectangle(20, 10, 12, 8);" +
			"run('Repair Selection...', 'model=harmonic strategy=native output=[" + file + "]');" +
			"return getTitle() + ' ' + nSlices + ' ' + is('Virtual Stack') + ' ' + Property.get('Kintsugi hole pixels');");
		assertThat(outcome.error()).isEmpty();
		assertThat(outcome.value()).isEqualTo("a result.tif 3 1 288");
		assertThat(file).exists();
	}

	@Test
	void whatMakesNoSenseStopsTheMacroWithASentence() {
		final String[][] all = { { "holes=guess", "guess", "saturated" }, { "holes=mask", "Choose an open image as mask" },
			{ "holes=range", "low and high" }, { "holes=range low=5 high=2", "5.0 to 2.0" }, { "scope=some", "some",
				"channel" },
			{ "strategy=best", "best", "coarse-to-fine" }, { "in_place output=[x.tif]", "not both" }, { "holes=nan",
				"32-bit" },
			{ "output=[x.doc]", ".tif" }, { "holes=range low=high", "low" } };
		for (final String[] one : all) {
			final String[] words = Arrays.copyOfRange(one, 1, one.length);
			assertStopped(run(IMAGE + "run('Repair Selection...', 'model=harmonic " + one[0] + "');" + GO_ON), words);
		}
	}

	@Test
	void escapeLeavesNothingAndStopsTheMacro() {
		final Outcome outcome = imageJ.escaped("newImage('stack', '16-bit ramp', 256, 256, 200);" +
			"makeOval(50, 50, 90, 90); " + REPAIR + GO_ON);
		assertThat(outcome.images()).isEqualTo(1);
		assertThat(outcome.log()).doesNotContain("went on");
	}

	@Test
	void canRunAgainAfterAnError() {
		final Outcome outcome = run(SPOILT + REPAIR + "return getTitle();");
		run(IMAGE + "run('Repair Selection...', 'model=magic');");
		assertThat(run(SPOILT + REPAIR + "return getTitle();").value()) //
			.isEqualTo(outcome.value());
	}

	private static Outcome run(final String macro) {
		return imageJ.macro(macro);
	}

	private static void assertStopped(final Outcome outcome, final String... words) {
		assertThat(outcome.error()).contains(words);
		assertThat(outcome.log()).doesNotContain("went on");
	}
}
