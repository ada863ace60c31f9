package kintsugi.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import kintsugi.model.ModelInfo;
import kintsugi.model.ModelPackage;
import kintsugi.net.Network;
import kintsugi.net.Weights;
import kintsugi.train.recipe.Recipe;

/** What the package of a trained model says about it: its provenance and its card. */
final class TrainingModel {

	/** The provenance's keys of the steps behind the weights, of those of the whole run, and of the validation. */
	static final String STEPS = "steps";
	static final String STEPS_OF_RUN = "steps_of_the_run";
	static final String PSNR = "validation_psnr_in_holes_db";

	private final TrainingRequest request;
	private final Recipe recipe;
	private final Network network;
	private final TrainingData.Split split;

	/** Describes models of a run. */
	TrainingModel(final TrainingRequest request, final Recipe recipe, final Network network,
		final TrainingData.Split split)
	{
		this.request = request;
		this.recipe = recipe;
		this.network = network;
		this.split = split;
	}

	/**
	 * Checks, before hours are spent, that a model may have this name and licence.
	 *
	 * @throws IllegalArgumentException if not
	 */
	void check() {
		final Weights none = null;
		info(request.name(), new TrainedNetwork(none, none, 0, 0, Double.NaN, 0, false), true);
	}

	/**
	 * Describes the model of the best or of the last step.
	 *
	 * @param name the model's name
	 * @param best whether it has the best weights or the last
	 */
	ModelInfo info(final String name, final TrainedNetwork trained, final boolean best) {
		final Map<String, String> provenance = new LinkedHashMap<>();
		provenance.put("data", request.data().name() + ", " + split.training().sources().size() + " images" + //
			(split.shared() ? "" : ", and " + split.validation().sources().size() + " for validation"));
		provenance.put("recipe", recipe.name());
		provenance.put("recipe_text", recipe.toYaml());
		provenance.put(STEPS, Long.toString(best ? trained.bestStep() : trained.steps()));
		provenance.put(STEPS_OF_RUN, Long.toString(trained.steps()));
		if (best && !Double.isNaN(trained.bestPsnr())) provenance.put(PSNR, //
			String.format(Locale.ROOT, "%.2f", trained.bestPsnr()));
		provenance.put("losses", recipe.describeLosses());
		provenance.put("seed", Long.toString(recipe.seed()));
		provenance.put("cpu_minutes", String.format(Locale.ROOT, "%.1f", trained.cpuSeconds() / 60));
		final ModelPackage start = request.start();
		if (start != null) {
			provenance.put("started_from", start.name() + " " + start.version() + ", SHA-256 " + start.sha256());
			start.provenance().forEach((key, value) -> provenance.put("start." + key, value));
		}
		return new ModelInfo(name, "1.0.0", "Fills holes in images of " + network.channels() + //
			(network.channels() == 1 ? " channel; " : " channels; ") + "trained with Kintsugi by the recipe " + //
			recipe.name() + ".", List.of("Kintsugi"), request.licence(), card(name, provenance), provenance, //
			recipe.samples().normalisation());
	}

	private String card(final String name, final Map<String, String> provenance) {
		final StringBuilder card = new StringBuilder("# " + name + "\n\nA network (" + network.architecture() + //
			") that fills holes in images, trained with Kintsugi.\n\n| network | |\n|---|---|\n");
		network.settings().forEach((key, value) -> card.append(row(key, value)));
		card.append("\n| training | |\n|---|---|\n");
		provenance.forEach((key, value) -> {
			if (!value.contains("\n")) card.append(row(key, value));
		});
		card.append("\nThe recipe:\n\n```yaml\n").append(recipe.toYaml().strip()).append("\n```\n");
		return card.append("\nThe validation tells which step was best; it is no measure of how good the model is on ") //
			.append("other images. *Evaluate Model...* is. Look at its repairs of images of your own before you trust it.\n")
			.toString();
	}

	private static String row(final String key, final String value) {
		return "| " + key.replace('_', ' ') + " | " + value + " |\n";
	}
}
