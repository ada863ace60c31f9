package kintsugi.train;

import kintsugi.onnx.Device;

/**
 * What a training runs on.
 *
 * @param device the device that is asked for
 * @param threads threads of the network's arithmetic on the CPU
 * @param mixedPrecision whether a GPU may compute convolutions in float16, with the loss scaled; without effect on the
 *          CPU
 */
public record Machine(Device device, int threads, boolean mixedPrecision) {

	/** Checks that there is a thread. */
	public Machine {
		if (threads < 1) throw new IllegalArgumentException("The number of threads must be at least 1, not " + threads +
			".");
	}

	/** Gets the best device with all processor cores but one, which keeps the computer usable, and full precision. */
	public static Machine standard() {
		return new Machine(Device.AUTO, Math.max(1, Runtime.getRuntime().availableProcessors() - 1), false);
	}
}
