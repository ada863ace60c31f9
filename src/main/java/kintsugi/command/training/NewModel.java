package kintsugi.command.training;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;

import kintsugi.model.ModelInfo;
import kintsugi.model.ModelStore;
import kintsugi.model.Normalisation;
import kintsugi.repair.RepairMethods;

/** The name of a model that is to be trained. */
final class NewModel {

	private static final String SUGGESTION = "my-model";

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
		if (isTaken(name, store)) throw new IllegalArgumentException("There is a model or method \"" + name +
			"\" already. Give the new model another name.");
	}

	/** Gets a name that is free. */
	static String suggestion(final ModelStore store) {
		String name = SUGGESTION;
		for (int i = 2; isTaken(name, store); i++)
			name = SUGGESTION + "-" + i;
		return name;
	}

	private static boolean isTaken(final String name, final ModelStore store) {
		return RepairMethods.names().contains(name) || Files.exists(store.folder().resolve(name)) || Files.exists(
			Checkpoints.of(name, store));
	}
}
