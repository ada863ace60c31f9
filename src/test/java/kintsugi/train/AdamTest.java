package kintsugi.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import kintsugi.net.Parameter;
import kintsugi.net.Parameter.Role;
import kintsugi.train.recipe.AdamPlan;

/**
 * Compares {@link Adam} with algorithm 1 of Kingma and Ba 2015 in the order of section 2's last lines, written out in
 * double precision.
 */
class AdamTest {

	private static final List<Parameter> PARAMETERS = List.of(new Parameter("a", Role.WEIGHT, 3), new Parameter("b",
		Role.BIAS, 2), new Parameter("mean", Role.RUNNING_MEAN, 2));
	/** Gradients of a's values by step: of any size and sign, and one that is always 0. */
	private static final float[][] GRADIENTS = { { 1, -1e-4f, 0 }, { 2, 3e-4f, 0 }, { -5, 1e-4f, 0 }, { 0.1f, 0, 0 } };
	private static final double[] RATES = { 1e-3, 2e-3, 2e-3, 1e-4 };

	private NDManager manager;
	private Map<String, NDArray> parameters;
	private Adam adam;

	@BeforeEach
	void makeParameters() {
		DjlSetup.prepare();
		manager = NDManager.newBaseManager(ai.djl.Device.cpu(), "PyTorch");
		parameters = new LinkedHashMap<>();
		for (final Parameter parameter : PARAMETERS) {
			final NDArray array = manager.ones(new Shape(parameter.size()));
			array.setRequiresGradient(parameter.trainable());
			parameters.put(parameter.name(), array);
		}
		adam = new Adam(manager, PARAMETERS, parameters, AdamPlan.DEFAULT);
	}

	@AfterEach
	void close() {
		manager.close();
	}

	/** Does one update with these gradients of a, and ones for b. */
	private void update(final int step, final Set<String> frozen) {
		try (NDManager local = manager.newSubManager(); GradientCollector gradients = Engine.getEngine("PyTorch")
			.newGradientCollector())
		{
			gradients.backward(parameters.get("a").mul(local.create(GRADIENTS[step])).sum().add(parameters.get("b").sum()));
		}
		adam.update(parameters, RATES[step], step + 1, frozen);
		for (final String name : List.of("a", "b"))
			JniUtils.zeroGrad((PtNDArray) parameters.get(name));
	}

	/** Gets a's values after so many updates, by the paper. */
	private static double[] expected(final int updates) {
		final double[] values = { 1, 1, 1 };
		final double[] first = new double[3];
		final double[] second = new double[3];
		for (int t = 1; t <= updates; t++)
			for (int i = 0; i < values.length; i++) {
				final double gradient = GRADIENTS[t - 1][i];
				first[i] = 0.9 * first[i] + 0.1 * gradient;
				second[i] = 0.999 * second[i] + 0.001 * gradient * gradient;
				final double rate = RATES[t - 1] * Math.sqrt(1 - Math.pow(0.999, t)) / (1 - Math.pow(0.9, t));
				values[i] -= rate * first[i] / (Math.sqrt(second[i]) + 1e-8);
			}
		return values;
	}

	private void assertA(final int updates) {
		final float[] values = parameters.get("a").toFloatArray();
		final double[] expected = expected(updates);
		for (int i = 0; i < values.length; i++)
			assertThat((double) values[i]).isCloseTo(expected[i], within(1e-6));
	}

	@Test
	void eachUpdateIsThePapers() {
		for (int step = 0; step < GRADIENTS.length; step++) {
			update(step, Set.of());
			assertA(step + 1);
		}
		assertThat(parameters.get("mean").toFloatArray()).containsOnly(1);
	}

	@Test
	void frozenParametersAndTheirMomentsStay() {
		update(0, Set.of("b"));
		assertA(1);
		assertThat(parameters.get("b").toFloatArray()).containsOnly(1);
		assertThat(adam.state().get("first.b")).containsOnly(0);
	}

	@Test
	void restoredMomentsContinueExactly() {
		update(0, Set.of());
		update(1, Set.of());
		final Map<String, float[]> state = adam.state();
		assertThat(state.keySet()).containsExactlyInAnyOrder("first.a", "second.a", "first.b", "second.b");
		adam = new Adam(manager, PARAMETERS, parameters, AdamPlan.DEFAULT);
		adam.restore(state);
		update(2, Set.of());
		assertA(3);
	}
}
