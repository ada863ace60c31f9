package kintsugi.ij1;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import ij.ImagePlus;
import ij.gui.GenericDialog;
import kintsugi.command.training.TrainingOptions;
import kintsugi.command.training.TrainingTask;
import kintsugi.model.ModelStore;
import kintsugi.onnx.Device;
import kintsugi.train.recipe.Recipes;

/**
 * Asks what to train, or reads it from the options of a macro: {@code data}, {@code recipe}, {@code other}, {@code
 * start}, {@code steps}, {@code minutes}, {@code device}, {@code name}, {@code licence} and {@code seed}.
 */
final class TrainDialog {

	private static final String TITLE = "Train Model";
	private static final int PATH_COLUMNS = 30;
	private static final int NAME_COLUMNS = 20;
	private static final int NUMBER_COLUMNS = 8;

	private TrainDialog() {}

	/**
	 * Reads the options of a macro; one that is left out takes its default.
	 *
	 * @throws IllegalArgumentException if one makes no sense, with a sentence for the user
	 */
	static TrainingOptions read(final MacroOptions options) {
		final String other = options.text("other", "");
		final String recipe = options.text("recipe", Recipes.DEFAULT);
		final TrainingOptions read = new TrainingOptions(options.text("data", ""), other.isBlank() ? recipe : other, //
			options.text("start", TrainingOptions.RECIPE), options.count("steps"), options.number("minutes", 0), //
			Device.parse(options.text("device", "auto")), options.text("name", TrainingTask.suggestedName()), //
			options.text("licence", TrainingOptions.LICENCE), options.text("seed", ""));
		options.checkAll();
		return read;
	}

	/**
	 * Asks the user.
	 *
	 * @param current the current image, or null
	 * @return the answers, or nothing if the user does not want to train
	 * @throws IllegalArgumentException if an answer makes no sense, with a sentence for the user
	 */
	static Optional<TrainingOptions> ask(final ImagePlus current) {
		final GenericDialog dialog = new GenericDialog(TITLE);
		dialog.addDirectoryField("Data folder", "", PATH_COLUMNS);
		dialog.addMessage(current == null ? "The folder holds whole images, without holes." : "Without a folder: " +
			words(current) + ".");
		dialog.addChoice("Recipe", Recipes.names().toArray(String[]::new), Recipes.DEFAULT);
		dialog.addFileField("Other recipe (YAML)", "", PATH_COLUMNS);
		dialog.addChoice("Start from", starts(), TrainingOptions.RECIPE);
		dialog.addNumericField("Steps", 0, 0, NUMBER_COLUMNS, "(0: the recipe's)");
		dialog.addNumericField("Minutes instead", 0, 0, NUMBER_COLUMNS, "(0: no limit)");
		dialog.addChoice("Device", new String[] { "auto", "cpu", "cuda" }, "auto");
		dialog.addStringField("Name of the model", TrainingTask.suggestedName(), NAME_COLUMNS);
		dialog.addStringField("Licence of the model", TrainingOptions.LICENCE, NAME_COLUMNS);
		dialog.addStringField("Seed (empty: the recipe's)", "", NUMBER_COLUMNS);
		dialog.showDialog();
		return dialog.wasCanceled() ? Optional.empty() : Optional.of(answers(dialog));
	}

	private static TrainingOptions answers(final GenericDialog dialog) {
		final String data = dialog.getNextString();
		final String known = dialog.getNextChoice();
		final String other = dialog.getNextString();
		final String start = dialog.getNextChoice();
		final long steps = MacroOptions.whole(dialog.getNextNumber(), "steps");
		final double minutes = dialog.getNextNumber();
		final Device device = Device.parse(dialog.getNextChoice());
		return new TrainingOptions(data, other.isBlank() ? known : other, start, steps, minutes, device, //
			dialog.getNextString(), dialog.getNextString(), dialog.getNextString());
	}

	private static String words(final ImagePlus image) {
		final int slices = image.getStackSize();
		return "the image \"" + image.getTitle() + "\"" + (slices == 1 ? "" : ", " + slices + " slices");
	}

	private static String[] starts() {
		final List<String> starts = new ArrayList<>(List.of(TrainingOptions.RECIPE, TrainingOptions.NONE));
		starts.addAll(ModelStore.standard().names());
		return starts.toArray(String[]::new);
	}
}
