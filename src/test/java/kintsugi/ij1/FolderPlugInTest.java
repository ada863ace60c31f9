package kintsugi.ij1;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;
import kintsugi.ij1.RealImageJ.Outcome;
import kintsugi.image.ImageFiles;
import kintsugi.repair.SketchModels;

/** Runs the menu entry for folders in a real ImageJ. */
class FolderPlugInTest {

	private static final String USER = "kintsugi.ij1.RepairUser.";

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
	void repairsWhatAPatternAndARangeChoose() throws IOException {
		final Path images = images("my images", 3);
		final Path output = folder.resolve("my results");
		final Outcome outcome = run("input=[" + images + "] holes=range low=255 output=[" + output +
			"] pattern=a?.tif recursive format=png model=harmonic grow=1 strategy=native device=cpu");
		assertThat(outcome.error()).isEmpty();
		assertThat(outcome.log()).contains("2 of 2 images repaired.", "kintsugi-report.csv");
		assertThat(output.resolve("a1.png")).exists();
		assertThat(output.resolve("sub/a3.png")).exists();
		assertThat(outcome.images()).isZero();
	}

	@Test
	void theRecordedLineRepairsTheSame() throws IOException {
		final Path images = images("recorded", 2);
		final Path output = folder.resolve("recorded results");
		final String command = "Repair Folder...";
		final Outcome recorded = imageJ.macro(call("open", command) + call("set", "Input", images.toString()) + //
			call("set", "Output", output.toString()) + call("set", "Holes", "range") + call("set", "Low", "255") + //
			call("set", "High", "255") + call("set", "Model", "harmonic") + call("set", "Recursive", "true") + //
			"line = " + call("okay", command) + "return line;");
		assertThat(recorded.log()).contains("2 of 2 images repaired.");
		assertThat(recorded.value()).contains("input=" + images, "holes=range", "recursive", "low=255 high=255");
		assertThat(imageJ.macro(recorded.value()).log()).contains("2 were there from an earlier run");
	}

	@Test
	void aMistakeIsSaidInTheDialogWhichKeepsTheAnswers() throws IOException {
		final Path images = images("mistaken", 2);
		final Path output = folder.resolve("mistaken results");
		final String command = "Repair Folder...";
		final Outcome recorded = imageJ.macro(call("open", command) + call("set", "Input", images.toString()) + //
			call("set", "Holes", "range") + call("set", "Low", "255") + call("set", "Model", "harmonic") + //
			call("set", "Recursive", "true") + call("press") + "text = " + call("await", "There is no output") + //
			"text = text + " + call("get", "Input") + "text = text + " + call("get", "Holes") + "text = text + " + //
			call("get", "Recursive") + call("set", "Output", output.toString()) + "line = " + call("okay", command) + //
			"return text + ' ' + line;");
		assertThat(recorded.error()).isEmpty();
		assertThat(recorded.value()).contains("Choose a folder." + images + "rangetrue ", //
			"holes=range low=255 output=[" + output + "]").doesNotContain("mask=", "high=");
		assertThat(recorded.log()).contains("2 of 2 images repaired.");
	}

	@Test
	void numbersThatDoNotCountAreNotRead() throws IOException {
		final Outcome outcome = imageJ.macro(call("open", "Repair Folder...") + call("set", "Input", images("numbers", 1)
			.toString()) + call("set", "Holes", "nan") + call("set", "Low", "none") + call("press") + "text = " + call(
				"await", "There is no") + call("cancel") + "return text;");
		assertThat(outcome.value()).contains("There is no output");
	}

	@Test
	void onlyTheFieldsThatCountCanBeUsed() {
		final String fields = "x = x + " + enabled("Mask") + " + " + enabled("Low") + " + " + enabled("High") + " + ' ';";
		final Outcome outcome = imageJ.macro("x = ''; " + call("open", "Repair Folder...") + fields + call("set", "Holes",
			"range") + fields + call("set", "Holes", "nan") + fields + call("cancel") + "return x;");
		assertThat(outcome.value()).isEqualTo("truefalsefalse falsetruetrue falsefalsefalse ");
	}

