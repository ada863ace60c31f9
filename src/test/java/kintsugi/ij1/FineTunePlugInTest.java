package kintsugi.ij1;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import kintsugi.ij1.RealImageJ.Outcome;

/** Adapts models to images in a real ImageJ; the times are far too short to gain anything. */
class FineTunePlugInTest {

	private static final String USER = "kintsugi.ij1.TrainingUser.";
	private static final String IMAGE = "newImage('cells.tif', '8-bit ramp', 96, 96, 1); makeRectangle(20, 10, 12, 8); ";
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
	void aMacroAdaptsAndRepairs() {
		final Outcome outcome = imageJ.macro(IMAGE +
			"run('Fine-tune on This Image...', 'grow=1 minutes=0.01 device=cpu name=of-this-image');" +
			"return getTitle() + ' by ' + Property.get('Kintsugi model');");
		assertThat(outcome.error()).isEmpty();
		assertThat(outcome.value()).isEqualTo("cells-repaired.tif by of-this-image");
	}

	@Test
	void fromTheMenuItRepairsWhenTheWindowSaysFinishedEvenIfTheSelectionIsGone() {
		final Outcome outcome = imageJ.macro(IMAGE + "call('" + USER +
			"open', 'Fine-tune on This Image...', 'by-window', '0|0.01'); selectWindow('cells.tif');" +
			"run('Select None'); call('" + USER + "await', 'Finished'); call('" + USER +
			"press', 'Close'); for (i = 0; i < 600 && nImages < 2; i++) wait(100);" +
			"selectWindow('cells-repaired.tif'); return '' + Property.get('Kintsugi hole pixels');");
		assertThat(outcome.error()).isEmpty();
		assertThat(outcome.value()).isEqualTo("96");
	}

	@Test
	void nothingSelectedStopsTheMacro() {
		final Outcome outcome = imageJ.macro(IMAGE + "run('Select None');" +
			"run('Fine-tune on This Image...', 'minutes=1');" + GO_ON);
		assertThat(outcome.error()).contains("Nothing is selected");
		assertThat(outcome.log()).doesNotContain("went on");
	}

	@Test
	void noImageStopsTheMacro() {
		assertThat(imageJ.macro("run('Fine-tune on This Image...', 'minutes=1');").error()).contains("no image");
	}

	@Test
	void noTimeStopsTheMacro() {
		assertThat(imageJ.macro(IMAGE + "run('Fine-tune on This Image...', 'minutes=0');").error()).contains("above 0");
	}
}
