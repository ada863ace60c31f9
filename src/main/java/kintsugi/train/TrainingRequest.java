package kintsugi.train;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

import kintsugi.model.ModelPackage;
import kintsugi.net.Network;
import kintsugi.train.loss.PerceptualWeights;
import kintsugi.train.recipe.Recipe;
import kintsugi.train.recipe.SamplePlan;

/**
 * What is to be trained, on what, and where it goes.
 *
 * @param data the images
 * @param recipe how it is trained
 * @param start the model that it starts from and whose network it has, or null for random weights
 * @param perceptual the perceptual network's weights, or null: then the recipe's other losses are used, which is said
 * @param machine what it runs on
 * @param budget the time that it may take, or null for the recipe's number of steps
 * @param output the folder or zip file of the new model; its name is the model's
 * @param licence the SPDX identifier of the new model's licence, which depends on that of the data
 * @param replace whether a model that is there may be replaced
 * @param resume whether to continue from the checkpoint of an earlier run to the same output
 */
public record TrainingRequest(TrainingData data, Recipe recipe, ModelPackage start, PerceptualWeights perceptual,
	Machine machine, Duration budget, Path output, String licence, boolean replace, boolean resume)
{

	/** What a checkpoint's name adds to that of its model. */
	public static final String CHECKPOINT = ".checkpoint.safetensors";

	/** Checks that nothing is missing that must be there. */
	public TrainingRequest {
		Objects.requireNonNull(data);
		Objects.requireNonNull(recipe);
		Objects.requireNonNull(machine);
		Objects.requireNonNull(output);
		Objects.requireNonNull(licence);
		if (budget != null && (budget.isNegative() || budget.isZero())) throw new IllegalArgumentException(
			"The time for a training must be above 0, not " + budget.toSeconds() + " seconds.");
	}

	/** Gets the file that the run's state is kept in, beside the output. */
	public Path checkpoint() {
		return output.resolveSibling(output.getFileName() + CHECKPOINT);
	}

	/** Gets the file that the run's losses are written to, beside the output. */
	public Path curve() {
		return output.resolveSibling(output.getFileName() + ".curve.csv");
	}

	/** Gets the new model's name: the output's without {@code .zip}. */
	public String name() {
		return output.getFileName().toString().replaceFirst("\\.zip$", "");
	}

	/** Gets the request of one of the recipe's variants with its part of the time, resumed or not. */
	TrainingRequest with(final Recipe variant, final Path variantOutput, final boolean resumed) {
		final Duration part = budget == null ? null : budget.dividedBy(recipe.variants().size());
		return new TrainingRequest(data, variant, start, perceptual, machine, part, variantOutput, licence, replace || //
			resumed, resumed);
	}

	/** Gets where the model of the last step goes if another one was the best: {@code NAME-last} beside the output. */
	public Path lastOutput() {
		final String last = name() + "-last";
		return output.resolveSibling(output.getFileName().toString().endsWith(".zip") ? last + ".zip" : last);
	}

	/**
	 * Checks that a network takes the samples.
	 *
	 * @throws IllegalArgumentException if the crop's side is no multiple of the network's, the crop has more pixels than
	 *           the network takes, or there are sketches that it does not see
	 */
	static void checkSamples(final SamplePlan samples, final Network network) {
		final int crop = samples.crop();
		if (crop % network.multiple() != 0) throw new IllegalArgumentException("The crop of " + crop +
			" pixels is no multiple of " + network.multiple() + ", which the network's levels ask for.");
		if ((long) crop * crop > network.mostPixels()) throw new IllegalArgumentException("The crop of " + crop +
			" pixels is larger than " + (long) Math.sqrt(network.mostPixels()) / network.multiple() * network.multiple() +
			", the longest side for which the network's attention has the memory; choose a smaller crop.");
		if (samples.sketches() > 0 && !network.sketched()) throw new IllegalArgumentException("The recipe gives sketches " +
			"to a share of " + samples.sketches() + " of the samples, but the network sees none; start from a model that " +
			"sees sketches, or set samples.sketches to 0.");
	}
}
