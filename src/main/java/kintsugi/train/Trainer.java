package kintsugi.train;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;

import kintsugi.net.Network;
import kintsugi.net.Parameter;
import kintsugi.net.Weights;
import kintsugi.train.loss.Objective;
import kintsugi.train.loss.Prediction;

/**
 * Trains a network on random crops.
 * <p>
 * All that a step depends on is in the checkpoint or follows from the seed and the step's number, so a run that was
 * stopped and resumed ends with the weights of the uninterrupted one, on the CPU of the same machine with as many threads.
 * </p>
 */
public final class Trainer implements AutoCloseable {

	/** A batch takes a few milliseconds to make, a step hundreds. */
	private static final int LOADERS = 1;

	private final Network network;
	private final TrainingSettings settings;
	private final Map<String, String> origin;
	private final NDManager manager;
	private final Map<String, NDArray> parameters = new LinkedHashMap<>();
	private final Adam adam;
	private long step;
	private double earlierCpuSeconds;
	private final long cpuStart = cpuNanos();

	/**
	 * Prepares a run on the calling thread, which must be the one that trains, and whose context class loader becomes the
	 * program's.
	 *
	 * @param weights where it starts
	 * @param origin what the samples and the start are, for a resumed run to be held to; may be empty
	 * @throws IllegalArgumentException if the crop is no multiple of the network's
	 */
	public Trainer(final Network network, final Weights weights, final TrainingSettings settings,
		final Map<String, String> origin)
	{
		if (settings.crop() % network.multiple() != 0) throw new IllegalArgumentException("The crop of " +
			settings.crop() + " pixels is no multiple of " + network.multiple() +
			", which the network's levels ask for.");
		this.network = network;
		this.settings = settings;
		this.origin = Map.copyOf(origin);
		DjlSetup.prepare();
		manager = NDManager.newBaseManager(Engine.getEngine("PyTorch").defaultDevice(), "PyTorch");
		JniUtils.setNumThreads(settings.threads());
		for (final Parameter parameter : network.parameters()) {
			final NDArray array = manager.create(weights.get(parameter), shape(parameter.shape()));
			array.setRequiresGradient(parameter.trainable());
			parameters.put(parameter.name(), array);
		}
		adam = new Adam(manager, network, parameters);
	}

	/**
	 * Continues from a checkpoint.
	 *
	 * @throws IOException if it is broken or belongs to another network or other settings
	 */
	public void resume(final Path checkpoint) throws IOException {
		final Checkpoint state = Checkpoint.read(checkpoint, network, settings, origin);
		final Weights weights = state.weights(network, checkpoint);
		for (final Parameter parameter : network.parameters())
			parameters.get(parameter.name()).set(weights.get(parameter));
		adam.restore(state.moments());
		step = state.step();
		earlierCpuSeconds = state.cpuSeconds();
	}

	/**
	 * Trains to the last step, or until the listener stops it or the thread is interrupted, writing checkpoints.
	 *
	 * @param checkpoint the file that the state is written to, or null for none
	 * @throws IOException if samples cannot be made, a loss is no longer a number, or a checkpoint cannot be written
	 */
	public TrainedNetwork train(final CropSampler sampler, final Path checkpoint, final TrainingListener listener)
		throws IOException
	{
		if (checkpoint != null && !Files.exists(checkpoint)) save(checkpoint);
		try (BatchLoader loader = new BatchLoader(sampler, step, settings.steps(), LOADERS)) {
			while (step < settings.steps() && listener.control() == Control.CONTINUE && !Thread.currentThread().isInterrupted()) {
				final long start = System.nanoTime();
				final Batch batch = loader.next();
				final long loaded = System.nanoTime();
				final StepLosses losses = step(batch);
				final long computed = System.nanoTime();
				step++;
				if (checkpoint != null && step % settings.checkpointEvery() == 0) save(checkpoint);
				listener.stepDone(new TrainingStep(step, settings.steps(), losses.total(), losses.terms(), //
					(computed - loaded) / 1e9, (System.nanoTime() - start) / 1e9));
			}
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		if (checkpoint != null) save(checkpoint);
		return new TrainedNetwork(Weights.of(network, weights()), step, cpuSeconds(), step >= settings.steps());
	}

	/** The losses of a step: their weighted sum, and each before weighting. */
	private record StepLosses(double total, Map<String, Double> terms) {}

	private StepLosses step(final Batch batch) throws IOException {
		final StepLosses losses;
		// what a step makes is freed with its manager
		try (NDManager local = manager.newSubManager()) {
			final NDArray truth = local.create(batch.images(), shape(settings.batch(), network.channels(), //
				settings.crop(), settings.crop()));
			final NDArray mask = local.create(batch.masks(), shape(settings.batch(), 1, settings.crop(), //
				settings.crop()));
			try (GradientCollector gradients = Engine.getEngine("PyTorch").newGradientCollector()) {
				final NDArray output = network.forward(new DjlOps(local, parameters, true), truth, mask);
				final Objective.Values values = settings.objective().values(new Prediction(output, truth, mask));
				losses = losses(values);
				if (!Double.isFinite(losses.total())) throw new IOException("The loss is no longer a number at step " +
					(step + 1) + " (" + losses.terms() + "); the last checkpoint is kept. Try a lower learning rate.");
				gradients.backward(values.total());
			}
			adam.update(parameters, settings.learningRate().at(step, settings.steps()), step + 1);
			for (final Parameter parameter : network.parameters())
				if (parameter.trainable()) JniUtils.zeroGrad((PtNDArray) parameters.get(parameter.name()));
		}
		return losses;
	}

	private static StepLosses losses(final Objective.Values values) {
		final Map<String, Double> terms = new LinkedHashMap<>();
		values.terms().forEach((name, value) -> terms.put(name, (double) value.getFloat()));
		return new StepLosses(values.total().getFloat(), terms);
	}

	private void save(final Path file) throws IOException {
		new Checkpoint(step, cpuSeconds(), weights(), adam.state()).write(file, network, settings, origin);
	}

	private Map<String, float[]> weights() {
		final Map<String, float[]> weights = new LinkedHashMap<>();
		parameters.forEach((name, array) -> weights.put(name, array.toFloatArray()));
		return weights;
	}

	private double cpuSeconds() {
		return earlierCpuSeconds + (cpuNanos() - cpuStart) / 1e9;
	}

	private static long cpuNanos() {
		return ManagementFactory.getOperatingSystemMXBean() instanceof //
		com.sun.management.OperatingSystemMXBean system ? system.getProcessCpuTime() : System.nanoTime();
	}

	private static Shape shape(final int... lengths) {
		return new Shape(java.util.Arrays.stream(lengths).asLongStream().toArray());
	}

	@Override
	public void close() {
		manager.close();
	}
}
