package kintsugi.train.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import kintsugi.train.loss.ObjectivePlan;

/**
 * A training as data: all but the images, the start and the machine.
 *
 * @param name the recipe's name: letters, digits, hyphens, underscores and dots
 * @param description what it is for, one sentence
 * @param source the publication that it follows, or empty
 * @param network the network
 * @param samples how images become samples
 * @param masks the holes, each kind with its share; at least one
 * @param objective the losses
 * @param adversarial the discriminator beside them, or null for none
 * @param adam how fast the optimisers forget, the generator's and the discriminator's
 * @param stages one after the other; at least one
 * @param validation how the best weights are found
 * @param seed any number, 0 included
 * @param checkpointEvery steps between two checkpoints, at least 1
 */
public record Recipe(String name, String description, String source, NetworkPlan network, SamplePlan samples,
	List<MaskShare> masks, ObjectivePlan objective, AdversarialPlan adversarial, AdamPlan adam, List<Stage> stages,
	ValidationPlan validation, long seed, int checkpointEvery)
{

	private static final String LINE = "must be one line of at most 1000 characters";

	/** Checks the values, copies the lists, and leaves a discriminator without weight out. */
	public Recipe {
		WrongValue.unless(name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}"), "name",
			"must be letters, digits, hyphens, underscores and dots", "'" + name + "'");
		description = description.strip();
		source = source.strip();
		WrongValue.unless(!description.isEmpty() && isLine(description), "description", LINE, shown(description));
		WrongValue.unless(isLine(source), "source", LINE, shown(source));
		WrongValue.unless(!masks.isEmpty() && masks.size() <= 100, "masks", "must be 1 to 100 kinds of holes", masks
			.size());
		WrongValue.unless(!stages.isEmpty() && stages.size() <= 100, "stages", "must be 1 to 100", stages.size());
		WrongValue.unless(checkpointEvery >= 1, "checkpoint_every", "must be at least 1 step", checkpointEvery);
		if (adversarial != null && adversarial.weight() == 0) adversarial = null;
		masks = List.copyOf(masks);
		stages = List.copyOf(stages);
	}

	/** Tells whether a text is short and without line breaks and other control characters. */
	private static boolean isLine(final String text) {
		return text.length() <= 1000 && text.codePoints().noneMatch(c -> Character.isISOControl(c) || c == '\uFEFF' ||
			Character.getType(c) == Character.SURROGATE);
	}

	private static String shown(final String text) {
		return text.isEmpty() ? "nothing" : text.length() + " characters" + //
			(isLine(text.substring(0, Math.min(1000, text.length()))) ? "" : " with line breaks or the like");
	}

	/** Gets all losses with their weights in one line, the same for recipes that train by the same. */
	public String describeLosses() {
		return objective.describe() + (adversarial == null ? "" : ", " + adversarial.describe());
	}

	/** Gets the steps of all stages. */
	public long steps() {
		return stages.stream().mapToLong(Stage::steps).sum();
	}

	/**
	 * Gets the recipes to train one after the other: one for each variant of the network, or this one if there are
	 * none.
	 */
	public List<Recipe> variants() {
		if (network.variants().isEmpty()) return List.of(this);
		return network.variants().keySet().stream().map(variant -> new Recipe(name + "-" + variant, description, source,
			network.variant(variant), samples, masks, objective, adversarial, adam, stages, validation, seed,
			checkpointEvery)).toList();
	}

	/** Gets this recipe as YAML with all values, so that reading it gives an equal recipe. */
	public String toYaml() {
		return RecipeWriter.write(this);
	}

	/**
	 * Gets this recipe with one value set, as the command line's {@code --set network.base_width=16} does.
	 *
	 * @param key the key with those of its sections before it, joined by dots, such as {@code samples.crop} or
	 *          {@code stages.1.learning_rate}; items of lists are counted from 1
	 * @param value the value as it would stand in the file
	 * @throws RecipeException if there is no such key or the value does not fit, naming the key
	 */
	public Recipe with(final String key, final String value) throws RecipeException {
		return with(Map.of(key, value));
	}

	/**
	 * Gets this recipe with several values set, which are checked together.
	 *
	 * @param values the values by their keys, as above
	 * @throws RecipeException if there is no such key or a value does not fit, naming the key
	 */
	public Recipe with(final Map<String, String> values) throws RecipeException {
		return RecipeReader.read(RecipeText.parse(toYaml(), null, values));
	}

	/**
	 * Gets this recipe with another length: the stages keep their proportions, and those that become empty are left
	 * out. Warm-ups keep their length and a discriminator its first step, so that a run can be resumed to another length.
	 *
	 * @param total the steps of all stages, at least 1
	 */
	public Recipe withSteps(final long total) {
		WrongValue.unless(total >= 1 && total <= Integer.MAX_VALUE, "steps", "must be 1 to " + Integer.MAX_VALUE,
			total);
		final double scale = (double) total / steps();
		final List<Stage> scaled = new ArrayList<>();
		long before = 0;
		long done = 0;
		for (final Stage stage : stages) {
			before += stage.steps();
			final long end = Math.round(before * scale);
			if (end > done) scaled.add(new Stage(end - done, stage.learningRate(), stage.freezeEncoderNorm()));
			done = end;
		}
		return with(network, samples, objective, scaled, validation, seed, checkpointEvery);
	}

	/**
	 * Gets this recipe with another peak of the first stage's learning rate; the other stages keep their proportion
	 * to it.
	 */
	public Recipe withLearningRate(final double rate) {
		final double scale = rate / stages.get(0).learningRate().peak();
		final List<Stage> scaled = new ArrayList<>();
		for (final Stage stage : stages) {
			final LearningRate old = stage.learningRate();
			final double peak = scaled.isEmpty() ? rate : old.peak() * scale;
			scaled.add(new Stage(stage.steps(), new LearningRate(peak, old.warmUp(), old.decayShare()), stage
				.freezeEncoderNorm()));
		}
		return with(network, samples, objective, scaled, validation, seed, checkpointEvery);
	}

	/** Gets this recipe with another side of its crops in pixels, which should be a multiple of its network's. */
	public Recipe withCrop(final int crop) {
		return withSamples(samples.withCrop(crop));
	}

	/** Gets this recipe with another number of samples a step. */
	public Recipe withBatch(final int batch) {
		return withSamples(samples.withBatch(batch));
	}

	/** Gets this recipe with other samples. */
	public Recipe withSamples(final SamplePlan plan) {
		return with(network, plan, objective, stages, validation, seed, checkpointEvery);
	}

	/** Gets this recipe with another seed. */
	public Recipe withSeed(final long number) {
		return with(network, samples, objective, stages, validation, number, checkpointEvery);
	}

	/**
	 * Gets this recipe with some of its network's settings changed; settings that its variants set stay theirs.
	 *
	 * @throws IllegalArgumentException if a setting is unknown or out of range, naming it, or the network is the
	 *          start's
	 */
	public Recipe withNetworkSettings(final Map<String, String> settings) {
		return with(network.with(settings), samples, objective, stages, validation, seed, checkpointEvery);
	}

	/** Gets this recipe for images of 1 or 3 channels, or of as many as they have if 0. */
	public Recipe withChannels(final int channels) {
		return with(new NetworkPlan(network.architecture(), channels, network.settings(), network.start(), network
			.variants()), samples, objective, stages, validation, seed, checkpointEvery);
	}

	/** Gets this recipe with the network and the weights of a model, by its name, instead of its own. */
	public Recipe withStart(final String model) {
		return with(new NetworkPlan("", 0, Map.of(), model, Map.of()), samples, objective, stages, validation, seed,
			checkpointEvery);
	}

	/** Gets this recipe with other losses. */
	public Recipe withObjective(final ObjectivePlan plan) {
		return with(network, samples, plan, stages, validation, seed, checkpointEvery);
	}

	/** Gets this recipe with another discriminator, or with none if null. */
	public Recipe withAdversarial(final AdversarialPlan plan) {
		return new Recipe(name, description, source, network, samples, masks, objective, plan, adam, stages, validation,
			seed, checkpointEvery);
	}

	/** Gets this recipe with optimisers that forget faster or slower. */
	public Recipe withAdam(final AdamPlan plan) {
		return new Recipe(name, description, source, network, samples, masks, objective, adversarial, plan, stages,
			validation, seed, checkpointEvery);
	}

	/** Gets this recipe with another number of steps between two validations. */
	public Recipe withValidationEvery(final int steps) {
		return with(network, samples, objective, stages, new ValidationPlan(validation.share(), validation.samples(),
			steps), seed, checkpointEvery);
	}

	/** Gets this recipe with another number of steps between two checkpoints. */
	public Recipe withCheckpointEvery(final int steps) {
		return with(network, samples, objective, stages, validation, seed, steps);
	}

	private Recipe with(final NetworkPlan newNetwork, final SamplePlan newSamples, final ObjectivePlan newObjective,
		final List<Stage> newStages, final ValidationPlan newValidation, final long newSeed,
		final int newCheckpointEvery)
	{
		return new Recipe(name, description, source, newNetwork, newSamples, masks, newObjective, adversarial, adam, //
			newStages, newValidation, newSeed, newCheckpointEvery);
	}
}
