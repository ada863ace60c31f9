package kintsugi.train;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import kintsugi.net.Parameter;

/** The parameters of a network as arrays by name. */
final class ParameterArrays {

	private ParameterArrays() {}

	/** Makes the arrays; gradients are collected for those that are trained. */
	static Map<String, NDArray> create(final NDManager manager, final List<Parameter> parameters,
		final Function<Parameter, float[]> values)
	{
		final Map<String, NDArray> arrays = new LinkedHashMap<>();
		for (final Parameter parameter : parameters) {
			final Shape shape = new Shape(Arrays.stream(parameter.shape()).asLongStream().toArray());
			final NDArray array = manager.create(values.apply(parameter), shape);
			array.setRequiresGradient(parameter.trainable());
			arrays.put(parameter.name(), array);
		}
		return arrays;
	}

	/** Gets copies of the values. */
	static Map<String, float[]> values(final Map<String, NDArray> arrays) {
		final Map<String, float[]> values = new LinkedHashMap<>();
		arrays.forEach((name, array) -> values.put(name, array.toFloatArray()));
		return values;
	}

	/** Sets all values, from a map that may have others, too. */
	static void set(final Map<String, NDArray> arrays, final Map<String, float[]> values) {
		arrays.forEach((name, array) -> array.set(values.get(name)));
	}
}
