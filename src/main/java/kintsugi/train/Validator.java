package kintsugi.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;

import kintsugi.net.Network;
import kintsugi.train.loss.Objective;
import kintsugi.train.loss.Prediction;

/** Measures a network on the same samples each time. */
final class Validator {

	/** A fill that is exact has no finite PSNR; this stands for it: 166 dB. */
	private static final double LEAST_MSE = 1e-16;
	/** The square of the range of network space. */
	private static final double RANGE_SQUARED = 4;
	private static final int PREVIEWS = 4;

	private final Network network;
	private final Batch samples;
	private final int side;
	private final List<Preview> previews = new ArrayList<>();
	private final Map<String, Double> losses = new LinkedHashMap<>();
	private double total;
	private double psnr;
	private int scored;

	/** Holds samples of {@code side} x {@code side} pixels. */
	Validator(final Network network, final Batch samples, final int side) {
		this.network = network;
		this.samples = samples;
		this.side = side;
	}

	/**
	 * Measures, some samples at a time, with the running statistics of batch norm.
	 *
	 * @param best the best PSNR so far, NaN if there is none
	 */
	Validation validate(final NDManager manager, final Map<String, NDArray> parameters, final Objective objective,
		final int atATime, final long step, final double best)
	{
		previews.clear();
		losses.clear();
		total = 0;
		psnr = 0;
		scored = 0;
		// DJL leaves it on in a thread that is not its first
		final boolean gradients = JniUtils.isGradMode();
		JniUtils.setGradMode(false);
		try {
			measure(manager, parameters, objective, atATime);
		}
		finally {
			JniUtils.setGradMode(gradients);
		}
		final double mean = psnr / scored;
		losses.replaceAll((name, sum) -> sum / samples.count());
		return new Validation(step, mean, mean > best || Double.isNaN(best) && !Double.isNaN(mean), //
			total / samples.count(), new LinkedHashMap<>(losses), List.copyOf(previews));
	}

	private void measure(final NDManager manager, final Map<String, NDArray> parameters, final Objective objective,
		final int atATime)
	{
		for (int from = 0; from < samples.count(); from += atATime) {
			final Batch part = samples.part(from, Math.min(samples.count(), from + atATime));
			try (NDManager local = manager.newSubManager()) {
				final BatchArrays arrays = BatchArrays.of(local, part, network.channels(), side);
				final List<NDArray> stages = network.stages(new DjlOps(local, parameters, false), arrays.inputs());
				measure(arrays.prediction(stages), part, objective);
			}
		}
	}

	private void measure(final Prediction p, final Batch part, final Objective objective) {
		final Objective.Values values = objective.values(p);
		values.terms().forEach((name, value) -> losses.merge(name, (double) value.getFloat() * part.count(),
			Double::sum));
		total += (double) values.total().getFloat() * part.count();

		final float[] output = p.composite().toFloatArray();
		final float[] truth = p.truth().toFloatArray();
		final int plane = side * side;
		for (int i = 0; i < part.count(); i++) {
			addPsnr(output, truth, part, i);
			if (previews.size() < PREVIEWS) previews.add(new Preview(network.channels(), side, //
				slice(truth, i, network.channels() * plane), slice(output, i, network.channels() * plane), //
				slice(part.masks(), i, plane)));
		}
	}

	/** Adds the PSNR of a sample over the holes whose truth is known, if there are any. */
	private void addPsnr(final float[] output, final float[] truth, final Batch part, final int sample) {
		final int plane = side * side;
		double sum = 0;
		long count = 0;
		for (int c = 0; c < network.channels(); c++)
			for (int i = 0; i < plane; i++) {
				final int pixel = sample * plane + i;
				if (part.masks()[pixel] != 0 || part.known() != null && part.known()[pixel] == 0) continue;
				final int at = (sample * network.channels() + c) * plane + i;
				final double error = output[at] - truth[at];
				sum += error * error;
				count++;
			}
		if (count == 0) return;
		psnr += 10 * Math.log10(RANGE_SQUARED / Math.max(LEAST_MSE, sum / count));
		scored++;
	}

	private static float[] slice(final float[] array, final int index, final int length) {
		return java.util.Arrays.copyOfRange(array, index * length, (index + 1) * length);
	}
}
