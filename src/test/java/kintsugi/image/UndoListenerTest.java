package kintsugi.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

class UndoListenerTest {

	@TempDir
	private Path folder;

	@Test
	@Timeout(120)
	void theMenuAndMacrosUndoRepairsInPlaceAndImageJItsOwn() throws IOException {
		assertThat(drive()).contains("declared 300", "undone by macro true null", "ImageJ undid its own true 300",
			"undone by menu true", "forgotten true");
	}

	/** Runs the driver under Xvfb; without it the test is aborted, which is no failure. */
	private List<String> drive() throws IOException {
		final ProcessBuilder builder = new ProcessBuilder("xvfb-run", "-a", Path.of(System.getProperty("java.home"), "bin",
			"java").toString(), "-Xmx512m", "-Duser.home=" + folder, "-cp", System.getProperty("java.class.path"),
			UndoDriver.class.getName());
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
