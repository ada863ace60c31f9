package kintsugi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import kintsugi.process.ChildProcess;
import kintsugi.process.VirtualDisplay;

class DemoWindowTest {

	@TempDir
	private Path folder;

	@Test
	void opensImageJWithThePluginInItsMenuAndTheSampleReadyToRepair() throws Exception {
		final List<String> lines = drive();
		assertThat(lines).contains("command kintsugi.ij1.RepairPlugIn", "selected true", "current cells-16-bit-repaired",
			"quit");
	}

	/** Runs the driver on a display; without one the test is aborted, which is no failure. */
	private List<String> drive() throws IOException, InterruptedException {
		final ProcessBuilder builder = new ProcessBuilder(ChildProcess.java(List.of("-Xmx512m", "-Duser.home=" + folder), //
			DemoWindowDriver.class, folder.toString()));
		try (VirtualDisplay display = VirtualDisplay.open()) {
			builder.environment().put("DISPLAY", display.name());
			try (ChildProcess child = ChildProcess.start(builder)) {
				assertThat(child.waitFor()).as(child::output).isZero();
				return child.lines();
			}
		}
	}
}
