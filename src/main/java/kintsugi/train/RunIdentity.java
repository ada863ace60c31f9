package kintsugi.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import kintsugi.net.Network;
import kintsugi.net.Networks;
import kintsugi.train.recipe.LearningRate;
import kintsugi.train.recipe.Recipe;
import kintsugi.train.recipe.Recipes;
import kintsugi.train.recipe.Schedule;
import kintsugi.train.recipe.Stage;

/**
 * What a resumed run must share with the one that it continues: its recipe but for the length, its network, and where
 * samples and weights came from.
 *
 * @param recipe the whole recipe
 * @param network the network
 * @param origin what the images and the start are
 * @param notes what is kept for the user and need not agree
 */
record RunIdentity(Recipe recipe, Network network, Map<String, String> origin, Map<String, String> notes) {

	/** The key of what tells the images from others. */
	static final String IMAGES = "images";
	/** The key of the recipe as YAML. */
	static final String RECIPE = "recipe";
	private static final String LENGTH = "length";
	private static final String ARCHITECTURE = "architecture";
	private static final String SETTING = "network.";
	private static final String STEP = "step";

	/** Gets what a checkpoint says of its run. */
	Map<String, String> metadata() {
		final Map<String, String> metadata = new LinkedHashMap<>(notes);
		metadata.putAll(origin);
		metadata.put(ARCHITECTURE, network.architecture());
		network.settings().forEach((key, value) -> metadata.put(SETTING + key, value));
		metadata.put(RECIPE, recipe.toYaml());
		metadata.put(LENGTH, length());
		return metadata;
	}

	/**
	 * Checks that a checkpoint is of this run.
	 *
	 * @throws IOException if not, naming what differs
	 */
	void check(final Map<String, String> metadata, final Path file) throws IOException {
		if (!metadata.containsKey(RECIPE)) throw new IOException("The file " + file +
			" is no checkpoint of this version; start a new run.");
		final Map<String, String> own = new LinkedHashMap<>(origin);
		own.put(ARCHITECTURE, network.architecture());
		network.settings().forEach((key, value) -> own.put(SETTING + key, value));
		if (own.containsKey(IMAGES) && !own.get(IMAGES).equals(metadata.get(IMAGES))) throw new IOException(
			"The checkpoint " + file + " is of a training on other images (" + metadata.get(IMAGES) +
				"), or with another selection in the open image; these are " + own.get(IMAGES) +
				". Resume with the same, or start a new run.");
		final Map<String, String> found = new LinkedHashMap<>(metadata);
		found.putAll(network(metadata));
		for (final Map.Entry<String, String> entry : own.entrySet())
			if (!entry.getValue().equals(found.get(entry.getKey()))) throw differs(file, entry.getKey() + " = " + //
				found.get(entry.getKey()), entry.getKey() + " = " + entry.getValue());
		final Recipe theirs = Recipes.read(metadata.get(RECIPE), file.toString());
		compare(comparable(theirs).toYaml().split("\n"), comparable(recipe).toYaml().split("\n"), file);
		final Schedule schedule = new Schedule(theirs.stages());
		final long step = Long.parseLong(metadata.getOrDefault(STEP, "0"));
		// the lengths of the stages before the last are compared with the rest of the recipe
		final boolean falling = schedule.stage(step) == theirs.stages().size() - 1 && schedule.falling(step);
		if (falling && !length().equals(metadata.get(LENGTH))) throw new IOException(
			"The learning rate of the checkpoint " + file + " is falling already, over " + metadata.get(LENGTH) +
				"; resume with that, or start a new run.");
	}

	/** Gets the settings of a checkpoint's network, among them those that did not exist when it was written. */
	private static Map<String, String> network(final Map<String, String> metadata) {
		final Map<String, String> settings = new LinkedHashMap<>();
		metadata.forEach((key, value) -> {
			if (key.startsWith(SETTING)) settings.put(key.substring(SETTING.length()), value);
		});
		final Map<String, String> all = new LinkedHashMap<>();
		try {
			Networks.create(metadata.get(ARCHITECTURE), settings).settings().forEach((key, value) -> all.put(SETTING + key,
				value));
		}
		catch (final IllegalArgumentException e) {
			return Map.of(); // the comparison names what differs
		}
		return all;
	}

	private static void compare(final String[] theirs, final String[] own, final Path file) throws IOException {
		for (int i = 0; i < Math.max(theirs.length, own.length); i++) {
			final String their = i < theirs.length ? theirs[i].strip() : "nothing more";
			final String mine = i < own.length ? own[i].strip() : "nothing more";
			if (!their.equals(mine)) throw differs(file, their, mine);
		}
	}

	private static IOException differs(final Path file, final String theirs, final String own) {
		return new IOException("The checkpoint " + file + " has " + theirs + ", this run has " + own +
			"; resume with the same settings, or start a new run.");
	}

	private String length() {
		final Stage last = recipe.stages().get(recipe.stages().size() - 1);
		return new Schedule(recipe.stages()).steps() + " steps with a decay of " + last.learningRate().decayShare();
	}

	/** Takes out of a recipe what may change when a run is resumed. */
	private static Recipe comparable(final Recipe recipe) {
		final List<Stage> stages = new ArrayList<>(recipe.stages());
		final Stage last = stages.remove(stages.size() - 1);
		final LearningRate rate = last.learningRate();
		stages.add(new Stage(1, new LearningRate(rate.peak(), rate.warmUp(), 0), last.freezeEncoderNorm()));
		return new Recipe(recipe.name(), recipe.description(), recipe.source(), recipe.network(), recipe.samples(), //
			recipe.masks(), recipe.objective(), recipe.adversarial(), recipe.adam(), stages, recipe.validation(), //
			recipe.seed(), 1);
	}
}
