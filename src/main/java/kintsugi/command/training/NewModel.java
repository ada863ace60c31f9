package kintsugi.command.training;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import kintsugi.model.ModelInfo;
import kintsugi.model.ModelStore;
import kintsugi.model.Normalisation;
import kintsugi.repair.RepairMethods;
import kintsugi.train.recipe.Recipe;

/** The name of a model that is to be trained. */
final class NewModel {

	private static final String SUGGESTION = "my-model";
	/** What a training adds to the name for the weights of the last step. */
	private static final String LAST = "-last";

	private NewModel() {}

	/**
	 * Checks a name and licence before time is spent.
	 *
	 * @throws IllegalArgumentException if a model cannot have them, or the name is taken, with a sentence for the user
	 */
	static void check(final String name, final String licence, final ModelStore store) {
		if (name.isEmpty()) throw new IllegalArgumentException("The new model needs a name, such as " + suggestion(store) +
			".");
		new ModelInfo(name, "1.0.0", name, List.of(name), licence, name, Map.of(), Normalisation.DEFAULT);
		refusal(name, store).ifPresent(sentence -> {
			throw new IllegalArgumentException(sentence);
		});
	}

	/**
	 * Checks also the names that the variants of a recipe would have, {@code NAME-VARIANT}.
	 *
	 * @throws IllegalArgumentException as for a single model
	 */
	static void check(final String name, final String licence, final Recipe recipe, final ModelStore store) {
		check(name, licence, store);
		for (final Recipe variant : recipe.variants())
			check(name + variant.name().substring(recipe.name().length()), licence, store);
	}

	/** Gets a name that is free. */
	static String suggestion(final ModelStore store) {
		String name = SUGGESTION;
		for (int i = 2; refusal(name, store).isPresent(); i++)
			name = SUGGESTION + "-" + i;
		return name;
	}

	/** Says why a new model cannot have a name, if so. */
	private static Optional<String> refusal(final String name, final ModelStore store) {
		for (final String taken : List.of(name, name + LAST))
			if (isModel(taken, store)) return Optional.of("There is a model or method \"" + taken +
				"\" already. Give the new model another name.");
		final Path checkpoint = Checkpoints.of(name, store);
		return !Files.exists(checkpoint) ? Optional.empty() : Optional.of("A training of \"" + name +
			"\" was stopped and can be resumed; resume it, delete " + checkpoint + ", or choose another name.");
	}

	private static boolean isModel(final String name, final ModelStore store) {
		return RepairMethods.names().contains(name) || Files.exists(store.folder().resolve(name));
	}
}
