package kintsugi.train;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;

import kintsugi.net.Network;
import kintsugi.net.Ops;
import kintsugi.net.Parameter;
import kintsugi.train.device.LossScale;
import kintsugi.train.device.MixedOps;
import kintsugi.train.device.OutOfMemory;
import kintsugi.train.loss.Objective;
import kintsugi.train.loss.Prediction;
import kintsugi.train.loss.Scaled;

/**
 * Computes the gradient of a batch, in parts where it does not fit into memory.
 * <p>
 * The parts' gradients add up to that of the whole batch; only batch norm sees a part at a time.
 * </p>
 */
final class GradientStep {

	private final Network network;
	private final Objective objective;
	private final Adversary adversary;
	private final NDManager manager;
	private final Map<String, NDArray> parameters;
	private final int side;
	private final Consumer<String> messages;
	private LossScale scale;
	private int microBatch;

	/**
	 * The losses of a step.
	 *
	 * @param total the weighted sum of the network's
	 * @param terms each before weighting, that of a discriminator among them
	 * @param usable whether the gradient is one; in mixed precision it may overflow, and the step is left out
	 */
	record Losses(double total, Map<String, Double> terms, boolean usable) {}

	/**
	 * Prepares steps.
	 *
	 * @param adversary the discriminator that the network is trained against, or null for none
	 * @param side of the samples in pixels
	 * @param microBatch the samples that are computed at a time
	 * @param scale the factor of the loss in mixed precision, or null for full precision
	 */
	GradientStep(final Network network, final Objective objective, final Adversary adversary, final NDManager manager,
		final Map<String, NDArray> parameters, final int side, final int microBatch, final LossScale scale,
		final Consumer<String> messages)
	{
		this.network = network;
		this.objective = objective;
		this.adversary = adversary;
		this.manager = manager;
		this.parameters = parameters;
		this.side = side;
		this.microBatch = microBatch;
		this.scale = scale;
		this.messages = messages;
	}

	/** Gets the samples that are computed at a time. */
	int microBatch() {
		return microBatch;
	}

	/** Gets the factor of the loss in mixed precision, or null. */
	LossScale scale() {
		return scale;
	}

	/** Continues with the factor of an earlier part of the run, if that and this are in mixed precision. */
	void setScale(final LossScale earlier) {
		if (scale != null && earlier != null) scale = earlier;
	}

	/** Continues with as many samples at a time as an earlier part of the run. */
	void setMicroBatch(final int samples) {
		microBatch = samples;
	}

	/**
	 * Adds the gradient of a batch to the parameters', and that of a discriminator to its own.
	 *
	 * @param step the number of the step, from 0
	 * @param frozen the names of the parameters that stay as they are
	 * @throws IOException if the loss is no longer a number
	 */
	Losses accumulate(final Batch batch, final long step, final Set<String> frozen) throws IOException {
		if (judged(step)) adversary.advance();
		while (true) {
			try (NDManager snapshot = manager.newSubManager()) {
				final Map<String, NDArray> statistics = statistics(snapshot);
				try {
					return attempt(batch, step, frozen);
				}
				catch (final RuntimeException e) {
					if (!canHalve(e)) throw e;
					statistics.forEach((name, before) -> before.copyTo(parameters.get(name)));
				}
			}
			zeroGradients();
			halve();
		}
	}

	/** Tells whether an error says that memory is too small for a part that can be made smaller. */
	boolean canHalve(final RuntimeException error) {
		return OutOfMemory.is(error) && microBatch > smallest();
	}

	/** Computes half as many samples at a time from now on, and says so. */
	void halve() {
		microBatch = Math.max(smallest(), (microBatch + 1) / 2);
		messages.accept("The batch does not fit into memory; from now on it is computed " + microBatch +
			" samples at a time, with the same learning rate.");
	}

	/** Tells whether a discriminator takes part in a step. */
	private boolean judged(final long step) {
		return adversary != null && adversary.begun(step);
	}

