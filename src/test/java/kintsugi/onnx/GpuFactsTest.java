package kintsugi.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import kintsugi.onnx.GpuFacts.Gpu;

/** What is read from computers with and without a GPU. */
class GpuFactsTest {

	private static GpuFacts facts(final FakeLibraries libraries) {
		return GpuFacts.of(libraries, FakeRuntime.none(), new DeviceProbe(libraries, "Linux", FakeRuntime.none()));
	}

	@Test
	void aCompleteComputerTellsItsVersions() {
		final GpuFacts facts = facts(new FakeLibraries("libcuda.so.1", "libnvidia-ml.so.1").with(//
			FakeLibraries.LINUX).answer(
			"cudaRuntimeGetVersion", 12090).answer("cudnnGetVersion", 90501).answer("cuDeviceGetCount", 2));
		assertThat(facts.driver()).isEqualTo("text of nvmlSystemGetDriverVersion");
		assertThat(facts.driverCuda()).isEqualTo("12.9");
		assertThat(facts.cuda()).isEqualTo("12.9");
		assertThat(facts.cudnn()).isEqualTo("9.5.1");
		assertThat(facts.gpus()).hasSize(2).containsOnly(new Gpu("text of cuDeviceGetName", 8_000_000_000L));
		assertThat(facts.missing()).isEmpty();
		assertThat(facts.finding().usable()).isTrue();
	}

	@Test
	void aComputerWithoutAnythingIsSilentAboutAll() {
		final GpuFacts facts = facts(new FakeLibraries());
		assertThat(facts.driver() + facts.driverCuda() + facts.cuda() + facts.cudnn()).isEmpty();
		assertThat(facts.gpus()).isEmpty();
		assertThat(facts.missing()).containsExactly(FakeLibraries.LINUX);
		assertThat(facts.installed()).isEmpty();
	}

	@Test
	void aDriverThatFailsTellsNoNonsense() {
		final GpuFacts facts = facts(new FakeLibraries("libcuda.so.1").answer("cuDriverGetVersion", -999).answer("cuInit",
			-999).answer("cuDeviceGetCount", -3));
		assertThat(facts.finding().gpu()).isTrue();
		assertThat(facts.driverCuda()).isEmpty();
		assertThat(facts.gpus()).isEmpty();
	}

	@Test
	void thisComputerIsRead() {
		assertThat(GpuFacts.read().finding().problem()).isEqualTo(new DeviceProbe().probe().problem());
	}

	@Test
	void theTrialRunsOnTheCpu() throws OnnxException {
		final DeviceTrial trial = DeviceTrial.run(Device.CPU);
		assertThat(trial.device()).isEqualTo("CPU");
		assertThat(trial.seconds()).isPositive();
	}
}
