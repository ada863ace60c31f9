package kintsugi.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import kintsugi.net.Base;
import kintsugi.net.GatedNetwork;
import kintsugi.net.Network;
import kintsugi.net.Ops;
import kintsugi.net.Parameter;
import kintsugi.net.Weights;

/** Compares what {@link DjlOps} computes in its own way with the same composed of simple operations. */
class DjlOpsTest {

	private static final Set<String> OWN_WAYS = Set.of("harmonicFill", "convolveDoubled");

	private final Random random = new Random(3);
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

	/** Makes operations that are composed wherever {@link Ops} says how. */
	@SuppressWarnings("unchecked")
	private static Ops<NDArray> composed(final Ops<NDArray> ops) {
		return (Ops<NDArray>) Proxy.newProxyInstance(DjlOpsTest.class.getClassLoader(), new Class<?>[] { Ops.class },
			(proxy, method, arguments) -> OWN_WAYS.contains(method.getName()) ? InvocationHandler.invokeDefault(proxy, method,
				arguments) : method.invoke(ops, arguments));
	}

	private NDArray random(final NDManager owner, final long... shape) {
		final float[] values = new float[(int) new Shape(shape).size()];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) random.nextGaussian();
		return owner.create(values, new Shape(shape));
	}

	@ParameterizedTest
	@CsvSource({ "1, 1, 16, 16, 4, 0.4, ", "3, 2, 32, 48, 4, 0.9, ", "3, 2, 16, 64, 3, 0.02, ", "1, 2, 8, 8, 3, 0, ",
		"1, 1, 8, 16, 2, 1, ", "1, 1, 16, 16, 4, 0.4, 0", "3, 2, 32, 48, 4, 0.9, 0.5", "1, 2, 32, 64, 4, 0.02, 0.1",
		"1, 2, 8, 8, 3, 0, 0.2", "1, 1, 32, 32, 5, 0.01, 1" })
	void theFillInLoopsIsTheFillOfTheGraph(final int channels, final int n, final int height, final int width,
		final int levels, final double share, final Double drawn)
	{
		final Ops<NDArray> ops = new DjlOps(manager, Map.of(), false);
		final NDArray image = random(manager, n, channels, height, width);
		final NDArray mask = ones(share, n, 1, height, width);
		final NDArray lines = drawn == null ? null : ones(drawn, n, 1, height, width);
		final NDArray expected = composed(ops).harmonicFill(image, mask, lines, channels, levels);
		assertThat(ops.harmonicFill(image, mask, lines, channels, levels).toFloatArray()) //
			.containsExactly(expected.toFloatArray(), within(2e-6f));
	}

	/** Makes ones at random places, for a share of them, and zeros elsewhere. */
	private NDArray ones(final double share, final long... shape) {
		final float[] values = new float[(int) new Shape(shape).size()];
		for (int i = 0; i < values.length; i++)
			values[i] = random.nextDouble() < share ? 1 : 0;
		return manager.create(values, new Shape(shape));
	}

	@ParameterizedTest
	@CsvSource({ "5, 2, 3, 8, 8", "4, 4, 6, 16, 8", "1, 1, 1, 4, 16", "3, 2, 4, 2, 2" })
	void aConvolutionBeforeDoublingIsOneAfterItAndSoIsItsGradient(final int low, final int skip, final int out,
		final int height, final int width)
	{
		final Parameter weight = new Parameter("weight", Parameter.Role.WEIGHT, out, low + skip, 3, 3);
		final NDArray values = random(manager, out, low + skip, 3, 3);
		final NDArray x = random(manager, 2, low, height, width);
		final NDArray y = random(manager, 2, skip, 2 * height, 2 * width);
		final NDArray factors = random(manager, 2, out, 2 * height, 2 * width);
		final Map<String, float[]> own = new LinkedHashMap<>();
		final Map<String, float[]> expected = new LinkedHashMap<>();
		for (final Map<String, float[]> found : java.util.List.of(own, expected))
			try (NDManager step = manager.newSubManager(); GradientCollector gradients = Engine.getEngine("PyTorch")
				.newGradientCollector())
			{
				final Map<String, NDArray> leaves = Map.of("weight", copy(values, step), "low", copy(x, step), "skip", //
					copy(y, step));
				final Ops<NDArray> ops = new DjlOps(step, leaves, true);
				final NDArray result = (found == own ? ops : composed(ops)).convolveDoubled(leaves.get("low"), //
					leaves.get("skip"), weight, low);
				gradients.backward(result.mul(factors).sum());
				found.put("result", result.toFloatArray());
				leaves.forEach((name, leaf) -> found.put(name, leaf.getGradient().toFloatArray()));
			}
		expected.forEach((name, array) -> assertThat(own.get(name)).as(name).containsExactly(array, within(2e-4f)));
	}

	private static NDArray copy(final NDArray array, final NDManager step) {
		final NDArray leaf = step.create(array.toFloatArray(), array.getShape());
		leaf.setRequiresGradient(true);
		return leaf;
	}

	@Test
	void nothingOutlivesTheStep() {
		final Parameter weight = new Parameter("weight", Parameter.Role.WEIGHT, 4, 5, 3, 3);
		final NDArray values = random(manager, 4, 5, 3, 3);
		final int before = manager.getManagedArrays().size();
		try (NDManager step = manager.newSubManager()) {
			final Ops<NDArray> ops = new DjlOps(step, Map.of("weight", values), true);
			ops.harmonicFill(random(step, 1, 1, 16, 16), step.ones(new Shape(1, 1, 16, 16)), null, 1, 2);
			ops.convolveDoubled(random(step, 1, 3, 8, 8), random(step, 1, 2, 16, 16), weight, 3);
		}
		assertThat(manager.getManagedArrays()).hasSize(before);
	}

	@Test
	void nothingOutlivesAStepOfAGatedNetwork() {
		final Network network = new GatedNetwork(1, 16, 4, Base.HARMONIC, false, true, true);
		final Map<String, NDArray> parameters = ParameterArrays.create(manager, network.parameters(),
			Weights.initial(network, new SplittableRandom(1))::get);
		final int before = manager.getManagedArrays().size();
		try (NDManager step = manager.newSubManager(); GradientCollector gradients = Engine.getEngine("PyTorch")
			.newGradientCollector())
		{
			final NDArray mask = random(step, 2, 1, 32, 32).gt(0).toType(DataType.FLOAT32, false);
			final NDArray filled = network.forward(new DjlOps(step, parameters, true), random(step, 2, 1, 32, 32), mask);
			gradients.backward(filled.sum());
		}
		assertThat(manager.getManagedArrays()).hasSize(before);
	}
}
