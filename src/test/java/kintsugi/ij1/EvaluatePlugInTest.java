package kintsugi.ij1;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import kintsugi.ij1.RealImageJ.Outcome;
import kintsugi.image.ImageFiles;
import kintsugi.image.Samples;

/** Runs the menu entry <i>Evaluate Model...</i> in a real ImageJ. */
class EvaluatePlugInTest {

	@TempDir
	static Path folder;
	@TempDir
	static Path work;
	private static Path images;
	private static RealImageJ imageJ;

	@BeforeAll
	static void start() throws IOException {
		images = Files.createDirectory(work.resolve("my images"));
		ImageFiles.write(Samples.stained(64, 56, 1).whole(), images.resolve("a.png"));
		ImageFiles.write(Samples.fluorescence(56, 64, 2).whole(), images.resolve("b.tif"));
		imageJ = new RealImageJ(folder);
	}

	@AfterAll
	static void stop() throws IOException {
		if (imageJ != null) imageJ.close();
	}

	@Test
	void showsTablesAndAPlot() {
		final Outcome outcome = evaluate("model=harmonic", "selectWindow('Evaluation, holes'); n = Table.size;" +
			"selectWindow('Evaluation'); return '' + n + ' ' + Table.getString('metric', 0) + ' ' + " +
			"Table.getString('method', 0);");
		assertThat(outcome.error()).isEmpty();
		assertThat(outcome.value()).isEqualTo("26 psnr mean");
		assertThat(outcome.current()).isEqualTo("PSNR (dB) by hole ratio");
		assertThat(outcome.log()).contains("2 images", "seed 0", "dB above mean");
	}

	@Test
	void writesTheFilesThatAreNamed() throws IOException {
		final Outcome outcome = evaluate("model=harmonic masks=2 seed=5 device=cpu csv=[" + work.resolve("my r.csv") +
			"] json=" + work.resolve("r.json") + " plot=" + work.resolve("r.png"), "");
		assertThat(outcome.error()).isEmpty();
		assertThat(Files.readAllLines(work.resolve("my r.csv"))).hasSize(1 + 52);
		assertThat(work.resolve("r.json")).content().contains("\"seed\": 5");
		assertThat(work.resolve("r.png")).isNotEmptyFile();
		assertThat(outcome.log()).contains("seed 5");
	}

	@Test
	void aFileIsReplacedOnlyWithTheFlag() throws IOException {
		final Path csv = Files.writeString(work.resolve("there.csv"), "precious");
		assertStopped(evaluate("model=harmonic csv=" + csv, "print('went on');"), "exists already");
		assertThat(csv).hasContent("precious");
		assertThat(evaluate("model=harmonic replace csv=" + csv, "").error()).isEmpty();
		assertThat(csv).content().startsWith("\"image\"");
	}

	@Test
	void takesAListAndALargeSeed() throws IOException {
		final Path list = Files.writeString(work.resolve("my list.txt"), "b\nlost\n");
		final Outcome outcome = evaluate("model=harmonic seed=12345678901234 list=[" + list + "]", "");
		assertThat(outcome.error()).isEmpty();
		assertThat(outcome.log()).contains("1 image,", "seed 12345678901234", "lost: the list names it");
	}

	@Test
	void aClassifierOrListThatIsNotThereStopsTheMacro() {
		assertStopped(evaluate("model=harmonic inception=" + work.resolve("none.onnx"), "print('went on');"), "none.onnx");
		assertStopped(evaluate("model=harmonic list=" + work.resolve("none.txt"), "print('went on');"), "none.txt");
		assertStopped(evaluate("model=harmonic seed=1.5", "print('went on');"), "1.5");
	}

	@Test
	void whatCannotBeStopsTheMacroWithASentence() {
		assertStopped(evaluate("model=magic", "print('went on');"), "magic", "harmonic");
		assertStopped(evaluate("model=harmonic masks=0", "print('went on');"), "not 0");
		assertStopped(evaluate("model=harmonic masks=1.5", "print('went on');"), "whole number");
		assertStopped(evaluate("model=harmonic device=abacus", "print('went on');"), "abacus");
		assertStopped(imageJ.macro("run('Evaluate Model...', 'folder=[" + work.resolve("none") +
			"] model=harmonic'); print('went on');"), "none");
		assertStopped(imageJ.macro("run('Evaluate Model...', 'model=harmonic'); print('went on');"), "Choose a folder");
	}

	@Test
	void escapeStopsTheMacroAndWritesNothing() {
		final Outcome outcome = imageJ.escaped("run('Evaluate Model...', 'folder=[" + images +
			"] model=harmonic masks=50 csv=" + work.resolve("escaped.csv") + "'); print('went on');");
		assertThat(outcome.log()).doesNotContain("went on");
		assertThat(work.resolve("escaped.csv")).doesNotExist();
	}

	private static Outcome evaluate(final String options, final String then) {
		return imageJ.macro("run('Evaluate Model...', 'folder=[" + images + "] " + options + "');" + then);
	}

	private static void assertStopped(final Outcome outcome, final String... words) {
		assertThat(outcome.error()).contains(words);
		assertThat(outcome.log()).doesNotContain("went on");
	}
}