	/** Copies what a forward pass changes, by name, for a try that fails half-way. */
	private Map<String, NDArray> statistics(final NDManager snapshot) {
		final Map<String, NDArray> copies = new LinkedHashMap<>();
		for (final Parameter parameter : network.parameters())
			if (!parameter.trainable()) {
				final NDArray copy = parameters.get(parameter.name()).duplicate();
				copy.attach(snapshot);
				copies.put(parameter.name(), copy);
			}
		return copies;
	}

	/** Batch norm has no variance over a single sample with a bottleneck of one pixel. */
	private int smallest() {
		return side > network.multiple() ? 1 : 2;
	}

	private Losses attempt(final Batch batch, final long step, final Set<String> frozen) throws IOException {
		final Sums sums = new Sums(step);
		try (GradientCollector gradients = Engine.getEngine("PyTorch").newGradientCollector()) {
			for (int from = 0; from < batch.count();) {
				final int to = end(from, batch.count());
				final float share = (float) (to - from) / batch.count();
				// what a part makes is freed with its manager
				try (NDManager local = manager.newSubManager()) {
					accumulate(local, batch.part(from, to), share, step, frozen, gradients, sums);
				}
				from = to;
			}
		}
		return new Losses(sums.total, sums.terms, scale == null || unscale());
	}

	/** The losses of a step's parts so far. */
	private static final class Sums {

		private final long step;
		private final Map<String, Double> terms = new LinkedHashMap<>();
		private double total;

		Sums(final long step) {
			this.step = step;
		}

		void add(final String name, final NDArray value, final double share) {
			terms.merge(name, value.getFloat() * share, Double::sum);
		}

		void check(final double value) throws IOException {
			if (!Double.isFinite(value)) throw new IOException("The loss is no longer a number at step " + (step + 1) + " (" +
				terms + "); the last checkpoint is kept. Try a lower learning rate.");
		}
	}

	private void accumulate(final NDManager local, final Batch part, final double share, final long step,
		final Set<String> frozen, final GradientCollector gradients, final Sums sums) throws IOException
	{
		final BatchArrays samples = BatchArrays.of(local, part, network.channels(), side);
		final Ops<NDArray> full = new DjlOps(local, parameters, true, frozen);
		final List<NDArray> stages = network.stages(scale == null ? full : new MixedOps(full), samples.inputs());
		final Prediction prediction = samples.prediction(stages);
		final Objective.Values values = objective.values(prediction, step);
		values.terms().forEach((name, value) -> sums.add(name, value, share));
		NDArray total = values.total();
		if (judged(step)) {
			final NDArray loss = adversary.generatorLoss(local, prediction, samples.sketch());
			sums.add(Adversary.GENERATOR_LOSS, loss, share);
			total = total.add(Scaled.by(loss, adversary.weight()));
		}
		sums.total += total.getFloat() * share;
		sums.check(sums.total);
		final double factor = scale == null ? share : share * scale.factor();
		gradients.backward(factor == 1 ? total : Scaled.by(total, factor));
		if (!judged(step)) return;
		final NDArray own = adversary.ownLoss(local, prediction, samples.sketch());
		sums.add(Adversary.OWN_LOSS, own, share);
		sums.check(sums.terms.get(Adversary.OWN_LOSS));
		gradients.backward(Scaled.by(own, share));
	}

	/** Divides the gradients by the factor of the loss, and tells whether they are numbers. */
	private boolean unscale() {
		final List<NDArray> gradients = new ArrayList<>();
		for (final Parameter parameter : network.parameters())
			if (parameter.trainable()) gradients.add(parameters.get(parameter.name()).getGradient());
		final boolean usable = scale.unscale(gradients);
		gradients.forEach(NDArray::close);
		return usable;
	}

	/** Gets the end of a part, which leaves no rest that is too small for batch norm. */
	private int end(final int from, final int count) {
		final int to = Math.min(count, from + microBatch);
		return count - to < smallest() ? count : to;
	}

	/** Sets the gradients to zero, so that the next do not add to them. */
	void zeroGradients() {
		for (final Parameter parameter : network.parameters())
			if (parameter.trainable()) JniUtils.zeroGrad((PtNDArray) parameters.get(parameter.name()));
		if (adversary != null) adversary.zeroGradients();
	}
}
