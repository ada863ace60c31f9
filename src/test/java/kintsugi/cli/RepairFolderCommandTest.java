package kintsugi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import kintsugi.process.ChildProcess;

/** Repairs folders by the command line. */
class RepairFolderCommandTest {

	@TempDir
	private Path folder;
	private ImageFolder files;

	@BeforeEach
	void makeFolder() throws IOException {
		files = new ImageFolder(folder);
		files.ramp("in/a.tif");
		files.ramp("in/sub/b.tif");
	}

	@Test
	void subfoldersPatternAndFormatAreTaken() throws IOException {
		files.colour("in/c.bmp.png", 0xff_00_ff);
		final Run run = repair("--holes", "range:1000-1100", "--recursive", "--pattern", "*.tif", "--format", "png");
		assertThat(run.code()).as(run.err()).isZero();
		assertThat(run.out()).contains("36 of 432 pixels", "(1 of 2").endsWith("2 of 2 images repaired." + System
			.lineSeparator());
		assertThat(folder.resolve("out/a.png")).exists();
		assertThat(folder.resolve("out/sub/b.png")).exists();
		assertThat(run.err().lines()).as("said once for all files").hasSize(1);
	}

	@Test
	void withoutRecursiveSubfoldersAreLeftAlone() {
		assertThat(repair("--holes", "range:1000-1100").out().lines()).hasSize(1);
		assertThat(folder.resolve("out/sub")).doesNotExist();
	}

	@Test
	void aKilledRunSaysHowFarItCame() throws Exception {
		for (int i = 0; i < 1000; i++)
			files.ramp("many/" + i + ".tif");
		try (ChildProcess child = ChildProcess.start(new ProcessBuilder(ChildProcess.java(List.of( //
			"-Djava.awt.headless=true"), Main.class, "repair", folder.resolve("many").toString(), "--holes",
			"range:1000-1100", "--model", "harmonic", "--out", folder.resolve("out").toString()))))
		{
			assertThat(child.awaitLine(line -> line.contains("(1 of 1000"))).as(child::output).isTrue();
			child.terminate();
			assertThat(child.waitFor()).isEqualTo(128 + 15);
			assertThat(child.lines()).last().asString().startsWith("Stopped after ").endsWith("continues with the others.");
		}
	}

	@Test
	void aRepeatedRunContinuesByTheReport() throws IOException {
		assertThat(repair("--holes", "range:1000-1100", "--recursive").code()).isZero();
		Files.delete(folder.resolve("out/a.tif"));
		final Run again = repair("--holes", "range:1000-1100", "--recursive", "--json", folder.resolve("log.json"));
		assertThat(again.code()).as(again.err()).isZero();
		assertThat(again.out()).contains("1 of 2 images repaired, 1 were there from an earlier run");
		final JsonObject json = JsonParser.parseString(Files.readString(folder.resolve("log.json"))).getAsJsonObject();
		assertThat(json.get("repaired").getAsInt()).isEqualTo(1);
		assertThat(json.get("skipped").getAsInt()).isEqualTo(1);
		assertThat(repair("--holes", "range:1000-1200", "--recursive").code()).as("other settings").isEqualTo(1);
		assertThat(repair("--holes", "range:1000-1200", "--recursive", "--force").code()).isZero();
	}

	@Test
	void theReportMayLieElsewhere() {
		final Path report = folder.resolve("reports/night.csv");
		assertThat(repair("--holes", "range:1000-1100", "--report", report).code()).isZero();
		assertThat(report).exists();
		assertThat(folder.resolve("out")).isDirectoryNotContaining("glob:**.csv");
	}

	@Test
	void theStrategyIsTaken() throws IOException {
		assertWrong(repair("--holes", "range:1000-1100", "--strategy", "best"), "best");
		assertThat(repair("--holes", "range:1000-1100", "--strategy", "whole").code()).isZero();
		assertThat(Files.readString(folder.resolve("out/kintsugi-report.csv"))).contains("strategy=whole");
	}

	@Test
	void wrongArgumentsAreNamedBeforeAnythingIsWritten() {
		assertWrong(repair(), "--holes");
		assertWrong(repair("--holes", "nan", "--mask", folder.resolve("in/a.tif")), "not both");
		assertWrong(repair("--holes", "guess"), "guess");
		assertWrong(repair("--holes", "range:9-1"), "9.0", "1.0");
		assertWrong(repair("--holes", "nan", "--format", "gif"), "gif");
		assertWrong(repair("--holes", "nan", "--pattern", "[", "--recursive"), "'['");
		assertWrong(repair("--holes", "nan", "--report", folder.resolve("in/a.tif")), "would overwrite");
		assertWrong(Run.of("repair", folder.resolve("in"), "--out", folder.resolve("in"), "--holes", "nan"),
			"never overwritten");
	}

	private Run repair(final Object... more) {
		final Object[] all = new Object[6 + more.length];
		System.arraycopy(new Object[] { "repair", folder.resolve("in"), "--out", folder.resolve("out"), "--model",
			"harmonic" }, 0, all, 0, 6);
		System.arraycopy(more, 0, all, 6, more.length);
		return Run.of(all);
	}

	private void assertWrong(final Run run, final String... words) {
		assertThat(run.code()).as(run.err()).isEqualTo(2);
		assertThat(run.err()).contains(words);
		assertThat(folder.resolve("out")).doesNotExist();
	}
}
