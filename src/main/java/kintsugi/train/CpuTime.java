package kintsugi.train;

import java.lang.management.ManagementFactory;

/** The processor time of a run over all its parts; this one begins when it is made. */
final class CpuTime {

	private final long start = nanos();
	private double earlier;

	/** Adds that of the parts before. */
	void continueFrom(final double seconds) {
		earlier = seconds;
	}

	/** Gets it in seconds. */
	double seconds() {
		return earlier + (nanos() - start) / 1e9;
	}

	private static long nanos() {
		return ManagementFactory.getOperatingSystemMXBean() instanceof //
		com.sun.management.OperatingSystemMXBean system ? system.getProcessCpuTime() : System.nanoTime();
	}
}
