package kintsugi.ij1;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import kintsugi.ij1.RealImageJ.Outcome;
import kintsugi.onnx.CudaRuntime;

/** Runs the menu entries for the GPU in a real ImageJ. */
class GpuPlugInTest {

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
	void theCheckWritesItsReportToTheLogOfAMacro() {
		final Outcome outcome = imageJ.macro("run('Check GPU...', ''); return 'went on';");
		assertThat(outcome.error()).isEmpty();
		assertThat(outcome.value()).isEqualTo("went on");
		assertThat(outcome.log()).contains("Repairs run on the", "Trial on CPU");
	}

	@Test
	void nothingIsInstalledWithoutTheWord() {
		final Outcome outcome = imageJ.macro("run('Install GPU Runtime...', 'now'); print('went on');");
		assertThat(outcome.error()).contains(CudaRuntime.standard().installable() ? "agree" : "device cpu");
		assertThat(outcome.log()).doesNotContain("went on");
	}
}
