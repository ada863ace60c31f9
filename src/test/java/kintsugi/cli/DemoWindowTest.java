package kintsugi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

class DemoWindowTest {

	@TempDir
	private Path folder;

	@Test
	@Timeout(120)
	void opensImageJWithThePluginInItsMenuAndTheSampleReadyToRepair() throws IOException {
		final List<String> lines = drive();
		assertThat(lines).contains("command kintsugi.ij1.RepairPlugIn", "selected true", "current cells-16-bit-repaired",
			"quit");
	}

	/** Runs the driver under Xvfb; without it the test is aborted, which is no failure. */
	private List<String> drive() throws IOException {
		final ProcessBuilder builder = new ProcessBuilder("xvfb-run", "-a", Path.of(System.getProperty("java.home"), "bin",
			"java").toString(), "-Xmx512m", "-Duser.home=" + folder, "-cp", System.getProperty("java.class.path"),
			DemoWindowDriver.class.getName(), folder.toString());
		final Process process;
		try {
			process = builder.redirectErrorStream(true).start();
		}
		catch (final IOException e) {
			throw new TestAbortedException("There is no xvfb-run.", e);
		}
		return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
	}
}
