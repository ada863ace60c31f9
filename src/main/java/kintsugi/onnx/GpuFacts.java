package kintsugi.onnx;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import kintsugi.onnx.DeviceProbe.Finding;

/**
 * What this computer has for networks on a GPU.
 *
 * @param driver the version of NVIDIA's driver, or empty where there is none or it does not say
 * @param driverCuda the newest CUDA that the driver knows, such as 12.9, or empty
 * @param gpus the graphics cards
 * @param cuda the version of the CUDA runtime that loads, or empty
 * @param cudnn the version of cuDNN that loads, or empty
 * @param installed where the libraries are that the program has installed or was told; empty for the system's own
 * @param missing the names of the libraries that do not load
 * @param builtForCuda whether the ONNX Runtime of this program has its CUDA part
 * @param finding whether CUDA should work, and if not, why
 */
public record GpuFacts(String driver, String driverCuda, List<Gpu> gpus, String cuda, String cudnn,
	Optional<Path> installed, List<String> missing, boolean builtForCuda, Finding finding)
{

	/**
	 * A graphics card.
	 *
	 * @param memory its bytes, or -1 where it does not say
	 */
	public record Gpu(String name, long memory) {}

	/** Asks this computer, in milliseconds; libraries that are installed are loaded where there is a GPU. */
	public static GpuFacts read() {
		final SystemLibraries libraries = SystemLibraries.ofThisComputer();
		final CudaRuntime runtime = CudaRuntime.standard();
		return of(libraries, runtime, new DeviceProbe(libraries, System.getProperty("os.name", ""), runtime));
	}

	/** Asks some libraries. */
	static GpuFacts of(final SystemLibraries libraries, final CudaRuntime runtime, final DeviceProbe probe) {
		final Finding finding = probe.probe();
		final String driver = probe.driver();
		final List<Gpu> gpus = new ArrayList<>();
		String version = "";
		String newest = "";
		if (finding.gpu()) {
			libraries.value(probe.management(), "nvmlInit_v2");
			version = libraries.text(probe.management(), "nvmlSystemGetDriverVersion");
			newest = version(libraries.query(driver, "cuDriverGetVersion"));
			for (int i = 0; i < libraries.query(driver, "cuDeviceGetCount"); i++)
				gpus.add(new Gpu(libraries.text(driver, "cuDeviceGetName", i), libraries.number(driver, "cuDeviceTotalMem_v2",
				i)));
		}
		final String cuda = libraries.has(probe.cudart(), "cudaRuntimeGetVersion") ? version(libraries.query(probe.cudart(),
			"cudaRuntimeGetVersion")) : "";
		return new GpuFacts(version, newest, List.copyOf(gpus), cuda, cudnn(libraries.value(probe.cudnn(),
			"cudnnGetVersion")), runtime.find(), probe.missing(), NativeFiles.haveCuda(), finding);
	}

	/** Words 12090 as 12.9; nothing for a number that is none. */
	private static String version(final int number) {
		return number <= 0 ? "" : number / 1000 + "." + number % 1000 / 10;
	}

	/** Words 90501 as 9.5.1, as cuDNN counts since version 9. */
	private static String cudnn(final long number) {
		return number <= 0 ? "" : number / 10_000 + "." + number / 100 % 100 + "." + number % 100;
	}
}
