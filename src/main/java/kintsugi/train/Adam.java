package kintsugi.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;

import kintsugi.net.Parameter;
import kintsugi.train.recipe.AdamPlan;

/** Adam (Kingma and Ba 2015, algorithm 1) whose moments can be read and restored, so that a resumed run is exact. */
final class Adam {

	/** What the names of the two moments of a parameter start with. */
	static final List<String> MOMENTS = List.of("first.", "second.");

	private static final float EPSILON = 1e-8f;

	private final float beta1;
	private final float beta2;

	private final Map<String, NDArray> first = new LinkedHashMap<>();
	private final Map<String, NDArray> second = new LinkedHashMap<>();

	/** Starts with zero moments for those of the parameters that are trainable. */
	Adam(final NDManager manager, final List<Parameter> parameters, final Map<String, NDArray> arrays,
		final AdamPlan plan)
	{
		beta1 = (float) plan.first();
		beta2 = (float) plan.second();
		for (final Parameter parameter : parameters)
			if (parameter.trainable()) {
				final NDArray value = arrays.get(parameter.name());
				first.put(parameter.name(), manager.zeros(value.getShape()));
				second.put(parameter.name(), manager.zeros(value.getShape()));
			}
	}

	/**
	 * Moves the parameters against their gradients.
	 *
	 * @param updates the number of this update, from 1
	 * @param frozen the names of the parameters that stay as they are
	 */
	void update(final Map<String, NDArray> parameters, final double learningRate, final long updates,
		final Set<String> frozen)
	{
		final double corrected = learningRate * Math.sqrt(1 - Math.pow(beta2, updates)) / (1 - Math.pow(beta1,
			updates));
		first.forEach((name, mean) -> {
			if (frozen.contains(name)) return;
			final NDArray parameter = parameters.get(name);
			try (NDArray gradient = parameter.getGradient()) {
				parameter.getNDArrayInternal().adamUpdate(//
					new NDList(parameter, gradient, mean, second.get(name)), new NDList(parameter), //
					(float) learningRate, (float) corrected, 0, 1, -1, beta1, beta2, EPSILON, false, false);
			}
		});
	}

	/** Gets copies of the moments by name, {@code first.NAME} and {@code second.NAME}. */
	Map<String, float[]> state() {
		final Map<String, float[]> state = new LinkedHashMap<>();
		first.forEach((name, moment) -> state.put("first." + name, moment.toFloatArray()));
		second.forEach((name, moment) -> state.put("second." + name, moment.toFloatArray()));
		return state;
	}

	/** Restores moments from {@link #state}. */
	void restore(final Map<String, float[]> state) {
		first.forEach((name, moment) -> moment.set(state.get("first." + name)));
		second.forEach((name, moment) -> moment.set(state.get("second." + name)));
	}
}
