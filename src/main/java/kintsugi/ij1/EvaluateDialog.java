package kintsugi.ij1;

import java.awt.GraphicsEnvironment;

import ij.gui.GenericDialog;
import kintsugi.evaluate.EvaluationTask;
import kintsugi.image.EvaluationFiles;
import kintsugi.image.EvaluationOrder;
import kintsugi.repair.RepairMethods;

/**
 * Asks what to evaluate, or reads it from the options of a macro: {@code folder}, {@code model}, {@code masks},
 * {@code seed}, {@code device}, the files {@code csv}, {@code json} and {@code plot}, and {@code replace}.
 */
final class EvaluateDialog {

	private static final int COLUMNS = 30;

	private EvaluateDialog() {}

	/**
	 * Asks; does not ask but only reads where there are macro options.
	 *
	 * @return what was answered, or null if the user did not agree
	 * @throws IllegalArgumentException if an answer makes no sense, with a sentence for the user
	 */
	static EvaluationOrder ask() {
		final GenericDialog dialog = new GenericDialog("Evaluate Model");
		dialog.addMessage("Fills seeded holes in whole images, best in ones that no model was\n" +
			"trained on, and compares with mean fill and harmonic fill.");
		// the button that a folder's field brings along needs a display
		if (GraphicsEnvironment.isHeadless()) dialog.addStringField("Folder", "", COLUMNS);
		else dialog.addDirectoryField("Folder", "", COLUMNS);
		dialog.addChoice("Model", RepairMethods.names().toArray(String[]::new), RepairMethods.defaultName(1));
		dialog.addNumericField("Masks per class", 1, 0, 4, "in each image");
		dialog.addNumericField("Seed", 0, 0, 8, "");
		dialog.addChoice("Device", new String[] { "auto", "cpu", "cuda" }, "auto");
		dialog.addStringField("CSV file", "", COLUMNS);
		dialog.addStringField("JSON file", "", COLUMNS);
		dialog.addStringField("Plot file", "", COLUMNS);
		dialog.addCheckbox("Replace files that exist", false);
		dialog.showDialog();
		if (dialog.wasCanceled()) return null;
		final String folder = dialog.getNextString();
		final String model = dialog.getNextChoice();
		final int masks = (int) whole("number of masks", dialog.getNextNumber());
		final long seed = whole("seed", dialog.getNextNumber());
		final EvaluationTask task = EvaluationTask.of(folder, model, masks, seed, dialog.getNextChoice());
		return new EvaluationOrder(task, EvaluationFiles.of(dialog.getNextString(), dialog.getNextString(), //
			dialog.getNextString(), dialog.getNextBoolean()));
	}

	/**
	 * Checks a number.
	 *
	 * @throws IllegalArgumentException if it is not whole, or beyond what ImageJ's dialogs hold exactly
	 */
	private static long whole(final String what, final double number) {
		if (number == Math.rint(number) && Math.abs(number) <= Integer.MAX_VALUE) return (long) number;
		throw new IllegalArgumentException("The " + what + " must be a whole number of at most nine digits, not " + //
			(Double.isNaN(number) ? "what was given" : Double.toString(number)) + ".");
	}
}
