package kintsugi.train.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import kintsugi.onnx.Device;
import kintsugi.onnx.DeviceProbe.Finding;

/** What is chosen and said on computers with and without a GPU, and with and without libraries for it. */
class DeviceChooserTest {

	private static final Finding GPU = new Finding(true, true, "");
	private static final Finding NO_GPU = new Finding(false, false, "No NVIDIA driver was found.");
	private static final List<String> PROPERTIES = List.of("PYTORCH_LIBRARY_PATH", "PYTORCH_FLAVOR");

	@TempDir
	private Path folder;

	private String[] before;

	@BeforeEach
	void rememberProperties() {
		before = PROPERTIES.stream().map(System::getProperty).toArray(String[]::new);
	}

	@AfterEach
	void restoreProperties() {
		for (int i = 0; i < before.length; i++)
			if (before[i] == null) System.clearProperty(PROPERTIES.get(i));
			else System.setProperty(PROPERTIES.get(i), before[i]);
	}

	private DeviceChooser chooser(final Finding finding, final String problem) {
		return new DeviceChooser(() -> finding, new LibTorch(folder, LibTorchPart.linux()), libraries -> problem);
	}

	private void install() throws IOException {
		Files.createFile(folder.resolve(System.mapLibraryName("torch_cuda")));
	}

	@Test
	void theCpuIsNotAskedForTwice() throws IOException {
		final TrainingDevice device = new DeviceChooser(() -> {
			throw new AssertionError("nobody asked for a GPU");
		}, new LibTorch(folder, List.of()), libraries -> "").choose(Device.CPU);
		assertThat(device.device()).isEqualTo(ai.djl.Device.cpu());
		assertThat(device.remark()).isEqualTo("The training runs on the CPU.");
	}

	@Test
	void withoutAGpuAutoSaysNoWordAboutIt() throws IOException {
		final TrainingDevice device = chooser(NO_GPU, "").choose(Device.AUTO);
		assertThat(device.device().isGpu()).isFalse();
		assertThat(device.remark()).isEqualTo("The training runs on the CPU.");
	}

	@Test
	void withoutAGpuCudaIsAnError() {
		assertThatThrownBy(() -> chooser(NO_GPU, "").choose(Device.CUDA)).isInstanceOf(IOException.class) //
			.hasMessageContaining("No NVIDIA driver");
	}

	@Test
	void aGpuWithoutLibrariesIsNeverPassedOverInSilence() throws IOException {
		assertThat(chooser(GPU, "").choose(Device.AUTO).remark()).startsWith("The training runs on the CPU. A GPU is " +
			"present").contains("3.0 GB", "repo1.maven.org", LibTorch.PATH);
		assertThatThrownBy(() -> chooser(GPU, "").choose(Device.CUDA)).hasMessageContaining("3.0 GB");
	}

	@Test
	void aGpuThatComputesIsUsedAndDjlIsToldWhereTheLibrariesAre() throws IOException {
		install();
		final TrainingDevice device = chooser(GPU, "").choose(Device.AUTO);
		assertThat(device.device()).isEqualTo(ai.djl.Device.gpu(0));
		assertThat(device.remark()).contains("GPU", folder.toString());
		assertThat(System.getProperty("PYTORCH_LIBRARY_PATH")).isEqualTo(folder.toString());
		assertThat(System.getProperty("PYTORCH_FLAVOR")).isEqualTo("cu128");
	}

	@Test
	void theUsersOwnLibrariesGetTheirBridgeOnTheCpuToo() throws IOException {
		System.setProperty("PYTORCH_LIBRARY_PATH", folder.toString());
		System.clearProperty("PYTORCH_FLAVOR");
		chooser(NO_GPU, "").choose(Device.CPU);
		assertThat(System.getProperty("PYTORCH_FLAVOR")).isEqualTo("cpu");
		System.clearProperty("PYTORCH_FLAVOR");
		install();
		chooser(NO_GPU, "").choose(Device.CPU);
		assertThat(System.getProperty("PYTORCH_FLAVOR")).isEqualTo("cu128");
	}

	@Test
	void librariesThatTheSystemLacksDoNotMatterWhereTheTrialPasses() throws IOException {
		install();
		final Finding incomplete = new Finding(true, false, "cuDNN is missing.");
		assertThat(chooser(incomplete, "").choose(Device.AUTO).device().isGpu()).isTrue();
		assertThat(chooser(incomplete, "It does not compute.").choose(Device.AUTO).remark()) //
			.contains("It does not compute. cuDNN is missing.");
	}

	@Test
	void aGpuThatDoesNotComputeIsSaid() throws IOException {
		install();
		final DeviceChooser chooser = chooser(GPU, "The GPU does not compute.");
		assertThat(chooser.choose(Device.AUTO)).isEqualTo(new TrainingDevice(ai.djl.Device.cpu(),
			"The training runs on the CPU. The GPU does not compute."));
		assertThatThrownBy(() -> chooser.choose(Device.CUDA)).hasMessageContaining("The GPU does not compute.");
	}
}
