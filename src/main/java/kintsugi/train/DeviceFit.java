package kintsugi.train;

import java.util.function.Consumer;

import kintsugi.net.Network;
import kintsugi.train.device.BatchSuggestion;
import kintsugi.train.device.LossScale;
import kintsugi.train.device.TrainingDevice;
import kintsugi.train.recipe.Recipe;

/** Fits the steps of a run to what they run on, and says how. */
final class DeviceFit {

	private DeviceFit() {}

	/** Gets where the factor of the loss starts in mixed precision, or null for full precision. */
	static LossScale lossScale(final Machine machine, final TrainingDevice device, final Consumer<String> messages) {
		if (!machine.mixedPrecision()) return null;
		if (device.device().isGpu()) return new LossScale(LossScale.FIRST, 0);
		messages.accept("Mixed precision needs a GPU; the training runs in full precision.");
		return null;
	}

	/** Gets how many samples to compute at a time: the whole batch, unless that needs more memory than is free. */
	static int microBatch(final Network network, final Recipe recipe, final TrainingDevice device,
		final Consumer<String> messages)
	{
		final int batch = recipe.samples().batch();
		final BatchSuggestion alone = BatchSuggestion.of(network, recipe.samples().crop(), //
			recipe.objective().needsPerceptual(), device);
		final BatchSuggestion suggestion = recipe.adversarial() == null ? alone : alone.with(recipe.adversarial()
			.discriminator(network));
		messages.accept(suggestion.sentence());
		if (suggestion.fits(batch)) return batch;
		final int part = Math.min(batch, suggestion.samples());
		messages.accept("The batch of " + batch + " samples is computed " + part +
			" at a time, with the same learning rate.");
		return part;
	}
}
