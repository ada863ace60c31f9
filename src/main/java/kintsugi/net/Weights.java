package kintsugi.net;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The values of a network's parameters, by name, each row-major in its parameter's shape. */
public final class Weights {

	private final Map<String, float[]> values = new LinkedHashMap<>();

	/** Makes the initial weights of a network, the same for the same state of {@code random}. */
	public static Weights initial(final Network network, final RandomGenerator random) {
		final Weights weights = new Weights();
		for (final Parameter parameter : network.parameters())
			weights.values.put(parameter.name(), parameter.initial(random));
		return weights;
	}

	/**
	 * Takes the weights of a network out of named arrays, such as the initializers of an ONNX file.
	 *
	 * @throws IllegalArgumentException if one is missing or has another size, naming it
	 */
	public static Weights of(final Network network, final Map<String, float[]> arrays) {
		final Weights weights = new Weights();
		for (final Parameter parameter : network.parameters()) {
			final float[] array = arrays.get(parameter.name());
			if (array == null) throw new IllegalArgumentException("The weights lack " + parameter.name() + ".");
			if (array.length != parameter.size()) throw new IllegalArgumentException("The weights have " +
				array.length + " values for " + parameter.name() + ", not " + parameter.size() + ".");
			weights.values.put(parameter.name(), array.clone());
		}
		return weights;
	}

	/** Gets the array of a parameter; not a copy. */
	public float[] get(final Parameter parameter) {
		return values.get(parameter.name());
	}

	/** Gets all arrays by name; not copies. */
	public Map<String, float[]> asMap() {
		return java.util.Collections.unmodifiableMap(values);
	}

	/** Gets the number of values of trainable parameters. */
	public static long trainableSize(final Network network) {
		return network.parameters().stream().filter(Parameter::trainable).mapToLong(Parameter::size).sum();
	}
}
