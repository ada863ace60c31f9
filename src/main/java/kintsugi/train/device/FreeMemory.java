package kintsugi.train.device;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;

import ai.djl.engine.EngineException;
import ai.djl.util.cuda.CudaUtils;

/** Asks a device how much memory is free. */
final class FreeMemory {

	private static final Path LINUX = Path.of("/proc/meminfo");

	private FreeMemory() {}

	/** Gets the free bytes of a device; of a GPU that does not tell, those of a small one. */
	static long of(final ai.djl.Device device) {
		return device.isGpu() ? ofGpu(device) : ofComputer();
	}

	private static long ofGpu(final ai.djl.Device device) {
		try {
			final MemoryUsage usage = CudaUtils.getGpuMemory(device);
			return usage.getMax() - usage.getCommitted();
		}
		catch (final EngineException | IllegalStateException | LinkageError e) {
			return 4_000_000_000L;
		}
	}

	private static long ofComputer() {
		if (!(ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system))
			return Runtime.getRuntime().maxMemory();
		final long free = system.getFreeMemorySize();
		try {
			// the bean knows a container's limit, but counts what Linux would give back at once as used
			return linux("MemTotal") > system.getTotalMemorySize() ? free : Math.max(free, linux("MemAvailable"));
		}
		catch (final IOException | NumberFormatException e) {
			return free;
		}
	}

	private static long linux(final String key) throws IOException {
		for (final String line : Files.readAllLines(LINUX))
			if (line.startsWith(key + ":")) return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
		throw new IOException("Not told.");
	}
}