	@Test
	void masksIsStillAKeyForMask() throws IOException {
		final Path images = images("masked", 2);
		final Path mask = folder.resolve("masked mask.tif");
		final ImagePlus pixel = IJ.createImage("mask", "8-bit black", 64, 48, 1);
		pixel.getProcessor().set(9, 9, 255);
		ImageFiles.write(pixel, mask);
		final String rest = " model=harmonic recursive input=[" + images + "] output=[" + folder.resolve("masked results") +
			"]";
		assertThat(run("masks=[" + mask + "]" + rest).log()).contains("2 of 2 images repaired.");
		assertThat(run("holes=mask mask=[" + mask + "]" + rest).log()).contains("2 were there from an earlier run");
		assertThat(run("mask=[" + mask + "] masks=[" + mask + "]" + rest).error()).contains("There is no option 'masks'");
	}

	@Test
	void linesOfAFileGuideTheImages() throws IOException {
		final Path images = images("guided", 2);
		final ImagePlus line = IJ.createImage("lines", "8-bit black", 64, 48, 1);
		line.getProcessor().set(9, 9, 255);
		ImageFiles.write(line, folder.resolve("my lines.tif"));
		final String rest = " holes=range low=255 grow=2 input=[" + images + "] model=[" + SketchModels.save(folder.resolve(
			"my model"), 1, true) + "] output=[" + folder.resolve("guided results") + "]";
		assertThat(run("sketch=[" + folder.resolve("my lines.tif") + "]" + rest).log()).contains("2 of 2 images repaired.");
		assertThat(ImageFiles.read(folder.resolve("guided results/a1.tif")).getProp("Kintsugi sketch pixels")) //
			.isEqualTo("1");
		assertThat(run("sketch=[/none.tif]" + rest).error()).contains("The sketch", "does not exist");
	}

	@Test
	void optionsThatDoNotCountAreReadAllTheSame() throws IOException {
		final Path images = images("spare", 2);
		assertThat(run("input=[" + images + "] masks=[/none] holes=saturated low=1 high=2 model=harmonic output=[" + folder
			.resolve("spare results") + "]").log()).contains("2 of 2 images repaired.");
	}

	@Test
	void escapeStopsTheMacroAndTheRunContinues() throws IOException {
		final Path images = images("many", 60);
		final String options = "input=[" + images + "] holes=range low=255 recursive model=harmonic output=[" + folder
			.resolve("few") + "]";
		final Outcome stopped = imageJ.escaped("run('Repair Folder...', '" + options + "'); print('went on');");
		assertThat(stopped.log()).doesNotContain("went on");
		assertThat(run(options).log()).contains("images repaired").doesNotContain("failed");
	}

	@Test
	void whatMakesNoSenseStopsTheMacroWithASentence() throws IOException {
		final Path images = images("errors", 1);
		assertThat(run("holes=nan output=[/x]").error()).contains("There is no input");
		assertThat(run("input=[" + images + "] holes=nan").error()).contains("There is no output");
		assertThat(run("input=[" + images + "] output=[" + images + "] holes=nan").error()).contains("never overwritten");
		assertThat(run("input=[" + images + "] output=[/x]").error()).contains("There are no masks");
		assertThat(run("input=[" + images + "] output=[/x] holes=range").error()).contains("low and high");
		assertThat(run("input=[" + images + "] output=[/x] holes=nan pattern=*.lsm").error()).contains("*.lsm");
		assertThat(run("input=[" + images + "] output=[/x] holes=nan format=gif").error()).contains("gif", "png");
	}

	private static Outcome run(final String options) {
		return imageJ.macro("run('Repair Folder...', '" + options + "');");
	}

	private static String call(final String method, final String... arguments) {
		return Stream.concat(Stream.of(USER + method), Stream.of(arguments)).collect(Collectors.joining("', '", "call('",
			"'); "));
	}

	private static String enabled(final String label) {
		return call("enabled", label).replace("; ", "");
	}

	/** Writes images with a white pixel: b0.tif, a1.tif, b2.tif, and so on, every third in a folder of its own. */
	private static Path images(final String name, final int count) throws IOException {
		final Path images = Files.createDirectories(folder.resolve(name));
		Files.createDirectories(images.resolve("sub"));
		for (int i = 0; i < count; i++) {
			final String file = (i % 3 == 2 ? "sub/a3" + (i > 2 ? "-" + i : "") : i % 3 == 1 ? "a" + i : "b" + i) + ".tif";
			final ImagePlus image = IJ.createImage(name, "8-bit ramp", 64, 48, 1);
			image.getProcessor().multiply(0.9);
			image.getProcessor().set(9, 9, 255);
			ImageFiles.write(image, images.resolve(file));
		}
		return images;
	}
}
