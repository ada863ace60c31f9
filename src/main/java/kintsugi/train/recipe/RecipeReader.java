package kintsugi.train.recipe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import kintsugi.mask.BorderContact;
import kintsugi.mask.MaskGenerator;
import kintsugi.mask.MaskGenerators;
import kintsugi.model.Normalisation;
import kintsugi.train.loss.ObjectivePlan;

/** Makes a recipe of the sections of its text. */
final class RecipeReader {

	private static final String BORDER = "border";
	private static final int WARM_UP = 200;
	private static final int CHECKPOINT_EVERY = 500;

	private RecipeReader() {}

	/**
	 * Makes the recipe.
	 *
	 * @throws RecipeException if a key is unknown, missing or has a wrong value, naming the line and the key
	 */
	static Recipe read(final Section root) throws RecipeException {
		final String name = root.text("name");
		final String description = root.text("description");
		final String source = root.text("source", "");
		final NetworkPlan network = network(root);
		final SamplePlan samples = samples(root.section("samples"));
		final List<MaskShare> masks = new ArrayList<>();
		for (final Section section : root.sections("masks"))
			masks.add(mask(section));
		final ObjectivePlan objective = losses(root.section("losses"));
		final AdversarialPlan adversarial = root.has("adversarial") ? adversarial(root.section("adversarial")) : null;
		final AdamPlan adam = root.has("adam") ? adam(root) : AdamPlan.DEFAULT;
		final List<Stage> stages = new ArrayList<>();
		for (final Section section : root.sections("stages"))
			stages.add(stage(section));
		final ValidationPlan validation = root.has("validation") ? validation(root.section("validation"))
			: ValidationPlan.DEFAULT;
		final long seed = root.has("seed") ? root.whole("seed") : 1;
		final int checkpointEvery = root.count("checkpoint_every", CHECKPOINT_EVERY);
		root.refuseOthers();
		for (final NetworkPlan plan : network.each())
		{
			root.make("samples.crop", () -> checkCrop(samples.crop(), plan));
			root.make("samples.sketches", () -> checkSketches(samples.sketches(), plan));
		}
		return root.make(null, () -> new Recipe(name, description, source, network, samples, masks, objective,
			adversarial, adam, stages, validation, seed, checkpointEvery));
	}

	private static NetworkPlan network(final Section root) throws RecipeException {
		final String start = root.text("start", "");
		final boolean variants = root.has("variants");
		if (!root.has("network")) return root.make(null, () -> new NetworkPlan("", 0, Map.of(), start, Map.of()));
		final Section section = root.section("network");
		final String architecture = section.text("architecture");
		final String channels = section.text("channels", "auto");
		if (!List.of("auto", "1", "3").contains(channels)) throw section.wrong("channels",
			"must be auto, 1 or 3, not '" + channels + "'");
		final int number = channels.equals("auto") ? 0 : Integer.parseInt(channels);
		final Map<String, String> settings = section.texts();
		final NetworkPlan plan = section.makeNaming(settings.keySet(), "architecture", () -> new NetworkPlan(
			architecture, number, settings, start, Map.of()));
		return variants ? variants(root.section("variants"), plan) : plan;
	}

	private static NetworkPlan variants(final Section section, final NetworkPlan plan) throws RecipeException {
		final Map<String, Map<String, String>> variants = new LinkedHashMap<>();
		for (final String name : section.others()) {
			final Section variant = section.section(name);
			final Map<String, String> settings = variant.texts();
			variant.makeNaming(settings.keySet(), null, () -> plan.with(settings));
			variants.put(name, settings);
		}
		return section.make(null, () -> new NetworkPlan(plan.architecture(), plan.channels(), plan.settings(), plan
			.start(), variants));
	}

	private static SamplePlan samples(final Section section) throws RecipeException {
		final int crop = section.count("crop");
		final int batch = section.count("batch");
		final boolean flip = section.flag("flip", true);
		final boolean turn = section.flag("turn", true);
		final double sketches = section.number("sketches", 0);
		final List<Double> range = section.has("percentiles") ? section.numbers("percentiles", 2) : List.of(
			Normalisation.DEFAULT.lowPercentile(), Normalisation.DEFAULT.highPercentile());
		section.refuseOthers();
		final Normalisation normalisation = section.make("percentiles", () -> new Normalisation(range.get(0), range.get(
			1)));
		return section.make(null, () -> new SamplePlan(crop, batch, flip, turn, sketches, normalisation));
	}

