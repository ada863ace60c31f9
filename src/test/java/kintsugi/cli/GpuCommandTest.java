package kintsugi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import com.google.gson.JsonParser;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import kintsugi.onnx.CudaRuntime;

/** Checks this computer and asks before installing; nothing is downloaded. */
class GpuCommandTest {

	@TempDir
	private Path folder;
	private final InputStream input = System.in;
	private final String natives = System.getProperty("kintsugi.natives");

	@AfterEach
	void restore() {
		System.setIn(input);
		System.clearProperty("kintsugi.maven");
		if (natives == null) System.clearProperty("kintsugi.natives");
		else System.setProperty("kintsugi.natives", natives);
	}

	@Test
	void theReportSaysWhereRepairsRun() {
		final Run run = Run.of("gpu");
		assertThat(run.code()).isZero();
		assertThat(run.out()).startsWith("Repairs run on the ").contains("NVIDIA driver:", "Trial on CPU:", "PyTorch");
	}

	@Test
	void theReportIsJsonWhereThatIsAsked() {
		final Run run = Run.of("gpu", "--json", "--no-trial");
		assertThat(run.code()).isZero();
		final var json = JsonParser.parseString(run.out()).getAsJsonObject();
		assertThat(json.get("trials").getAsJsonArray()).isEmpty();
		assertThat(json.has("uses_gpu")).isTrue();
	}

	@Test
	void nothingIsDownloadedWithoutAYes() {
		if (!CudaRuntime.standard().installable()) return;
		System.setProperty("kintsugi.natives", folder.toString());
		System.setIn(new ByteArrayInputStream("n\n".getBytes()));
		final Run run = Run.of("gpu", "--install");
		assertThat(run.code()).isEqualTo(1);
		assertThat(run.out()).contains("1.1 GB", "[y/N]", "Nothing was downloaded.");
		assertThat(folder).isEmptyDirectory();
	}

	@Test
	void aServerThatCannotBeReachedIsASentence() {
		if (!CudaRuntime.standard().installable()) return;
		System.setProperty("kintsugi.natives", folder.toString());
		System.setProperty("kintsugi.maven", "http://127.0.0.1:1/maven");
		final Run run = Run.of("gpu", "--install", "--yes");
		assertThat(run.code()).isEqualTo(1);
		assertThat(run.err()).contains("cannot be reached").contains("127.0.0.1");
		assertThat(Files.exists(CudaRuntime.standard().folder())).isFalse();
	}
}
