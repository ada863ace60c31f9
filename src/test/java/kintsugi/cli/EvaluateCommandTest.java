package kintsugi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonParser;

import kintsugi.image.ImageFiles;
import kintsugi.image.Samples;
import kintsugi.process.ChildProcess;

class EvaluateCommandTest {

	@TempDir
	private Path folder;
	private Path images;

	@BeforeEach
	void makeImages() throws IOException {
		images = Files.createDirectory(folder.resolve("images"));
		ImageFiles.write(Samples.stained(64, 56, 1).whole(), images.resolve("a.png"));
		ImageFiles.write(Samples.fluorescence(56, 64, 2).whole(), images.resolve("b.tif"));
	}

	private Run evaluate(final Object... more) {
		return Run.of(Stream.concat(Stream.of("evaluate", images, "--model", "harmonic", "--device", "cpu"),
			Stream.of(more)).toArray());
	}

	@Test
	void printsTablesAndTheVerdict() {
		final Run run = evaluate();
		assertThat(run.code()).as(run.err()).isZero();
		assertThat(run.out()).contains("2 images, at most 512x512 pixels", "| PSNR (dB) | mean | harmonic |",
			"| harmonic minus mean | files |", "harmonic: ", "dB above mean (standard error ");
		assertThat(run.err()).contains("Evaluating a.png (1 of 2)", "Evaluating b.tif (2 of 2)");
	}

	@Test
	void writesFiles() throws IOException {
		final Run run = evaluate("--csv", folder.resolve("r.csv"), "--json", folder.resolve("r.json"), //
			"--plot", folder.resolve("r.png"), "--table", folder.resolve("r.md"), //
			"--seed", 3, "--masks", 2, "--size", 48, "--limit", 1);
		assertThat(run.code()).as(run.err()).isZero();
		assertThat(Files.readAllLines(folder.resolve("r.csv"))).hasSize(1 + 26);
		assertThat(JsonParser.parseString(Files.readString(folder.resolve("r.json"))).getAsJsonObject().getAsJsonObject(
			"settings").get("seed").getAsLong()).isEqualTo(3);
		assertThat(folder.resolve("r.png")).isNotEmptyFile();
		assertThat(folder.resolve("r.md")).content().contains("48x48", "2 holes an image and class");
	}

	@Test
	void theSameSeedGivesTheSameScores() throws IOException {
		evaluate("--csv", folder.resolve("one.csv"), "--seed", 0);
		evaluate("--csv", folder.resolve("two.csv"));
		assertThat(withoutTimes("one.csv")).isEqualTo(withoutTimes("two.csv")).isNotEmpty();
	}

	/** Reads the columns up to the first time. */
	private String withoutTimes(final String name) throws IOException {
		final StringBuilder text = new StringBuilder();
		for (final String line : Files.readAllLines(folder.resolve(name)))
			text.append(String.join(",", List.of(line.split(",")).subList(0, 17))).append('\n');
		return text.toString();
	}

	@Test
	void againstChoosesTheReferencesAndAGeneratorTheHoles() {
		final Run run = Run.of("evaluate", images, "--model", "mean", "--model", "photo-small", "--against", "harmonic",
			"--generator", "central-box", "--set", "size=20", "--device", "cpu");
		assertThat(run.code()).as(run.err()).isZero();
		assertThat(run.out()).contains("| PSNR (dB) | harmonic | mean | photo-small |", "central-box (size=20)");
	}

	@Test
	void aBadFileIsNamedAndDoesNotStopTheRest() throws IOException {
		Files.writeString(images.resolve("broken.png"), "no image");
		final Run run = evaluate();
		assertThat(run.code()).isZero();
		assertThat(run.out()).contains("2 images");
		assertThat(run.err()).contains("broken.png: ");
	}

	@Test
	void aListChoosesImagesAndSaysWhatIsMissing() throws IOException {
		final Path list = Files.writeString(folder.resolve("list.txt"), "a\nlost\n");
		final Run run = evaluate("--list", list);
		assertThat(run.out()).contains("1 image, ");
		assertThat(run.err()).contains("lost: the list names it");
	}

	@Test
	void nothingToMeasureFails() throws IOException {
		Files.delete(images.resolve("a.png"));
		Files.writeString(images.resolve("b.tif"), "no image");
		final Run run = evaluate("--csv", folder.resolve("r.csv"));
		assertThat(run.code()).isEqualTo(1);
		assertThat(run.err()).contains("Not one hole could be measured");
		assertThat(folder.resolve("r.csv")).doesNotExist();
	}

	@Test
	void aKilledEvaluationSaysThatNothingWasWritten() throws Exception {
		final Path csv = folder.resolve("r.csv");
		try (ChildProcess child = ChildProcess.start(new ProcessBuilder(ChildProcess.java(List.of( //
			"-Djava.awt.headless=true"), Main.class, "evaluate", images.toString(), "--model", "harmonic", "--masks", "1000",
			"--csv", csv.toString()))))
		{
			assertThat(child.awaitLine(line -> line.startsWith("Evaluating"))).as(child::output).isTrue();
			child.terminate();
			assertThat(child.waitFor()).isEqualTo(128 + 15);
			assertThat(child.lines()).last().isEqualTo("The evaluation was canceled; nothing was written.");
		}
		assertThat(csv).doesNotExist();
	}

	@Test
	void wrongArguments() throws IOException {
		assertWrong(evaluate("--masks", 0), "not 0");
		assertWrong(evaluate("--size", 8), "not 8");
		assertWrong(evaluate("--generator", "magic"), "magic");
		assertWrong(evaluate("--set", "size=20"), "--generator");
		assertWrong(evaluate("--generator", "central-box", "--set", "size=huge"), "huge");
		assertWrong(evaluate("--device", "abacus"), "abacus");
		assertWrong(evaluate("--model", "magic"), "magic");
		assertWrong(evaluate("--against", "magic"), "magic");
		assertWrong(evaluate("--inception", folder.resolve("none.onnx")), "none.onnx");
		assertWrong(evaluate("--list", folder.resolve("none.txt")), "none.txt");
		assertWrong(evaluate("--plot", folder.resolve("r.jpg")), "r.jpg");
		assertWrong(Run.of("evaluate", images), "--model");
		assertWrong(Run.of("evaluate", folder.resolve("none"), "--model", "harmonic"), "none");
		assertWrong(Run.of("evaluate", "--model", "harmonic"), "DIR");
	}

	@Test
	void anExistingFileIsKeptUnlessForced() throws IOException {
		final Path csv = Files.writeString(folder.resolve("r.csv"), "precious");
		assertWrong(evaluate("--csv", csv), "exists already");
		assertThat(csv).hasContent("precious");
		assertThat(evaluate("--csv", csv, "--force").code()).isZero();
		assertThat(csv).content().startsWith("\"image\"");
	}

	private static void assertWrong(final Run run, final String named) {
		assertThat(run.code()).as(run.err()).isEqualTo(2);
		assertThat(run.errorLines()).as(run.err()).isEqualTo(1);
		assertThat(run.err()).contains(named);
		assertThat(run.out()).isEmpty();
	}
}
