package kintsugi.ij1;

import java.awt.Button;
import java.awt.Checkbox;
import java.awt.Choice;
import java.awt.Component;
import java.awt.TextField;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

import ij.gui.GenericDialog;
import ij.plugin.frame.Recorder;
import kintsugi.image.folder.FileHoles;
import kintsugi.image.folder.FileRepair;
import kintsugi.image.folder.FolderFiles;
import kintsugi.image.folder.FolderRepair;
import kintsugi.repair.RepairMethods;
import kintsugi.repair.Strategy;

/**
 * The fields of the dialog of a folder's repair. They are read without ImageJ's own recording, which would record also
 * those that do not count, and all of them twice after a mistake.
 */
final class FolderFields {

	private static final int COLUMNS = 34;
	private static final String MASK = "mask";
	private static final String RANGE = "range";

	private final GenericDialog dialog;
	private final TextField input;
	private final TextField pattern;
	private final Choice holes;
	private final TextField mask;
	private final TextField sketch;
	private final List<String> sketched = RepairMethods.sketched();
	private final TextField low;
	private final TextField high;
	private final TextField output;
	private final Choice format;
	private final Checkbox recursive;
	private final Choice model;
	private final TextField grow;
	private final Choice strategy;
	private final Choice device;
	private final Checkbox force;

	/** Adds the fields to a dialog, with the answers of an earlier one or, for null, with defaults. */
	FolderFields(final GenericDialog dialog, final FolderFields earlier) {
		this.dialog = dialog;
		input = folder("Input");
		pattern = text("Pattern", "*", 10);
		holes = choice("Holes", Stream.of(MASK, "nan", "saturated", RANGE, "selection", "overlay"));
		mask = folder("Mask");
		sketch = folder("Sketch");
		low = text("Low", "", 6);
		dialog.addToSameRow();
		high = text("High", "", 6);
		output = folder("Output");
		format = choice("Format", Stream.of("tif", "png", "jpg"));
		dialog.addToSameRow();
		recursive = box("Recursive (subfolders too)");
		model = choice("Model", Stream.concat(Stream.of(FileRepair.AUTOMATIC), RepairMethods.names().stream()));
		grow = text("Grow holes by (pixels)", "0", 4);
		strategy = choice("Strategy", Stream.of(Strategy.values()).map(Strategy::toString));
		dialog.addToSameRow();
		device = choice("Device", Stream.of("auto", "cpu", "cuda"));
		force = box("Force (replace results that were made otherwise)");
		if (earlier != null) take(earlier);
		update();
	}

	private void take(final FolderFields earlier) {
		final List<Component> from = earlier.all();
		for (int i = 0; i < from.size(); i++) {
			final Component to = all().get(i);
			if (to instanceof TextField text) text.setText(((TextField) from.get(i)).getText());
			else if (to instanceof Choice choice) choice.select(((Choice) from.get(i)).getSelectedItem());
			else ((Checkbox) to).setState(((Checkbox) from.get(i)).getState());
		}
	}

	private List<Component> all() {
		return List.of(input, pattern, holes, mask, sketch, low, high, output, format, recursive, model, grow, strategy, //
			device, force);
	}

	/** Enables the fields that count for the source of holes that is chosen. */
	void update() {
		enable(mask, chosen(MASK));
		final String name = model.getSelectedItem();
		enable(sketch, sketched.contains(name) || name.equals(FileRepair.AUTOMATIC) && !sketched.isEmpty());
		low.setEnabled(chosen(RANGE));
		high.setEnabled(chosen(RANGE));
	}

	/** Enables a path with its button. */
	private static void enable(final TextField path, final boolean enabled) {
		for (final Component component : path.getParent().getComponents())
			if (component == path || component instanceof Button) component.setEnabled(enabled);
	}

	private String sketchPath() {
		return sketch.isEnabled() ? sketch.getText().strip() : "";
	}

	private boolean chosen(final String source) {
		return holes.getSelectedItem().equals(source);
	}

	/**
	 * Reads the answers.
	 *
	 * @throws IllegalArgumentException if one makes no sense, with a sentence for the user
	 * @throws IOException if the files do not fit each other or cannot be listed, with a sentence for the user
	 */
	FolderRepair order() throws IOException {
		final FileHoles source = FileHoles.of(holes.getSelectedItem(), mask.getText(), //
			limit(low, "low", Double.NEGATIVE_INFINITY), limit(high, "high", Double.POSITIVE_INFINITY)).with(sketchPath());
		final FolderFiles files = FolderFiles.of(input.getText(), source, output.getText(), pattern.getText(), //
			recursive.getState(), format.getSelectedItem());
		final int pixels = RepairDialog.pixels(RepairFields.number(grow.getText(), "grow", 0));
		return FolderRepair.of(files, FileRepair.of(model.getSelectedItem(), device.getSelectedItem(), //
			strategy.getSelectedItem(), source, pixels), force.getState());
	}

	/** Reads the end of a range; what is in a field that does not count is nobody's mistake. */
	private double limit(final TextField field, final String what, final double none) {
		return chosen(RANGE) ? RepairFields.number(field.getText(), what, none) : none;
	}

	/** Records what counts of the answers, so that the line repairs the same again. */
	void record() {
		if (!Recorder.record) return;
		path("input", input);
		if (!pattern.getText().isBlank()) Recorder.recordOption("pattern", pattern.getText().strip());
		if (recursive.getState()) Recorder.recordOption("recursive");
		Recorder.recordOption("holes", holes.getSelectedItem());
		if (chosen(MASK)) path("mask", mask);
		if (!sketchPath().isEmpty()) path("sketch", sketch);
		if (chosen(RANGE) && !low.getText().isBlank()) Recorder.recordOption("low", low.getText().strip());
		if (chosen(RANGE) && !high.getText().isBlank()) Recorder.recordOption("high", high.getText().strip());
		path("output", output);
		Recorder.recordOption("format", format.getSelectedItem());
		Recorder.recordOption("model", model.getSelectedItem());
		if (!grow.getText().isBlank()) Recorder.recordOption("grow", grow.getText().strip());
		Recorder.recordOption("strategy", strategy.getSelectedItem());
		Recorder.recordOption("device", device.getSelectedItem());
		if (force.getState()) Recorder.recordOption("force");
	}

	private static void path(final String key, final TextField field) {
		Recorder.recordOption(key, Recorder.fixPath(field.getText().strip()));
	}

	private TextField folder(final String label) {
		dialog.addDirectoryField(label, "", COLUMNS);
		return (TextField) dialog.getStringFields().lastElement();
	}

	private TextField text(final String label, final String text, final int columns) {
		dialog.addStringField(label, text, columns);
		return (TextField) dialog.getStringFields().lastElement();
	}

	private Choice choice(final String label, final Stream<String> items) {
		final String[] all = items.toArray(String[]::new);
		dialog.addChoice(label, all, all[0]);
		return (Choice) dialog.getChoices().lastElement();
	}

	private Checkbox box(final String label) {
		dialog.addCheckbox(label, false);
		return (Checkbox) dialog.getCheckboxes().lastElement();
	}
}
