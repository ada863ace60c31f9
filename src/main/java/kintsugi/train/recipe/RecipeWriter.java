package kintsugi.train.recipe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

import kintsugi.model.Normalisation;

/** Writes recipes as YAML, every value included. */
final class RecipeWriter {

	private RecipeWriter() {}

	/** Gets the text of a recipe. */
	static String write(final Recipe recipe) {
		final Map<String, Object> root = new LinkedHashMap<>();
		root.put("name", recipe.name());
		root.put("description", recipe.description());
		root.put("source", recipe.source());
		network(root, recipe.network());
		root.put("samples", samples(recipe.samples()));
		root.put("masks", recipe.masks().stream().map(RecipeWriter::mask).toList());
		final Map<String, Object> losses = new LinkedHashMap<>();
		recipe.objective().weights().forEach((name, weight) -> losses.put(name, number(weight)));
		losses.put("perceptual_every", recipe.objective().perceptualEvery());
		root.put("losses", losses);
		if (recipe.adversarial() != null) root.put("adversarial", adversarial(recipe.adversarial()));
		root.put("adam", new ArrayList<>(List.of(number(recipe.adam().first()), number(recipe.adam().second()))));
		root.put("stages", recipe.stages().stream().map(RecipeWriter::stage).toList());
		final ValidationPlan plan = recipe.validation();
		final Map<String, Object> validation = new LinkedHashMap<>();
		validation.put("share", number(plan.share()));
		validation.put("samples", plan.samples());
		validation.put("every", plan.every());
		root.put("validation", validation);
		root.put("seed", recipe.seed());
		root.put("checkpoint_every", recipe.checkpointEvery());

		final DumperOptions options = new DumperOptions();
		options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
		options.setWidth(120);
		options.setSplitLines(false);
		return new Yaml(options).dump(root);
	}

	private static void network(final Map<String, Object> root, final NetworkPlan plan) {
		if (!plan.isOfStart()) {
			final Map<String, Object> network = new LinkedHashMap<>();
			network.put("architecture", plan.architecture());
			network.put("channels", plan.channels() == 0 ? "auto" : plan.channels());
			plan.settings().forEach((key, value) -> network.put(key, value(value)));
			root.put("network", network);
		}
		root.put("start", plan.start());
		if (plan.variants().isEmpty()) return;
		final Map<String, Object> variants = new LinkedHashMap<>();
		plan.variants().forEach((name, settings) -> variants.put(name, new LinkedHashMap<>(settings)));
		root.put("variants", variants);
	}

	private static Map<String, Object> samples(final SamplePlan plan) {
		final Normalisation normalisation = plan.normalisation();
		final Map<String, Object> samples = new LinkedHashMap<>();
		samples.put("crop", plan.crop());
		samples.put("batch", plan.batch());
		samples.put("flip", plan.flip());
		samples.put("turn", plan.turn());
		samples.put("sketches", number(plan.sketches()));
		samples.put("percentiles", new ArrayList<>(List.of(number(normalisation.lowPercentile()), number(normalisation
			.highPercentile()))));
		return samples;
	}

	private static Map<String, Object> mask(final MaskShare share) {
		final Map<String, Object> mask = new LinkedHashMap<>();
		mask.put("generator", share.generator().name());
		mask.put("share", number(share.share()));
		mask.put("binned", share.binned());
		if (share.binned()) mask.put("border", share.border().name().toLowerCase(Locale.ROOT));
		share.generator().settings().forEach((key, value) -> mask.put(key, value(value)));
		return mask;
	}

	private static Map<String, Object> adversarial(final AdversarialPlan plan) {
		final Map<String, Object> adversarial = new LinkedHashMap<>();
		adversarial.put("weight", number(plan.weight()));
		adversarial.put("learning_rate", number(plan.learningRate()));
		adversarial.put("base_width", plan.baseWidth());
		adversarial.put("max_width", plan.maxWidth());
		adversarial.put("from", plan.from());
		return adversarial;
	}

	private static Map<String, Object> stage(final Stage plan) {
		final Map<String, Object> stage = new LinkedHashMap<>();
		stage.put("steps", plan.steps());
		stage.put("learning_rate", number(plan.learningRate().peak()));
		stage.put("warm_up", plan.learningRate().warmUp());
		stage.put("decay", number(plan.learningRate().decayShare()));
		stage.put("freeze_encoder_norm", plan.freezeEncoderNorm());
		return stage;
	}

	/** Writes whole numbers without a point. */
	private static Number number(final double value) {
		return value == Math.rint(value) && Math.abs(value) < 1e15 ? (Number) (long) value : (Number) value;
	}

	/** Writes the settings of networks and generators, which are texts, as the numbers that they are without quotes. */
	private static Object value(final String text) {
		return text.matches("0|[1-9][0-9]{0,8}") ? (Object) Integer.valueOf(text) : text;
	}
}
