package kintsugi.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import kintsugi.net.Network;

/**
 * The state of a run between two steps: all that the next step depends on.
 *
 * @param step the steps done
 * @param cpuSeconds the processor time spent so far, over all resumed parts
 * @param weights the values of all parameters by name
 * @param moments the optimiser's state
 */
record Checkpoint(long step, double cpuSeconds, Map<String, float[]> weights, Map<String, float[]> moments) {

	private static final String STEP = "step";
	private static final String CPU_SECONDS = "cpu_seconds";
	private static final String MOMENT = "adam.";

	/** Writes the state with what identifies its run; an older checkpoint stays until the new one is whole. */
	void write(final Path file, final Network network, final TrainingSettings settings) throws IOException {
		final Map<String, float[]> arrays = new LinkedHashMap<>(weights);
		moments.forEach((name, moment) -> arrays.put(MOMENT + name, moment));
		final Map<String, String> metadata = identity(network, settings);
		metadata.put(STEP, Long.toString(step));
		metadata.put(CPU_SECONDS, Double.toString(cpuSeconds));
		new Safetensors(arrays, metadata).write(file);
	}

	/**
	 * Reads a state.
	 *
	 * @throws IOException if the file is broken, or of a run with another network or other settings, naming them
	 */
	static Checkpoint read(final Path file, final Network network, final TrainingSettings settings)
		throws IOException
	{
		final Safetensors tensors = Safetensors.read(file);
		final Map<String, String> metadata = tensors.metadata();
		for (final Map.Entry<String, String> own : identity(network, settings).entrySet())
			if (!own.getValue().equals(metadata.get(own.getKey()))) throw new IOException("The checkpoint " + file +
				" has " + own.getKey() + " = " + metadata.get(own.getKey()) + ", this run has " + own.getValue() +
				"; resume with the same settings, or start a new run.");
		final Map<String, float[]> weights = new LinkedHashMap<>();
		final Map<String, float[]> moments = new LinkedHashMap<>();
		tensors.arrays().forEach((name, array) -> {
			if (name.startsWith(MOMENT)) moments.put(name.substring(MOMENT.length()), array);
			else weights.put(name, array);
		});
		try {
			return new Checkpoint(Long.parseLong(metadata.get(STEP)), Double.parseDouble(metadata.get(CPU_SECONDS)),
				weights, moments);
		}
		catch (final NumberFormatException | NullPointerException e) {
			throw new IOException("The checkpoint " + file + " does not say at which step it was made.", e);
		}
	}

	private static Map<String, String> identity(final Network network, final TrainingSettings settings) {
		final Map<String, String> identity = new LinkedHashMap<>();
		identity.put("architecture", network.architecture());
		network.settings().forEach((key, value) -> identity.put("network." + key, value));
		identity.putAll(settings.identity());
		return identity;
	}
}
