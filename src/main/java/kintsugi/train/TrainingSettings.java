package kintsugi.train;

import java.util.LinkedHashMap;
import java.util.Map;

import kintsugi.model.Normalisation;
import kintsugi.train.loss.Objective;

/**
 * How a network is trained.
 *
 * @param crop the side of the square crops in pixels, a multiple of the network's
 * @param batch samples a step, at least 2
 * @param steps the length of the run
 * @param learningRate the rate by step
 * @param thinShare the share of thin defects among the holes, 0 to 1
 * @param seed any number, 0 included; the same seed gives the same run, on the same machine with as many threads
 * @param threads threads of the network's arithmetic
 * @param objective the losses
 * @param normalisation how intensities become network space
 * @param checkpointEvery steps between two checkpoints
 */
public record TrainingSettings(int crop, int batch, long steps, LearningRate learningRate, double thinShare,
	long seed, int threads, Objective objective, Normalisation normalisation, int checkpointEvery)
{

	/** Checks the ranges, naming the value that is out of its own. */
	public TrainingSettings {
		// in smaller ones the widest holes do not fit inside the border's margin
		require(crop >= 32 && crop <= 4096, "crop must be 32 to 4096 pixels", crop);
		// batch norm has no variance over a single sample with a bottleneck of one pixel
		require(batch >= 2 && batch <= 4096, "batch must be 2 to 4096", batch);
		require(steps >= 1, "number of steps must be at least 1", steps);
		require(threads >= 1, "number of threads must be at least 1", threads);
		require(checkpointEvery >= 1, "interval of checkpoints must be at least 1 step", checkpointEvery);
	}

	private static void require(final boolean condition, final String rule, final long value) {
		if (!condition) throw new IllegalArgumentException("The training's " + rule + ", not " + value + ".");
	}

	/** Gets the settings that a resumed run must share with the one that it continues, as text. */
	Map<String, String> identity() {
		final Map<String, String> identity = new LinkedHashMap<>();
		identity.put("crop", Integer.toString(crop));
		identity.put("batch", Integer.toString(batch));
		identity.put("seed", Long.toString(seed));
		identity.put("thin_share", Double.toString(thinShare));
		identity.put("learning_rate", learningRate.peak() + " after " + learningRate.warmUp());
		identity.put("objective", describe(objective));
		identity.put("percentiles", normalisation.lowPercentile() + " to " + normalisation.highPercentile());
		return identity;
	}

	private static String describe(final Objective objective) {
		final StringBuilder text = new StringBuilder();
		for (final Objective.Term term : objective.terms())
			text.append(text.isEmpty() ? "" : " + ").append(term.weight()).append(' ').append(term.loss().name());
		return text.toString();
	}
}
