package kintsugi.onnx;

import java.util.List;
import java.util.Locale;

/**
 * Finds out in milliseconds whether CUDA can work, by asking for the driver and the libraries that ONNX Runtime's CUDA
 * provider needs. Without a driver nothing else is touched; with one, the libraries that the program has installed are
 * loaded first.
 */
public final class DeviceProbe {

	/** CUDA 12.0, as cuDriverGetVersion counts. */
	private static final int CUDA_12 = 12000;
	/** CUDA_ERROR_NO_DEVICE of cuInit and cuDeviceGetCount, negated. */
	private static final int NO_DEVICE = -100;

	private final SystemLibraries libraries;
	private final boolean windows;
	/** Whether NVIDIA has CUDA 12 for the operating system. */
	private final boolean supported;
	private final CudaRuntime runtime;

	/**
	 * What was found.
	 *
	 * @param gpu whether a GPU and its driver are there
	 * @param usable whether CUDA should work
	 * @param problem why it is not usable and what to do, in one or two sentences; empty where it is
	 */
	public record Finding(boolean gpu, boolean usable, String problem) {}

	/** Makes a probe of this computer. */
	public DeviceProbe() {
		this(SystemLibraries.ofThisComputer(), System.getProperty("os.name", ""), CudaRuntime.standard());
	}

	/** Makes a probe that asks {@code libraries} instead, as if on the named operating system, and after loading. */
	DeviceProbe(final SystemLibraries libraries, final String operatingSystem, final CudaRuntime runtime) {
		this.libraries = libraries;
		final String system = operatingSystem.toLowerCase(Locale.ROOT);
		this.windows = system.startsWith("win");
		this.supported = windows || system.startsWith("linux");
		this.runtime = runtime;
	}

	/** Looks for the driver, a GPU, and the libraries, in this order. */
	public Finding probe() {
		final String driver = driver();
		if (!libraries.has(driver, "cuInit")) return none("No NVIDIA driver was found (" + driver +
			"). Install the driver of the graphics card");
		final int started = libraries.start(driver, "cuInit");
		final int devices = started < 0 ? started : libraries.query(driver, "cuDeviceGetCount");
		if (devices == 0 || devices == NO_DEVICE) return none(//
			"The NVIDIA driver finds no GPU. Check the graphics card");
		if (devices < 0) return failing(devices);
		final int version = libraries.query(driver, "cuDriverGetVersion");
		if (version < 0) return failing(version);
		if (version < CUDA_12) return broken("The NVIDIA driver knows CUDA " + version / 1000 + "." +
			version % 1000 / 10 + " only. Update the driver to one for CUDA 12");
		final String failure = runtime.load();
		if (!failure.isEmpty()) return broken("A GPU is present, but CUDA does not load. " + failure +
			" Remove that folder and install it again");
		final List<String> missing = missing();
		if (missing.isEmpty()) return new Finding(true, true, "");
		return broken("A GPU is present, but these CUDA libraries cannot be loaded: " + String.join(", ", missing) +
			". " + advice());
	}

	private String advice() {
		final String system = "nstall CUDA 12.9 and cuDNN 9 so that the system finds them (" + (windows ? "PATH"
			: "LD_LIBRARY_PATH") + ")";
		return runtime.installable() ? String.format(Locale.ROOT, "Use Install GPU Runtime... in the menu, or gpu " +
			"--install, which is a download of %.1f GB; or i%s", runtime.size() / 1e9, system) : "I" + system;
	}

	/** Gets the name of the driver's library. */
	String driver() {
		return windows ? "nvcuda" : "libcuda.so.1";
	}

	/** Gets the name of the library that tells the driver's version. */
	String management() {
		return windows ? "nvml" : "libnvidia-ml.so.1";
	}

	/** Gets the name of cuDNN's library. */
	String cudnn() {
		return windows ? "cudnn64_9" : "libcudnn.so.9";
	}

	/** Gets the name of the CUDA runtime's library. */
	String cudart() {
		return windows ? "cudart64_12" : "libcudart.so.12";
	}

	/** Gets the names of the libraries that the CUDA provider needs and the system does not load. */
	List<String> missing() {
		return needed().stream().filter(name -> !libraries.has(name, "")).toList();
	}

	/**
	 * Gets the names of the libraries that the CUDA provider needs, as the operating system is asked for them; none where
	 * there are none, on other systems than Linux and Windows.
	 */
	List<String> needed() {
		if (!supported) return List.of();
		return windows ? List.of("cudart64_12", "cublasLt64_12", "cublas64_12", "cudnn64_9") //
			: List.of("libcudart.so.12", "libcublasLt.so.12", "libcublas.so.12", "libcurand.so.10", "libcudnn.so.9");
	}

	/** A driver whose function gave this negated status. */
	private static Finding failing(final int status) {
		return broken("The NVIDIA driver does not start (CUDA error " + -status +
			"). Reinstall the driver, or restart the computer");
	}

	/** There is nothing to miss: {@link Device#AUTO} says no word about it. */
	private static Finding none(final String problem) {
		return new Finding(false, false, problem + ", or choose the device cpu.");
	}

	/** There is a GPU that a user would expect to be used. */
	private static Finding broken(final String problem) {
		return new Finding(true, false, problem + ", or choose the device cpu.");
	}
}
