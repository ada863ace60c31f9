package kintsugi.train.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import kintsugi.net.Base;
import kintsugi.net.Network;
import kintsugi.net.Ops;
import kintsugi.net.PConvUNet;
import kintsugi.net.Parameter;
import kintsugi.net.Weights;
import kintsugi.train.DjlOps;
import kintsugi.train.loss.Scaled;

/** Compares {@link MixedOps} with float32 on a small network, with windows that are all hole. */
class MixedOpsTest {

	private static final int SIDE = 32;

	private NDManager manager;

	@BeforeEach
	void open() {
		System.setProperty("ai.djl.offline", "true");
		manager = NDManager.newBaseManager(ai.djl.Device.cpu(), "PyTorch");
	}

	@AfterEach
	void close() {
		manager.close();
	}

	private static Network network(final Base base) {
		return new PConvUNet(1, 4, 8, 3, base);
	}

	private Map<String, NDArray> parameters(final Network network) {
		final Weights weights = Weights.initial(network, new SplittableRandom(1));
		final SplittableRandom random = new SplittableRandom(2);
		final Map<String, NDArray> arrays = new LinkedHashMap<>();
		for (final Parameter parameter : network.parameters()) {
			final float[] values = weights.get(parameter).clone();
			// a residual's last layer starts at 0, which would hide everything before it
			if (parameter.role() == Parameter.Role.ZERO_WEIGHT) for (int i = 0; i < values.length; i++)
				values[i] = (float) random.nextGaussian() / 8;
			final NDArray array = manager.create(values, new Shape(Arrays.stream(parameter.shape()).asLongStream() //
				.toArray()));
			array.setRequiresGradient(parameter.trainable());
			arrays.put(parameter.name(), array);
		}
		return arrays;
	}

	private NDArray image(final NDManager step) {
		final float[] values = new float[2 * SIDE * SIDE];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) Math.sin(0.2 * i % 7);
		return step.create(values, new Shape(2, 1, SIDE, SIDE));
	}

	/** The left half of one sample, and all of the other, are holes, far larger than any window. */
	private NDArray mask(final NDManager step) {
		final float[] values = new float[2 * SIDE * SIDE];
		for (int i = 0; i < SIDE * SIDE; i++)
			values[i] = i % SIDE < SIDE / 2 ? 0 : 1;
		return step.create(values, new Shape(2, 1, SIDE, SIDE));
	}

	private record Result(float[] output, Map<String, float[]> gradients) {}

	private Result compute(final Network network, final boolean mixed, final double scale) {
		final Map<String, NDArray> parameters = parameters(network);
		try (NDManager step = manager.newSubManager(); GradientCollector gradients = Engine.getEngine("PyTorch")
			.newGradientCollector())
		{
			final Ops<NDArray> exact = new DjlOps(step, parameters, true);
			final NDArray output = network.forward(mixed ? new MixedOps(exact) : exact, image(step), mask(step));
			gradients.backward(Scaled.by(output.sub(image(step)).abs().mean(), scale));
			final Map<String, float[]> found = new LinkedHashMap<>();
			parameters.forEach((name, array) -> {
				if (array.hasGradient()) found.put(name, array.getGradient().toFloatArray());
			});
			return new Result(output.toFloatArray(), found);
		}
	}

	@ParameterizedTest
	@EnumSource(Base.class)
	void theOutputDiffersByFloat16sRoundingAlone(final Base base) {
		final float[] exact = compute(network(base), false, 1).output;
		final float[] mixed = compute(network(base), true, 1).output;
		assertThat(mixed).isNotEqualTo(exact);
		for (int i = 0; i < exact.length; i++) {
			assertThat(mixed[i]).isFinite();
			assertThat((double) mixed[i]).isBetween(exact[i] - 0.02 * (1 + Math.abs(exact[i])), exact[i] + 0.02 *
				(1 + Math.abs(exact[i])));
		}
	}

	@ParameterizedTest
	@EnumSource(Base.class)
	void gradientsReachEveryParameterAndPointTheSameWay(final Base base) {
		final Map<String, float[]> exact = compute(network(base), false, LossScale.FIRST).gradients;
		final Map<String, float[]> mixed = compute(network(base), true, LossScale.FIRST).gradients;
		assertThat(mixed.keySet()).isEqualTo(exact.keySet()).isNotEmpty();
		exact.forEach((name, gradient) -> assertThat(cosine(gradient, mixed.get(name))).as(name).isGreaterThan(0.98));
	}

	private static double cosine(final float[] a, final float[] b) {
		double ab = 0;
		double aa = 1e-12;
		double bb = 1e-12;
		for (int i = 0; i < a.length; i++) {
			ab += (double) a[i] * b[i];
			aa += (double) a[i] * a[i];
			bb += (double) b[i] * b[i];
		}
		return ab / Math.sqrt(aa * bb);
	}

	@Test
	void nothingOutlivesTheStep() {
		final Network network = network(Base.NONE);
		final Map<String, NDArray> parameters = parameters(network);
		final int before = manager.getManagedArrays().size();
		try (NDManager step = manager.newSubManager()) {
			network.forward(new MixedOps(new DjlOps(step, parameters, true)), image(step), mask(step));
		}
		assertThat(manager.getManagedArrays()).hasSize(before);
	}

	@Test
	void theScaleIsHalvedByAnOverflowAndDoubledByPatience() {
		final LossScale scale = new LossScale(LossScale.FIRST, 0);
		assertThat(scale.unscale(gradients(1, Float.POSITIVE_INFINITY))).isFalse();
		assertThat(scale.factor()).isEqualTo(LossScale.FIRST / 2);
		assertThat(scale.unscale(gradients(1, Float.NaN))).isFalse();
		assertThat(scale.factor()).isEqualTo(LossScale.FIRST / 4);
		final List<NDArray> good = gradients(1024, 0);
		assertThat(scale.unscale(good)).isTrue();
		assertThat(good.get(0).toFloatArray()).containsExactly(1, 0);
		final LossScale continued = new LossScale(scale.factor(), scale.good());
		for (int i = 1; i < 1000; i++)
			continued.unscale(gradients(1, 0));
		assertThat(continued.factor()).isEqualTo(LossScale.FIRST / 2);
	}

	private List<NDArray> gradients(final float... values) {
		final List<NDArray> gradients = new ArrayList<>();
		gradients.add(manager.create(values));
		return gradients;
	}
}
