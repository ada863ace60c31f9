package kintsugi.ij1;

import java.awt.AWTEvent;
import java.awt.Checkbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import ij.ImagePlus;
import ij.gui.DialogListener;
import ij.gui.GenericDialog;
import ij.gui.NonBlockingGenericDialog;
import kintsugi.defect.DefectSearch;
import kintsugi.defect.Detectors;
import kintsugi.image.DefectTask;
import kintsugi.image.Images;
import kintsugi.repair.RepairMethods;

/** Asks which defects to find, with a preview, or reads it from the options of a macro; see {@link DefectsPlugIn}. */
final class DefectsDialog implements DialogListener {

	private static final String[] OUTPUTS = { "selection", "mask", "repair" };
	private static final String[] DEVICES = { "auto", "cpu", "cuda" };

	private final ImagePlus image;
	private final List<String> kinds = Detectors.names();
	private DefectPreview preview;

	/** Prepares a dialog on an image. */
	DefectsDialog(final ImagePlus image) {
		this.image = image;
	}

	/**
	 * Reads the options of a macro; one that is left out takes its default.
	 *
	 * @throws IllegalArgumentException if one makes no sense, with a sentence for the user
	 */
	static DefectTask read(final MacroOptions options) {
		final List<String> flags = Detectors.names().stream().filter(options::flag).toList();
		final String list = options.text("kinds", String.join(",", flags));
		final DefectSearch search = new DefectSearch(DefectSearch.kinds(list), //
			options.number("sensitivity", DefectSearch.SENSITIVITY), whole("min", options.number("min", 1)), //
			whole("max", options.number("max", 0)), whole("scale", options.number("scale", DefectSearch.SCALE)), //
			whole("grow", options.number("grow", 0)));
		final DefectTask task = DefectTask.of(search, options.flag("stack"), options.text("result", OUTPUTS[0]), //
			options.text("model", ""), options.text("device", DEVICES[0]));
		options.checkAll();
		return task;
	}

	/**
	 * Asks the user. While the dialog is open, the image can be zoomed, scrolled and shown at another slice.
	 *
	 * @return the answers, or nothing if the user does not want a search
	 * @throws IllegalArgumentException if an answer makes no sense or the image was closed, with a sentence for the user
	 */
	Optional<DefectTask> ask() {
		final GenericDialog dialog = new NonBlockingGenericDialog("Find Defects");
		final boolean[] usual = new boolean[kinds.size()];
		for (int i = 0; i < usual.length; i++)
			usual[i] = DefectSearch.KINDS.contains(kinds.get(i));
		dialog.addCheckboxGroup((kinds.size() + 1) / 2, 2, kinds.toArray(String[]::new), usual);
		dialog.addNumericField("Sensitivity", DefectSearch.SENSITIVITY, 1, 6, "sigmas (less finds more)");
		dialog.addNumericField("Min size", 1, 0, 6, "pixels");
		dialog.addNumericField("Max size", 0, 0, 6, "pixels (0: no limit)");
		dialog.addNumericField("Scale", DefectSearch.SCALE, 0, 6, "pixels wide at most (dust, scratches)");
		dialog.addNumericField("Grow by", 0, 0, 6, "pixels");
		dialog.addChoice("Result", OUTPUTS, OUTPUTS[0]);
		dialog.addChoice("Model", RepairMethods.names().toArray(String[]::new), Images.defaultMethod(image));
		dialog.addChoice("Device", DEVICES, DEVICES[0]);
		if (image.getStackSize() > 1) dialog.addCheckbox("Stack (all slices)", false);
		dialog.addCheckbox("Preview", false);
		dialog.addMessage(DefectPreview.off(image));
		dialog.addDialogListener(this);
		try (DefectPreview opened = new DefectPreview(image, DefectPreview.status(dialog))) {
			preview = opened;
			dialog.showDialog();
			if (dialog.wasCanceled()) return Optional.empty();
			preview.checkImage();
			return Optional.of(answers(dialog));
		}
	}

	/** Searches anew for the preview; OK stays disabled while an answer makes no sense. */
	@Override
	public boolean dialogItemChanged(final GenericDialog dialog, final AWTEvent event) {
		try {
			final DefectSearch search = answers(dialog).search();
			final boolean wanted = ((Checkbox) dialog.getCheckboxes().lastElement()).getState();
			preview.show(wanted ? search : null);
			return true;
		}
		catch (final IllegalArgumentException e) {
			preview.say(e.getMessage());
			return false;
		}
	}

	private DefectTask answers(final GenericDialog dialog) {
		final List<String> chosen = new ArrayList<>(kinds);
		chosen.removeIf(kind -> !dialog.getNextBoolean());
		final DefectSearch search = new DefectSearch(chosen, dialog.getNextNumber(), //
			whole("min", dialog.getNextNumber()), whole("max", dialog.getNextNumber()), //
			whole("scale", dialog.getNextNumber()), whole("grow", dialog.getNextNumber()));
		final String output = dialog.getNextChoice();
		final String model = dialog.getNextChoice();
		final String device = dialog.getNextChoice();
		final boolean stack = image.getStackSize() > 1 && dialog.getNextBoolean();
		return DefectTask.of(search, stack, output, model, device);
	}

	private static int whole(final String name, final double number) {
		if (number == Math.rint(number) && Math.abs(number) <= Integer.MAX_VALUE) return (int) number;
		throw new IllegalArgumentException("The option '" + name + "' must be a whole number of pixels, not " + //
			(Double.isNaN(number) ? "what was given" : Double.toString(number)) + ".");
	}
}
