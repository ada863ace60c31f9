package kintsugi.command.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import org.junit.jupiter.api.Test;

import kintsugi.onnx.CudaRuntime;
import kintsugi.onnx.DeviceProbe.Finding;
import kintsugi.onnx.DeviceTrial;
import kintsugi.onnx.GpuFacts;
import kintsugi.onnx.GpuFacts.Gpu;
import kintsugi.repair.Progress;

/** The check's words, and a check of this computer. */
class GpuReportTest {

	private static final GpuFacts NOTHING = new GpuFacts("", "", List.of(), "", "", Optional.empty(), List
		.of("libcudnn.so.9"), true, new Finding(false, false, "No NVIDIA driver was found."));
	private static final GpuFacts ALL = new GpuFacts("570.10", "12.9", List.of(new Gpu("Big GPU", 80_000_000_000L)),
		"12.9", "9.5.1", Optional.of(Path.of("runtime")), List.of(), true, new Finding(true, true, ""));

	private static GpuReport report(final GpuFacts facts, final List<DeviceTrial> trials) {
		return new GpuReport("Linux 6, amd64", facts, "2.7.1 for the CPU", trials, List.of(Missing.library("libcudnn.so.9",
			"Install it.")), List.of("A remark."));
	}

	@Test
	void theTextTellsAllThatIsKnown() {
		assertThat(report(ALL, List.of(new DeviceTrial("CUDA", 2.5, 0.5, 0.012, ""))).toText()).startsWith(
			"Repairs run on the GPU.").contains("570.10, for CUDA up to 12.9", "GPU: Big GPU, 80.0 GB",
				"CUDA: 12.9, cuDNN: 9.5.1, from runtime", "Trial on CUDA: 12 ms for 256 x 256", "Missing: libcudnn.so.9",
				"It computes convolutions", "Install it.", "A remark.", "2.7.1 for the CPU");
	}

	@Test
	void theTextSaysWhyTheCpuIsUsed() {
		assertThat(report(NOTHING, List.of()).toText()).startsWith("Repairs run on the CPU. No NVIDIA driver was found.")
			.contains("none that knows a GPU", "unknown or missing");
	}

	@Test
	void withoutADriverTheLibrariesAreNamedInOneEntry() {
		final List<Missing> missing = GpuCheck.missing(NOTHING);
		assertThat(missing).extracting(Missing::name).containsExactly("NVIDIA driver with a GPU", "libcudnn.so.9");
		assertThat(missing.get(1).todo()).startsWith("Nothing before there is a GPU");
		final GpuFacts elsewhere = new GpuFacts("", "", List.of(), "", "", Optional.empty(), List.of(), false, NOTHING
			.finding());
		assertThat(GpuCheck.missing(elsewhere)).extracting(Missing::name).containsExactly("NVIDIA driver with a GPU");
		assertThat(GpuCheck.missing(ALL)).isEmpty();
	}

	@Test
	void aGpuWhoseTrialFailedIsNotUsed() {
		assertThat(report(ALL, List.of(new DeviceTrial("CPU", 0.1, 0.1, 0.1, ""))).usesGpu()).isFalse();
		assertThat(report(ALL, List.of()).usesGpu()).isTrue();
	}

	@Test
	void theJsonHasTheSameFacts() {
		final String text = report(ALL, List.of(new DeviceTrial("CUDA", 2, 1, 0.5, ""))).toJson();
		final JsonObject json = JsonParser.parseString(text)
			.getAsJsonObject();
		assertThat(json.get("uses_gpu").getAsBoolean()).isTrue();
		assertThat(json.get("gpus").getAsJsonArray().get(0).getAsJsonObject().get("memory_bytes").getAsLong()).isEqualTo(
			80_000_000_000L);
		assertThat(json.get("trials").getAsJsonArray().get(0).getAsJsonObject().get("seconds").getAsDouble())
			.isEqualTo(0.5);
		assertThat(json.get("missing").getAsJsonArray().get(0).getAsJsonObject().get("name").getAsString()).isEqualTo(
			"libcudnn.so.9");
	}

	@Test
	void everyNeededLibraryHasAPurposeOfItsOwn() {
		for (final String name : List.of("libcudart.so.12", "libcublasLt.so.12", "libcurand.so.10", "cudnn64_9",
			"cublas64_12"))
			assertThat(Missing.library(name, "").why()).as(name).doesNotContain("part of ONNX Runtime needs it");
	}

	@Test
	void thisComputerIsCheckedAndTheTrialRuns() {
		final GpuReport report = new GpuCheck(true).run();
		assertThat(report.trials()).isNotEmpty().first().extracting(DeviceTrial::device).isEqualTo("CPU");
		assertThat(report.toText()).contains(report.facts().finding().problem());
	}

	@Test
	void aTrialThatDoesNotEndIsSaid() {
		final GpuReport report = new GpuCheck(true, Duration.ZERO).run();
		assertThat(report.trials()).isEmpty();
		assertThat(report.remarks()).anyMatch(remark -> remark.contains("did not end within 0 seconds"));
	}

	@Test
	void theQuestionNamesSizePlaceAndTerms() throws IOException {
		final GpuInstallation installation = new GpuInstallation();
		if (CudaRuntime.standard().installable()) assertThat(installation.question()).contains("1.1 GB", "GB on the disk",
			CudaRuntime.standard().folder().toString(), "NVIDIA's");
		else assertThatThrownBy(installation::question).hasMessageContaining("device cpu");
	}

	@Test
	void theTimeThatIsLeftCountsOnlyWhatThisTryTransferred() {
		final List<String> heard = new ArrayList<>();
		final long[] now = { 0 };
		final DownloadProgress progress = new DownloadProgress(new Progress() {

			@Override
			public void report(final double fraction, final String message) {
				heard.add(Math.round(fraction * 100) + " % " + message);
			}

			@Override
			public boolean canceled() {
				return now[0] > 15_000_000_000L;
			}
		}, () -> now[0]);
		assertThat(progress.transferred(500_000_000, 1_000_000_000)).isTrue();
		now[0] = 10_000_000_000L;
		assertThat(progress.transferred(600_000_000, 1_000_000_000)).isTrue();
		now[0]++;
		progress.transferred(600_000_001, 1_000_000_000); // too soon to be worth a word
		now[0] = 20_000_000_000L;
		assertThat(progress.transferred(1_000_000_000, 1_000_000_000)).isFalse();
		assertThat(heard).containsExactly("50 % Downloading 500 of 1000 MB",
			"60 % Downloading 600 of 1000 MB, about 40 s left", "100 % Downloading 1000 of 1000 MB");
	}
}
