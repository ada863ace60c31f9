package kintsugi.ij1;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import kintsugi.ij1.RealImageJ.Outcome;
import kintsugi.repair.SketchModels;

/** Repairs by lines that were drawn with ImageJ's own tools, in a real ImageJ. */
class SketchPlugInTest {

	private static final String MODEL = "sketch-test";
	private static final String USER = "kintsugi.ij1.RepairUser.";
	private static final String COMMAND = "Repair Selection...";
	/** A ramp with a white rectangle that is selected, and a line across it in the overlay. */
	private static final String IMAGE = "newImage('cells.tif', '16-bit ramp', 64, 48, 1); " +
		"makeRectangle(20, 10, 16, 12); run('Set...', 'value=255'); makeLine(18, 15, 40, 15); " +
		"run('Add Selection...'); makeRectangle(20, 10, 16, 12); ";
	private static final String PIXELS = "return getTitle() + ' ' + Property.get('Kintsugi sketch pixels');";
	private static final String OPEN = call("open", COMMAND);
	private static final String OKAY = "line = " + call("okay", COMMAND);

	@TempDir
	static Path folder;
	private static RealImageJ imageJ;

	@BeforeAll
	static void start() throws IOException {
		imageJ = new RealImageJ(folder);
		SketchModels.save(folder.resolve("home/.kintsugi/models").resolve(MODEL), 1, true);
	}

	@AfterAll
	static void stop() throws IOException {
		if (imageJ != null) imageJ.close();
	}

	@Test
	void linesOfTheOverlayGuideARepair() {
		assertThat(repair("sketch=overlay").value()).isEqualTo("cells-repaired.tif 16");
	}

	@Test
	void areasOfTheOverlayAreHolesAndItsLinesTheSketch() {
		final Outcome outcome = imageJ.macro(IMAGE + "run('Add Selection...'); run('Select None'); " +
			"run('Repair Selection...', 'model=" + MODEL + " holes=overlay sketch=overlay'); " +
			"return '' + Property.get('Kintsugi hole pixels') + ' ' + Property.get('Kintsugi sketch pixels');");
		assertThat(outcome.error()).isEmpty();
		assertThat(outcome.value()).isEqualTo("192 16");
	}

	@Test
	void linesOfTheManagerGuideARepair() {
		final Outcome outcome = imageJ.macro(IMAGE + "makeSelection('freeline', newArray(22, 30, 30), " +
			"newArray(12, 12, 18)); roiManager('reset'); roiManager('add'); makeRectangle(20, 10, 16, 12); " +
			"run('Repair Selection...', 'model=" + MODEL + " sketch=manager');" + PIXELS);
		assertThat(outcome.error()).isEmpty();
		assertThat(outcome.value()).isEqualTo("cells-repaired.tif 15");
	}

	@Test
	void anImageOfLinesGuidesARepair() {
		final Outcome outcome = imageJ.macro("newImage('my lines', '8-bit black', 64, 48, 1); setColor(255); " +
			"drawLine(0, 15, 63, 15); " + IMAGE + "run('Repair Selection...', 'model=" + MODEL + " sketch=[my lines]');" +
			PIXELS);
		assertThat(outcome.error()).isEmpty();
		assertThat(outcome.value()).isEqualTo("cells-repaired.tif 16");
	}

	@Test
	void aSketchIsNotDoneInVain() {
		final String mean = "run('Select None'); getStatistics(area, mean); return '' + mean;";
		final Outcome guided = imageJ.macro(IMAGE + "run('Repair Selection...', 'model=" + MODEL + " sketch=overlay');" + //
			mean);
		final Outcome free = imageJ.macro(IMAGE + "run('Repair Selection...', 'model=" + MODEL + "');" + mean);
		assertThat(guided.value()).isNotEmpty().isNotEqualTo(free.value());
	}

	@Test
	void aModelThatKnowsNoSketchSaysSoAndWhichDo() {
		final Outcome outcome = imageJ.macro(IMAGE + "run('Repair Selection...', 'model=fluorescence-small " +
			"sketch=overlay');print('went on');");
		assertThat(outcome.error()).contains("The model 'fluorescence-small' knows no sketch", MODEL);
		assertThat(outcome.log()).doesNotContain("went on");
	}

	@Test
	void anImageThatIsNotThereIsRefusedAndSoIsOneOfAnotherSize() {
		assertThat(repair("sketch=drawing").error()).contains("no open image \"drawing\"", "overlay, manager");
		final Outcome outcome = imageJ.macro("newImage('small', '8-bit black', 7, 5, 1);" + IMAGE +
			"run('Repair Selection...', 'model=" + MODEL + " sketch=small');");
		assertThat(outcome.error()).contains("The sketch \"small\" is 7 x 5", "64 x 48");
	}

	@Test
	void withASketchTheDefaultModelIsOneThatKnowsSketches() {
		final Outcome outcome = imageJ.macro(IMAGE + "run('Repair Selection...', 'sketch=overlay');" + PIXELS);
		assertThat(outcome.error()).isEmpty();
		assertThat(outcome.value()).isEqualTo("cells-repaired.tif 16");
	}

	@Test
	void whatTheRecorderWritesRepairsTheSameAgain() {
		final Outcome recorded = imageJ.macro(IMAGE + OPEN + call("set", "Model", MODEL) + call("set", "Sketch", //
			"overlay") + OKAY + "return line;");
		assertThat(recorded.value()).isEqualTo("run(\"Repair Selection...\", \"model=" + MODEL +
			" holes=selection sketch=overlay grow=0 strategy=auto device=auto\");");
		assertThat(recorded.log()).contains("by a sketch of 16 pixels");
		assertThat(imageJ.macro(IMAGE + recorded.value() + PIXELS).value()).isEqualTo("cells-repaired.tif 16");
	}

	@Test
	void theFieldCountsOnlyForModelsThatKnowSketches() {
		final Outcome recorded = imageJ.macro(IMAGE + OPEN + call("set", "Model", MODEL) + call("set", "Sketch", //
			"overlay") + call("set", "Model", "fluorescence-small") + OKAY + "return line;");
		assertThat(recorded.value()).isEqualTo(
			"run(\"Repair Selection...\", \"model=fluorescence-small holes=selection grow=0 strategy=auto device=auto\");");
		assertThat(recorded.error()).isEmpty();
	}

	private static Outcome repair(final String options) {
		return imageJ.macro(IMAGE + "run('Repair Selection...', 'model=" + MODEL + " " + options + "');" + PIXELS);
	}

	private static String call(final String method, final String... arguments) {
		return "call('" + USER + method + "', '" + String.join("', '", arguments) + "'); ";
	}
}
