package kintsugi.ij1;

import java.io.IOException;
import java.util.Optional;

import ij.ImagePlus;
import ij.gui.GenericDialog;
import kintsugi.command.training.FineTuneTask;
import kintsugi.image.Images;
import kintsugi.model.ModelStore;
import kintsugi.onnx.Device;

/**
 * Asks how to adapt a model to an image, or reads it from the options of a macro: {@code model}, {@code grow}, {@code
 * minutes}, {@code device} and {@code name}.
 */
final class FineTuneDialog {

	private static final double MINUTES = 3;
	private static final int NAME_COLUMNS = 20;
	private static final int NUMBER_COLUMNS = 4;

	private FineTuneDialog() {}

	/**
	 * Reads the options of a macro; one that is left out takes its default.
	 *
	 * @throws IOException if the model cannot be opened, with a sentence for the user
	 * @throws IllegalArgumentException if an option makes no sense, with a sentence for the user
	 */
	static FineTuneTask read(final MacroOptions options, final ImagePlus image) throws IOException {
		final int grow = (int) options.count("grow");
		final String model = options.text("model", "");
		final double minutes = options.number("minutes", MINUTES);
		final Device device = Device.parse(options.text("device", "auto"));
		final String name = options.text("name", FineTuneTask.suggestedName());
		options.checkAll();
		return FineTuneTask.of(image, grow, model, minutes, device, name);
	}

	/**
	 * Asks the user.
	 *
	 * @return the training, or nothing if the user does not want it
	 * @throws IOException if the model cannot be opened, with a sentence for the user
	 * @throws IllegalArgumentException if an answer makes no sense, with a sentence for the user
	 */
	static Optional<FineTuneTask> ask(final ImagePlus image) throws IOException {
		// says what is missing before it asks
		if (image == null || image.getRoi() == null) FineTuneTask.of(image, 0, "", MINUTES, Device.AUTO, "my-model");
		final GenericDialog dialog = new GenericDialog("Fine-tune on This Image");
		dialog.addMessage("Adapts a model to all that is not selected in \"" + image.getTitle() + "\",\n" +
			"and repairs what is selected with it.");
		dialog.addChoice("Model", ModelStore.standard().names().toArray(String[]::new), Images.defaultMethod(image));
		dialog.addNumericField("Grow hole by", 0, 0, NUMBER_COLUMNS, "pixels");
		dialog.addNumericField("Minutes", MINUTES, 0, NUMBER_COLUMNS, "");
		dialog.addChoice("Device", new String[] { "auto", "cpu", "cuda" }, "auto");
		dialog.addStringField("Name of the adapted model", FineTuneTask.suggestedName(), NAME_COLUMNS);
		dialog.showDialog();
		if (dialog.wasCanceled()) return Optional.empty();
		final String model = dialog.getNextChoice();
		final long grow = MacroOptions.whole(dialog.getNextNumber(), "pixels to grow");
		return Optional.of(FineTuneTask.of(image, (int) grow, model, dialog.getNextNumber(), //
			Device.parse(dialog.getNextChoice()), dialog.getNextString()));
	}
}
