package kintsugi.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import kintsugi.process.ChildProcess;
import kintsugi.process.VirtualDisplay;

class UndoListenerTest {

	@TempDir
	private Path folder;

	@Test
	void theMenuAndMacrosUndoRepairsInPlaceAndImageJItsOwn() throws Exception {
		assertThat(drive()).contains("declared 300", "undone by macro true null", "ImageJ undid its own true 300",
			"undone by menu true", "forgotten true");
	}

	/** Runs the driver on a display; without one the test is aborted, which is no failure. */
	private List<String> drive() throws IOException, InterruptedException {
		final ProcessBuilder builder = new ProcessBuilder(ChildProcess.java(List.of("-Xmx512m", "-Duser.home=" + folder), //
			UndoDriver.class));
		try (VirtualDisplay display = VirtualDisplay.open()) {
			builder.environment().put("DISPLAY", display.name());
			try (ChildProcess child = ChildProcess.start(builder)) {
				assertThat(child.waitFor()).as(child::output).isZero();
				return child.lines();
			}
		}
	}
}
