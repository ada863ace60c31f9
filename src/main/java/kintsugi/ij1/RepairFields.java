package kintsugi.ij1;

import java.awt.Button;
import java.awt.Checkbox;
import java.awt.Choice;
import java.awt.Component;
import java.awt.FileDialog;
import java.awt.TextField;
import java.awt.event.ActionListener;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.GenericDialog;
import ij.plugin.frame.Recorder;
import kintsugi.image.HoleSource;
import kintsugi.image.HoleSource.Kind;
import kintsugi.image.Images;
import kintsugi.image.OpenImages;
import kintsugi.image.RepairOrder;
import kintsugi.image.RepairTask;
import kintsugi.image.Scope;
import kintsugi.onnx.Device;
import kintsugi.repair.RepairMethods;
import kintsugi.repair.Strategy;

/**
 * The fields of the dialog of a repair. They are read without ImageJ's own recording, which would record also those
 * that do not count.
 */
final class RepairFields {

	private static final List<String> RESULTS = List.of("new image", "in place", "file");
	private static final int PATH_COLUMNS = 24;

	private final ImagePlus image;
	private final GenericDialog dialog;
	private final List<ImagePlus> others = OpenImages.all();
	private final List<String> sketched = RepairMethods.sketched();
	private final Choice model;
	private final Choice holes;
	private final Choice mask;
	private final RepairSketch sketch;
	private final TextField low;
	private final TextField high;
	private final TextField grow;
	private final Choice scope;
	private final Choice result;
	private final TextField output;
	private final Button browse;
	private final Choice strategy;
	private final Choice device;
	private final Checkbox preview;

	/** Adds the fields to a dialog. */
	RepairFields(final GenericDialog dialog, final ImagePlus image) {
		this.dialog = dialog;
		this.image = image;
		others.remove(image);
		model = choice("Model", RepairMethods.names(), Images.defaultMethod(image));
		holes = choice("Holes", names(Kind.values()), startWith().toString());
		mask = choice("Mask", Stream.concat(Stream.of(RepairMasks.NONE),
			others.stream().map(ImagePlus::getTitle)).toList(),
			RepairMasks.NONE);
		if (startWith() == Kind.MASK) mask.select(1);
		low = number("Low", "", 6);
		dialog.addToSameRow();
		high = number("High", "", 6);
		sketch = new RepairSketch(dialog, others);
		grow = number("Grow hole by", "0", 4);
		scope = image.getStackSize() == 1 ? null : choice("Scope", names(Scope.values()), Scope.STACK.toString());
		result = choice("Result", RESULTS, RESULTS.get(0));
		dialog.addFileField("Output file", "", PATH_COLUMNS);
		output = (TextField) dialog.getStringFields().lastElement();
		browse = browseButton();
		strategy = choice("Strategy", names(Strategy.values()), Strategy.AUTO.toString());
		dialog.addToSameRow();
		device = choice("Device", names(Device.values()), Device.AUTO.toString());
		dialog.addCheckbox("Preview", false);
		preview = (Checkbox) dialog.getCheckboxes().lastElement();
		update();
	}

	/** Tells whether the user wants a preview. */
	boolean isPreview() {
		return preview.getState();
	}

	/** Enables the fields that count for what is chosen. */
	void update() {
		final Kind kind = HoleSource.kind(holes.getSelectedItem());
		mask.setEnabled(kind == Kind.MASK);
		sketch.enable(sketched.contains(model.getSelectedItem()));
		low.setEnabled(kind == Kind.RANGE);
		high.setEnabled(kind == Kind.RANGE);
		final boolean file = result.getSelectedIndex() == 2;
		output.setEnabled(file);
		browse.setEnabled(file);
	}

	/**
	 * Reads the answers.
	 *
	 * @throws IllegalArgumentException if one makes no sense, with a sentence for the user
	 */
	RepairOrder order() {
		final int chosen = mask.getSelectedIndex();
		final HoleSource source = RepairOrder.holes(holes.getSelectedItem(), chosen == 0 ? null : others.get(chosen - 1), //
			limit(low, "low", Double.NEGATIVE_INFINITY), limit(high, "high", Double.POSITIVE_INFINITY));
		final RepairTask task = new RepairTask(model.getSelectedItem(), Device.parse(device.getSelectedItem()), //
			Strategy.parse(strategy.getSelectedItem()), source, //
			RepairDialog.pixels(number(grow.getText(), "grow", Double.NaN)), //
			Scope.parse(scope == null ? "" : scope.getSelectedItem()), sketch.source());
		final boolean file = result.getSelectedIndex() == 2;
		if (file && output.getText().isBlank()) throw new IllegalArgumentException(
			"Give the output file a name that ends in .tif.");
		return RepairOrder.of(task, result.getSelectedIndex() == 1, file ? output.getText() : "");
	}

