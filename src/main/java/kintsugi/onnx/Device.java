package kintsugi.onnx;

import java.util.Locale;

/** Where a user wants a network to run. */
public enum Device {
	/** The GPU where CUDA truly works, else the CPU, which is then said. */
	AUTO,
	/** The processor. */
	CPU,
	/** An NVIDIA GPU, or an error that says what is missing. */
	CUDA;

	/**
	 * Gets the device of a name, in any case; nothing at all means {@link #AUTO}.
	 *
	 * @throws IllegalArgumentException if there is none, in a sentence that lists the names
	 */
	public static Device parse(final String name) {
		if (name == null || name.isBlank()) return AUTO;
		for (final Device device : values())
			if (device.name().equalsIgnoreCase(name.strip())) return device;
		throw new IllegalArgumentException("The device '" + name + "' is unknown; choose auto, cpu or cuda.");
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}
}
