package kintsugi.ij1;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import ij.ImagePlus;
import ij.gui.GenericDialog;
import kintsugi.command.training.Checkpoints;
import kintsugi.command.training.ResumeTask;
import kintsugi.model.ModelStore;
import kintsugi.onnx.Device;

/**
 * Asks which training is to go on, or reads it from the options of a macro: {@code checkpoint} and
 * {@code device}.
 */
final class ResumeDialog {

	private static final String TITLE = "Resume Training";

	private ResumeDialog() {}

	/**
	 * Reads the options of a macro; without {@code checkpoint} it is the latest.
	 *
	 * @throws IOException if there is no such checkpoint or it cannot be used, with a sentence for the user
	 */
	static ResumeTask read(final MacroOptions options, final ImagePlus current) throws IOException {
		final String checkpoint = options.text("checkpoint", first(names()));
		final Device device = Device.parse(options.text("device", "auto"));
		options.checkAll();
		return ResumeTask.of(checkpoint, current, device);
	}

	/**
	 * Asks the user.
	 *
	 * @return the training, or nothing if the user does not want it
	 * @throws IOException if there is none, or it cannot be used, with a sentence for the user
	 */
	static Optional<ResumeTask> ask(final ImagePlus current) throws IOException {
		final List<String> names = names();
		// says that there is nothing to resume, and where that was looked for
		if (names.isEmpty()) ResumeTask.of("", current, Device.AUTO);
		final GenericDialog dialog = new GenericDialog(TITLE);
		dialog.addMessage("Goes on from the checkpoint of a training that was stopped.");
		dialog.addChoice("Checkpoint", names.toArray(String[]::new), first(names));
		dialog.addChoice("Device", new String[] { "auto", "cpu", "cuda" }, "auto");
		dialog.showDialog();
		if (dialog.wasCanceled()) return Optional.empty();
		return Optional.of(ResumeTask.of(dialog.getNextChoice(), current, Device.parse(dialog.getNextChoice())));
	}

	private static List<String> names() throws IOException {
		return Checkpoints.names(ModelStore.standard());
	}

	private static String first(final List<String> names) {
		return names.isEmpty() ? "" : names.get(0);
	}
}