	/** Records what counts of the answers, so that the line repairs the same again. */
	void record() {
		if (!Recorder.record) return;
		// what was done while the dialog was open has been recorded by itself
		Recorder.setCommand("Repair Selection...");
		final Kind kind = HoleSource.kind(holes.getSelectedItem());
		Recorder.recordOption("model", model.getSelectedItem());
		Recorder.recordOption("holes", holes.getSelectedItem());
		if (kind == Kind.MASK) Recorder.recordOption("mask", mask.getSelectedItem());
		if (kind == Kind.RANGE && !low.getText().isBlank()) Recorder.recordOption("low", low.getText().strip());
		if (kind == Kind.RANGE && !high.getText().isBlank()) Recorder.recordOption("high", high.getText().strip());
		sketch.record();
		Recorder.recordOption("grow", grow.getText().strip());
		if (scope != null) Recorder.recordOption("scope", scope.getSelectedItem());
		Recorder.recordOption("strategy", strategy.getSelectedItem());
		Recorder.recordOption("device", device.getSelectedItem());
		if (result.getSelectedIndex() == 1) Recorder.recordOption("in_place");
		if (result.getSelectedIndex() == 2) Recorder.recordOption("output", Recorder.fixPath(output.getText().strip()));
	}

	/** Chooses the source that there is something of. */
	private Kind startWith() {
		if (image.getRoi() != null) return Kind.SELECTION;
		if (image.getOverlay() != null && image.getOverlay().size() > 0) return Kind.OVERLAY;
		return others.isEmpty() ? Kind.SELECTION : Kind.MASK;
	}

	private Choice choice(final String label, final List<String> items, final String item) {
		dialog.addChoice(label, items.toArray(String[]::new), item);
		return (Choice) dialog.getChoices().lastElement();
	}

	private TextField number(final String label, final String text, final int columns) {
		dialog.addStringField(label, text, columns);
		return (TextField) dialog.getStringFields().lastElement();
	}

	/** Reads the end of a range; nothing at all, or in a field that does not count, is no limit. */
	private static double limit(final TextField field, final String what, final double none) {
		return field.isEnabled() ? number(field.getText(), what, none) : none;
	}

	/**
	 * Reads the number of a field; an empty one has another, or, for NaN, must not be empty.
	 *
	 * @throws IllegalArgumentException if it is no number, with a sentence for the user
	 */
	static double number(final String field, final String what, final double otherwise) {
		final String text = field.strip();
		if (text.isEmpty() && !Double.isNaN(otherwise)) return otherwise;
		try {
			return Double.parseDouble(text);
		}
		catch (final NumberFormatException e) {
			throw new IllegalArgumentException("The field '" + what + "' must be a number, not '" + text + "'.", e);
		}
	}

	/** ImageJ's own button would ask for a file that is there. */
	private Button browseButton() {
		for (final Component component : output.getParent().getComponents())
			if (component instanceof Button button) {
				for (final ActionListener listener : button.getActionListeners())
					button.removeActionListener(listener);
				button.addActionListener(event -> browse());
				return button;
			}
		throw new IllegalStateException("ImageJ's field for a file has no button.");
	}

	private void browse() {
		final FileDialog files = new FileDialog(dialog, "Output File", FileDialog.SAVE);
		final String directory = IJ.getDirectory("image");
		if (directory != null) files.setDirectory(directory);
		files.setFile(image.getShortTitle() + "-repaired.tif");
		files.setVisible(true);
		if (files.getFile() == null) return;
		output.setText(files.getDirectory() + files.getFile());
	}

	private static List<String> names(final Object[] values) {
		final List<String> names = new ArrayList<>();
		for (final Object value : values)
			names.add(value.toString());
		return names;
	}
}
