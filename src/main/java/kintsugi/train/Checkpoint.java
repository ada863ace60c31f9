package kintsugi.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import kintsugi.net.Network;
import kintsugi.net.Parameter;
import kintsugi.net.Weights;
import kintsugi.train.tensors.Safetensors;

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
	private static final String LENGTH = "length";
	private static final String FALLING = "learning_rate_falling";
	private static final String MOMENT = "adam.";

	/** Writes the state with what identifies its run; an older checkpoint stays until the new one is whole. */
	void write(final Path file, final Network network, final TrainingSettings settings,
		final Map<String, String> origin) throws IOException
	{
		final Map<String, float[]> arrays = new LinkedHashMap<>(weights);
		moments.forEach((name, moment) -> arrays.put(MOMENT + name, moment));
		final Map<String, String> metadata = identity(network, settings, origin);
		metadata.put(STEP, Long.toString(step));
		metadata.put(LENGTH, length(settings));
		metadata.put(FALLING, Boolean.toString(settings.learningRate().falling(step, settings.steps())));
		metadata.put(CPU_SECONDS, Double.toString(cpuSeconds));
		new Safetensors(arrays, metadata).write(file);
	}

	/**
	 * Reads a state.
	 *
	 * @throws IOException if the file is broken, or of a run with another network or other settings, naming them
	 */
	static Checkpoint read(final Path file, final Network network, final TrainingSettings settings,
		final Map<String, String> origin) throws IOException
	{
		final Safetensors tensors = Safetensors.read(file);
		final Map<String, String> metadata = tensors.metadata();
		for (final Map.Entry<String, String> own : identity(network, settings, origin).entrySet())
			if (!own.getValue().equals(metadata.get(own.getKey()))) throw new IOException("The checkpoint " + file +
				" has " + own.getKey() + " = " + metadata.get(own.getKey()) + ", this run has " + own.getValue() +
				"; resume with the same settings, or start a new run.");
		if (Boolean.parseBoolean(metadata.get(FALLING)) && !length(settings).equals(metadata.get(LENGTH)))
			throw new IOException("The learning rate of the checkpoint " + file + " is falling already, over " +
				metadata.get(LENGTH) + "; resume with that, or start a new run.");
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

	/**
	 * Gets the weights of a network, once weights and moments are known to be all there.
	 *
	 * @param file where they were read, for the message
	 * @throws IOException if something is missing or of another size
	 */
	Weights weights(final Network network, final Path file) throws IOException {
		for (final Parameter parameter : network.parameters())
			for (final String moment : parameter.trainable() ? Adam.MOMENTS : List.<String>of()) {
				final float[] values = moments.get(moment + parameter.name());
				if (values == null || values.length != parameter.size()) throw new IOException("The checkpoint " + file +
					" lacks the optimiser's state of " + parameter.name() + "; start a new run.");
			}
		try {
			return Weights.of(network, weights);
		}
		catch (final IllegalArgumentException e) {
			throw new IOException("The checkpoint " + file + " is not whole. " + e.getMessage(), e);
		}
	}

	private static String length(final TrainingSettings settings) {
		return settings.steps() + " steps with a decay of " + settings.learningRate().decayShare();
	}

	private static Map<String, String> identity(final Network network, final TrainingSettings settings,
		final Map<String, String> origin)
	{
		final Map<String, String> identity = new LinkedHashMap<>(origin);
		identity.put("architecture", network.architecture());
		network.settings().forEach((key, value) -> identity.put("network." + key, value));
		identity.putAll(settings.identity());
		return identity;
	}
}
