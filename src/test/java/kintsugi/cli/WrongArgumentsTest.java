package kintsugi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrongArgumentsTest {

	@TempDir
	private Path folder;
	private Path image;
	private Path mask;
	private Path out;

	@BeforeEach
	void makeFiles() throws IOException {
		final ImageFolder files = new ImageFolder(folder);
		image = files.ramp("a.tif");
		mask = files.mask("m.png", 255);
		out = folder.resolve("out.tif");
	}

	@Test
	void aMissingMaskOption() {
		assertWrong(Run.of("repair", image, "--out", out), "--mask");
	}

	@Test
	void noImage() {
		assertWrong(Run.of("repair", "--mask", mask, "--out", out), "IMAGE");
	}

	@Test
	void anUnknownOption() {
		assertWrong(Run.repair(image, mask, out, "--colour"), "--colour");
	}

	@Test
	void anUnknownCommand() {
		assertWrong(Run.of("mend"), "mend");
	}

	@Test
	void aHoleValueThatIsNoNumber() {
		assertWrong(Run.repair(image, mask, out, "--hole-value", "white"), "white");
	}

	@Test
	void aNegativeGrowth() {
		assertWrong(Run.repair(image, mask, out, "--grow=-2"), "-2");
	}

	@Test
	void anUnknownDevice() {
		assertWrong(Run.repair(image, mask, out, "--device", "abacus"), "abacus");
	}

	@Test
	void anUnknownModel() {
		assertWrong(Run.of("repair", image, "--mask", mask, "--out", out, "--model", "nonesuch"), "nonesuch");
	}

	@Test
	void aBrokenModel() throws IOException {
		final Path broken = Files.writeString(folder.resolve("model.zip"), "no zip");
		assertWrong(Run.of("repair", image, "--mask", mask, "--out", out, "--model", broken), "model.zip");
	}

	@Test
	void aMaskThatDoesNotExist() {
		assertWrong(Run.repair(image, folder.resolve("none.png"), out), "none.png");
	}

	@Test
	void aFolderWithoutImages() throws IOException {
		final Path empty = Files.createDirectory(folder.resolve("empty"));
		assertWrong(Run.repair(empty, mask, folder.resolve("results")), "holds no images");
	}

	@Test
	void severalImagesIntoAFile() {
		assertWrong(Run.of("repair", image, image, "--mask", mask, "--out", mask), "need a folder");
	}

	@Test
	void twoImagesIntoOneOutput() throws IOException {
		new ImageFolder(folder.resolve("other")).ramp("a.tif");
		assertWrong(Run.of("repair", image, folder.resolve("other"), "--mask", mask, "--out", folder.resolve("results"),
			"--model", "harmonic"), "would both be written");
	}

	@Test
	void anExistingReport() throws IOException {
		final Path report = Files.writeString(folder.resolve("report.json"), "precious");
		assertWrong(Run.repair(image, mask, out, "--json", report), "report.json");
		assertThat(report).hasContent("precious");
	}

	@Test
	void aReportThatWouldOverwriteTheResultOrTheImage() {
		assertWrong(Run.repair(image, mask, out, "--json", out), "would overwrite");
		assertWrong(Run.repair(image, mask, out, "--json", image, "--force"), "would overwrite");
	}

	@Test
	void oneFileForBothReports() {
		final Path report = folder.resolve("report.csv");
		assertWrong(Run.repair(image, mask, out, "--json", report, "--report", report), "JSON and CSV at once");
		final Path results = folder.resolve("results");
		assertWrong(Run.repair(folder, mask, results, "--json", results.resolve("kintsugi-report.csv")), //
			"JSON and CSV at once");
		assertThat(results).doesNotExist();
	}

	@Test
	void anImageThatIsNoFilesName() {
		assertWrong(Run.of("repair", "a\0.tif", "--mask", mask, "--out", out), "IMAGE must be a file or folder, not 'a");
	}

	@Test
	void optionsOfFoldersForASingleFile() {
		assertWrong(Run.repair(image, mask, out, "--recursive"), "--recursive is for folders", "a.tif");
		assertWrong(Run.repair(image, mask, out, "--pattern", "*.tif"), "--pattern is for folders");
		assertWrong(Run.repair(image, mask, out, "--format", "png"), "--format is for results in a folder", "out.tif/");
		assertWrong(Run.of("defects", image, "--out", out, "--recursive"), "--recursive is for folders", "a.tif");
		assertWrong(Run.of("defects", image, "--out", out, "--pattern", "a*"), "--pattern is for folders");
	}

	@Test
	void aHoleValueWithoutMasks() {
		assertWrong(Run.of("repair", image, "--holes", "saturated", "--hole-value", 3, "--out", out), "--hole-value",
			"saturated needs no masks");
	}

	@Test
	void noArgumentsGiveTheHelp() {
		final Run run = Run.of();
		assertThat(run.code()).isEqualTo(2);
		assertThat(run.err()).contains("Usage: kintsugi", "repair", "demo");
		assertThat(run.out()).isEmpty();
	}

	/** Any command, any type of value: which option, which value, and what it must be. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"repair a.tif --mask m.png --out o.tif --grow x | --grow must be a whole number, not 'x'.", //
		"repair a.tif --mask m.png --out o.tif --grow 1.5 | --grow must be a whole number, not '1.5'.", //
		"repair a.tif --mask m.png --out o.tif --grow 99999999999 | not '99999999999', which is too large.", //
		"repair a.tif --mask m.png --out o.tif --hole-value white | --hole-value must be a number, not 'white'.", //
		"repair a.tif --mask m.png --out o.tif --force=maybe | --force must be given without a value, not 'maybe'.", //
		"repair a.tif --mask m.png --out | There is no value of --out OUT (the file to write", //
		"repair a.tif --mask --out o.tif | There is no value of --mask MASK (a mask file", //
		"repair a.tif --mask m.png | There is no --out OUT (the file to write", //
		"repair | There is no --out OUT and no IMAGE.", //
		"repair --out o.tif --mask m.png | There is no IMAGE (image files, or folders of them).", //
		"repair a.tif --mask m.png --out o.tif --growth 2 | There is no option '--growth'; did you mean --grow", //
		"repair a.tif --mask m.png --out o.tif --colour 2 | There is no option '--colour'", //
		"repare a.tif | There is no command 'repare'; did you mean repair?", //
		"zzz | There is no command 'zzz'; choose repair, defects, train, evaluate, masks, gpu, demo.", //
		"gpu now | 'now' is one argument too many; leave it out.", //
		"defects a.tif --out m.png --sensitivity high | --sensitivity must be a number, not 'high'.", //
		"defects a.tif --out m.png --min ten | --min must be a whole number, not 'ten'.", //
		"masks --out d --generator boxes --count many | --count must be a whole number, not 'many'.", //
		"masks --out d --generator boxes --seed 1e3 | --seed must be a whole number, not '1e3'.", //
		"train --data d --out m.zip --steps soon | --steps must be a whole number, not 'soon'.", //
		"train --data d --out m.zip --minutes x | --minutes must be a number, not 'x'.", //
		"train --data d --out m.zip --base flat | --base must be none or harmonic, not 'flat'.", //
		"train --data d --out m.zip --set flip | --set must be KEY=VALUE, not 'flip'.", //
		"evaluate d --model m --size big | --size must be a whole number, not 'big'.", //
		"evaluate d --model m --set x | --set must be NAME=VALUE, not 'x'." })
	void whatCannotBeUnderstood(final String arguments, final String sentence) {
		assertWrong(Run.of((Object[]) arguments.split(" ")), sentence);
	}

	@Test
	void helpIsNotAnError() {
		final Run run = Run.of("repair", "--help");
		assertThat(run.code()).isZero();
		assertThat(run.out()).contains("--hole-value", "--grow", "--json", "--force");
	}

	private void assertWrong(final Run run, final String... named) {
		assertThat(run.code()).as(run.err()).isEqualTo(2);
		assertThat(run.errorLines()).as(run.err()).isEqualTo(1);
		assertThat(run.err()).contains(named);
		assertThat(run.out()).isEmpty();
		assertThat(out).doesNotExist();
	}
}
