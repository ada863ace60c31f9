package kintsugi.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds out in milliseconds whether CUDA can work, by asking for the driver and the libraries that ONNX Runtime's CUDA
 * provider needs. Without a driver nothing else is touched.
 */
public final class DeviceProbe {

	/** CUDA 12.0, as cuDriverGetVersion counts. */
	private static final int CUDA_12 = 12000;
	/** CUDA_ERROR_NO_DEVICE of cuInit and cuDeviceGetCount, negated. */
	private static final int NO_DEVICE = -100;

	private final SystemLibraries libraries;
	private final boolean windows;

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
		this(SystemLibraries.ofThisComputer(), System.getProperty("os.name", ""));
	}

	/** Makes a probe that asks {@code libraries} instead, as if on the named operating system. */
	DeviceProbe(final SystemLibraries libraries, final String operatingSystem) {
		this.libraries = libraries;
		this.windows = operatingSystem.toLowerCase(Locale.ROOT).startsWith("win");
	}

	/** Looks for the driver, a GPU, and the libraries, in this order. */
	public Finding probe() {
		final String driver = windows ? "nvcuda" : "libcuda.so.1";
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
		final List<String> missing = missing();
		if (missing.isEmpty()) return new Finding(true, true, "");
		return broken("A GPU is present, but these CUDA libraries cannot be loaded: " + String.join(", ", missing) +
			". Install CUDA 12.9 and cuDNN 9 so that the system finds them (" +
			(windows ? "PATH" : "LD_LIBRARY_PATH") + ")");
	}

	private List<String> missing() {
		final List<String> missing = new ArrayList<>();
		for (final String name : windows //
			? List.of("cudart64_12", "cublasLt64_12", "cublas64_12", "cufft64_11", "cudnn64_9") //
			: List.of("libcudart.so.12", "libcublasLt.so.12", "libcublas.so.12", "libcurand.so.10", "libcufft.so.11",
				"libcudnn.so.9"))
			if (!libraries.has(name, "")) missing.add(name);
		return missing;
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