	/** Checks that the network can halve the crop as often as it does; that of a start is not known yet. */
	private static int checkCrop(final int crop, final NetworkPlan plan) {
		final int multiple = plan.isOfStart() ? 1 : plan.create(1).multiple();
		WrongValue.unless(crop % multiple == 0, "samples.crop", "must be a multiple of " + multiple +
			", which the network's levels ask for", crop);
		return crop;
	}

	/** Checks that only a network that sees sketches gets them; that of a start is not known yet. */
	private static double checkSketches(final double sketches, final NetworkPlan plan) {
		final boolean seen = plan.isOfStart() || plan.create(1).sketched();
		WrongValue.unless(sketches == 0 || seen, "samples.sketches", "must be 0 for a network without the setting sketch",
			sketches);
		return sketches;
	}

	private static MaskShare mask(final Section section) throws RecipeException {
		final String name = section.text("generator");
		final double share = section.number("share");
		final boolean binned = section.flag("binned", false);
		final String border = section.text(BORDER, BorderContact.EITHER.name().toLowerCase(Locale.ROOT));
		final BorderContact contact = section.make(BORDER, () -> contact(border));
		final Map<String, String> settings = section.texts();
		final MaskGenerator kind = section.make("generator", () -> MaskGenerators.named(name));
		for (final String key : settings.keySet())
			if (!kind.settings().containsKey(key)) throw section.unknown(key, kind.settings().keySet());
		final MaskGenerator generator = section.makeNaming(settings.keySet(), null, () -> kind.with(settings));
		return section.make(null, () -> new MaskShare(generator, share, binned, contact));
	}

	private static BorderContact contact(final String text) {
		final Optional<BorderContact> found = Arrays.stream(BorderContact.values()).filter(contact -> contact.name()
			.toLowerCase(Locale.ROOT).equals(text)).findFirst();
		WrongValue.unless(found.isPresent(), BORDER, "must be either, with or without", text);
		return found.orElseThrow();
	}

	private static ObjectivePlan losses(final Section section) throws RecipeException {
		final int every = section.count("perceptual_every", 1);
		final Map<String, Double> weights = new LinkedHashMap<>();
		for (final String name : section.others()) {
			if (!ObjectivePlan.names().contains(name)) throw section.unknown(name, ObjectivePlan.names());
			weights.put(name, section.number(name));
			if (weights.get(name) < 0) throw section.wrong(name, "must be at least 0, not " + weights.get(name));
		}
		return section.make(null, () -> new ObjectivePlan(weights, every));
	}

	private static AdversarialPlan adversarial(final Section section) throws RecipeException {
		final double weight = section.number("weight");
		final double rate = section.number("learning_rate", AdversarialPlan.LEARNING_RATE);
		final int baseWidth = section.count("base_width", AdversarialPlan.BASE_WIDTH);
		final int maxWidth = section.count("max_width", Math.max(baseWidth, AdversarialPlan.MAX_WIDTH));
		final long from = section.has("from") ? section.whole("from") : 0;
		section.refuseOthers();
		return section.make(null, () -> new AdversarialPlan(weight, rate, baseWidth, maxWidth, from));
	}

	private static AdamPlan adam(final Section root) throws RecipeException {
		final List<Double> betas = root.numbers("adam", 2);
		return root.make("adam", () -> new AdamPlan(betas.get(0), betas.get(1)));
	}

	/** Tries the rules of other classes one value at a time, so that the line of the wrong one is known. */
	private static Stage stage(final Section section) throws RecipeException {
		final long steps = section.whole("steps");
		final double rate = section.number("learning_rate");
		final int warmUp = section.count("warm_up", WARM_UP);
		final double decay = section.number("decay", 0);
		final boolean freeze = section.flag("freeze_encoder_norm", false);
		section.refuseOthers();
		section.make("learning_rate", () -> new LearningRate(rate, 0, 0));
		section.make("decay", () -> new LearningRate(1, 0, decay));
		if (warmUp < 0) throw section.wrong("warm_up", "must be at least 0 steps, not " + warmUp);
		return section.make("steps", () -> new Stage(steps, new LearningRate(rate, warmUp, decay), freeze));
	}

	private static ValidationPlan validation(final Section section) throws RecipeException {
		final double share = section.number("share", ValidationPlan.DEFAULT.share());
		final int samples = section.count("samples", ValidationPlan.DEFAULT.samples());
		final int every = section.count("every", ValidationPlan.DEFAULT.every());
		section.refuseOthers();
		return section.make(null, () -> new ValidationPlan(share, samples, every));
	}
}
