package kintsugi.ij1;

import java.util.Optional;

import ij.gui.GenericDialog;
import kintsugi.evaluate.EvaluationTask;
import kintsugi.image.EvaluationFiles;
import kintsugi.image.EvaluationOrder;
import kintsugi.repair.RepairMethods;

/**
 * Asks what to evaluate, or reads it from the options of a macro: {@code folder}, {@code model}, {@code masks},
 * {@code seed}, {@code device}, {@code list}, {@code inception}, the files {@code csv}, {@code json} and {@code plot},
 * and {@code replace}.
 */
final class EvaluateDialog {

	private static final int COLUMNS = 30;

	private EvaluateDialog() {}

	/**
	 * Reads the options of a macro; one that is left out takes its default.
	 *
	 * @throws IllegalArgumentException if one makes no sense, with a sentence for the user
	 */
	static EvaluationOrder read(final MacroOptions options) {
		final String masks = options.text("masks", "");
		final EvaluationTask task = EvaluationTask.of(options.text("folder", ""), //
			options.text("model", RepairMethods.defaultName(1)), masks.isBlank() ? 1 : (int) options.count("masks"), //
			options.seed("seed", 0), options.text("device", "auto"));
		final EvaluationFiles files = EvaluationFiles.of(options.text("csv", ""), options.text("json", ""), //
			options.text("plot", ""), options.flag("replace"));
		final String list = options.text("list", "");
		final String inception = options.text("inception", "");
		options.checkAll();
		return new EvaluationOrder(task, files).with(list, inception);
	}

	/**
	 * Asks the user.
	 *
	 * @return the answers, or nothing if the user does not want to evaluate
	 * @throws IllegalArgumentException if an answer makes no sense, with a sentence for the user
	 */
	static Optional<EvaluationOrder> ask() {
		final GenericDialog dialog = new GenericDialog("Evaluate Model");
		dialog.addMessage("Fills seeded holes in whole images, best in ones that no model was\n" +
			"trained on, and compares with mean fill and harmonic fill.");
		dialog.addDirectoryField("Folder", "", COLUMNS);
		dialog.addChoice("Model", RepairMethods.names().toArray(String[]::new), RepairMethods.defaultName(1));
		dialog.addNumericField("Masks per class", 1, 0, 4, "in each image");
		dialog.addStringField("Seed", "0", 8);
		dialog.addChoice("Device", new String[] { "auto", "cpu", "cuda" }, "auto");
		dialog.addFileField("List of images", "", COLUMNS);
		dialog.addFileField("Inception score by (ONNX)", "", COLUMNS);
		dialog.addStringField("CSV file", "", COLUMNS);
		dialog.addStringField("JSON file", "", COLUMNS);
		dialog.addStringField("Plot file", "", COLUMNS);
		dialog.addCheckbox("Replace files that exist", false);
		dialog.showDialog();
		return dialog.wasCanceled() ? Optional.empty() : Optional.of(answers(dialog));
	}

	private static EvaluationOrder answers(final GenericDialog dialog) {
		final String folder = dialog.getNextString();
		final String model = dialog.getNextChoice();
		final int masks = (int) MacroOptions.whole(dialog.getNextNumber(), "masks");
		final long seed = MacroOptions.seed(dialog.getNextString());
		final EvaluationTask task = EvaluationTask.of(folder, model, masks, seed, dialog.getNextChoice());
		final String list = dialog.getNextString();
		final String inception = dialog.getNextString();
		return new EvaluationOrder(task, EvaluationFiles.of(dialog.getNextString(), dialog.getNextString(), //
			dialog.getNextString(), dialog.getNextBoolean())).with(list, inception);
	}
}
