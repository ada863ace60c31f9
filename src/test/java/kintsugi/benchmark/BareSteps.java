package kintsugi.benchmark;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;

import kintsugi.net.Network;
import kintsugi.net.Parameter;
import kintsugi.net.Weights;
import kintsugi.train.Batch;
import kintsugi.train.DjlOps;
import kintsugi.train.loss.Objective;
import kintsugi.train.loss.ObjectivePlan;
import kintsugi.train.loss.Prediction;

/** Forward, backward and Adam's update of one batch again and again, with nothing around them. */
final class BareSteps {

	private BareSteps() {}

	/** Gets the seconds that a step takes, after some that are not counted. */
	static double seconds(final Network network, final Weights weights, final Batch batch, final int side,
		final ObjectivePlan losses, final int threads, final int steps)
	{
		try (NDManager manager = NDManager.newBaseManager(ai.djl.Device.cpu(), "PyTorch")) {
			JniUtils.setNumThreads(threads);
			final Map<String, NDArray> parameters = new LinkedHashMap<>();
			final Map<String, NDArray[]> moments = new LinkedHashMap<>();
			for (final Parameter parameter : network.parameters()) {
				final NDArray array = manager.create(weights.get(parameter), new Shape(Arrays.stream(parameter.shape())
					.asLongStream().toArray()));
				array.setRequiresGradient(parameter.trainable());
				parameters.put(parameter.name(), array);
				if (parameter.trainable()) moments.put(parameter.name(), new NDArray[] { manager.zeros(array.getShape()), //
					manager.zeros(array.getShape()) });
			}
			final Objective objective = losses.open(manager, null);
			final int warm = 5;
			long start = 0;
			for (int i = 0; i < warm + steps; i++) {
				if (i == warm) start = System.nanoTime();
				try (NDManager local = manager.newSubManager()) {
					step(network, parameters, batch, side, objective, local);
				}
				moments.forEach((name, moment) -> update(parameters.get(name), moment));
			}
			return (System.nanoTime() - start) / 1e9 / steps;
		}
	}

	private static void step(final Network network, final Map<String, NDArray> parameters, final Batch batch,
		final int side, final Objective objective, final NDManager local)
	{
		final NDArray truth = local.create(batch.images(), new Shape(batch.count(), network.channels(), side, side));
		final NDArray mask = local.create(batch.masks(), new Shape(batch.count(), 1, side, side));
		try (GradientCollector gradients = Engine.getEngine("PyTorch").newGradientCollector()) {
			final NDArray output = network.forward(new DjlOps(local, parameters, true, Set.of()), truth, mask);
			gradients.backward(objective.values(new Prediction(output, truth, mask)).total());
		}
	}

	private static void update(final NDArray parameter, final NDArray[] moments) {
		try (NDArray gradient = parameter.getGradient()) {
			parameter.getNDArrayInternal().adamUpdate(new NDList(parameter, gradient, moments[0], moments[1]), //
				new NDList(parameter), 1e-4f, 1e-4f, 0, 1, -1, 0.9f, 0.999f, 1e-8f, false, false);
		}
		JniUtils.zeroGrad((PtNDArray) parameter);
	}
}
