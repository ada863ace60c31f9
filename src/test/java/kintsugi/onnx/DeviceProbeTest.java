package kintsugi.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of computers with and without a driver, a GPU and the CUDA libraries. */
class DeviceProbeTest {

	@TempDir
	private Path folder;

	private static DeviceProbe.Finding linux(final SystemLibraries libraries) {
		return new DeviceProbe(libraries, "Linux", FakeRuntime.none()).probe();
	}

	/** A Linux computer on which CUDA works. */
	private static FakeLibraries complete() {
		return new FakeLibraries("libcuda.so.1").with(FakeLibraries.LINUX);
	}

	@Test
	void completeComputerIsUsable() {
		assertThat(linux(complete())).isEqualTo(new DeviceProbe.Finding(true, true, ""));
	}

	@Test
	void withoutADriverNothingElseIsTouched() {
		final FakeLibraries libraries = new FakeLibraries(FakeLibraries.LINUX);
		final DeviceProbe.Finding finding = linux(libraries);
		assertThat(finding.gpu()).isFalse();
		assertThat(finding.usable()).isFalse();
		assertThat(finding.problem()).contains("No NVIDIA driver").endsWith("choose the device cpu.");
		assertThat(libraries.asked()).containsExactly("libcuda.so.1");
	}

	@ParameterizedTest
	@CsvSource({ "cuInit, -100", "cuDeviceGetCount, -100", "cuDeviceGetCount, 0" })
	void driverWithoutAGpuIsNoGpu(final String function, final int answer) {
		final DeviceProbe.Finding finding = linux(complete().answer(function, answer));
		assertThat(finding.gpu()).isFalse();
		assertThat(finding.problem()).contains("finds no GPU").endsWith("choose the device cpu.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "cuInit", "cuDeviceGetCount", "cuDriverGetVersion" })
	void driverThatFailsIsSaidWithItsError(final String function) {
		final DeviceProbe.Finding finding = linux(complete().answer(function, -803));
		assertThat(finding.gpu()).isTrue();
		assertThat(finding.usable()).isFalse();
		assertThat(finding.problem()).contains("CUDA error 803").endsWith("choose the device cpu.");
	}

	@Test
	void oldDriverIsToBeUpdated() {
		final DeviceProbe.Finding finding = linux(complete().answer("cuDriverGetVersion", 11080));
		assertThat(finding.gpu()).isTrue();
		assertThat(finding.usable()).isFalse();
		assertThat(finding.problem()).contains("CUDA 11.8 only").contains("Update the driver");
	}

	@Test
	void missingLibrariesAreNamedAndNoOthers() {
		final DeviceProbe.Finding finding = linux(complete().without("libcudnn.so.9").without("libcurand.so.10"));
		assertThat(finding.gpu()).isTrue();
		assertThat(finding.usable()).isFalse();
		assertThat(finding.problem()).contains("libcurand.so.10", "libcudnn.so.9", "cuDNN 9", "LD_LIBRARY_PATH") //
			.doesNotContain("libcudart", "libcublas");
	}

	@Test
	void whereLibrariesCanBeInstalledTheUserIsToldHow() {
		final FakeRuntime runtime = new FakeRuntime(folder.resolve("cuda"));
		assertThat(new DeviceProbe(complete().without("libcudnn.so.9"), "Linux", runtime.get()).probe().problem()).contains(
			"Install GPU Runtime...", "gpu --install", "0.0 GB", "; or install CUDA 12.9").endsWith("the device cpu.");
	}

	@Test
	void installedLibrariesAreLoadedBeforeTheSystemIsAsked() throws IOException {
		final FakeRuntime runtime = new FakeRuntime(folder.resolve("cuda"));
		runtime.place(folder.resolve("cuda"));
		final FakeLibraries libraries = new FakeLibraries("libcuda.so.1");
		runtime.whenLoaded(() -> libraries.with(FakeLibraries.LINUX));
		assertThat(new DeviceProbe(libraries, "Linux", runtime.get()).probe().usable()).isTrue();
	}

	@Test
	void withoutADriverNothingIsLoaded() throws IOException {
		final FakeRuntime runtime = new FakeRuntime(folder.resolve("cuda"));
		runtime.place(folder.resolve("cuda"));
		new DeviceProbe(new FakeLibraries(), "Linux", runtime.get()).probe();
		assertThat(runtime.loaded()).isEmpty();
	}

	@Test
	void installedLibrariesThatDoNotLoadAreNamed() throws IOException {
		final FakeRuntime runtime = new FakeRuntime(folder.resolve("cuda"));
		runtime.place(folder.resolve("cuda"));
		runtime.needs("libcublas.so.12", "libmissing.so");
		final DeviceProbe.Finding finding = new DeviceProbe(complete(), "Linux", runtime.get()).probe();
		assertThat(finding.gpu()).isTrue();
		assertThat(finding.usable()).isFalse();
		assertThat(finding.problem()).contains("libcublas.so.12 (no libmissing.so)", folder.resolve("cuda").toString())
			.endsWith("the device cpu.");
	}

	@ParameterizedTest
	@CsvSource({ "Mac OS X, 0", "FreeBSD, 0", "Linux, 5", "Windows 11, 4" })
	void librariesAreMissedOnlyWhereThereAreAny(final String system, final int count) {
		assertThat(new DeviceProbe(new FakeLibraries(), system, FakeRuntime.none()).missing()).hasSize(count);
	}

	@Test
	void windowsHasItsOwnNames() {
		final FakeLibraries libraries = new FakeLibraries("nvcuda", "cudart64_12", "cublasLt64_12", "cublas64_12");
		final DeviceProbe probe = new DeviceProbe(libraries, "Windows 11", FakeRuntime.none());
		assertThat(probe.probe().problem()).contains("cudnn64_9").contains("(PATH)").doesNotContain("cublas64_12");
		libraries.with("cudnn64_9");
		assertThat(probe.probe().usable()).isTrue();
	}

	@Test
	void thisComputerIsUsableOrItIsSaidWhyNot() {
		final DeviceProbe.Finding finding = new DeviceProbe().probe();
		assertThat(finding.problem().isEmpty()).isEqualTo(finding.usable());
	}
}
