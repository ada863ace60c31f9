package kintsugi.ij1;

import java.awt.AWTEvent;
import java.util.Locale;
import java.util.Optional;

import ij.ImagePlus;
import ij.gui.DialogListener;
import ij.gui.GenericDialog;
import ij.gui.NonBlockingGenericDialog;
import kintsugi.hole.Hole;
import kintsugi.image.HoleSource;
import kintsugi.image.Holes;
import kintsugi.image.Images;
import kintsugi.image.RepairOrder;
import kintsugi.image.RepairTask;
import kintsugi.image.Scope;
import kintsugi.image.SketchSource;
import kintsugi.onnx.Device;
import kintsugi.repair.Strategy;

/** Asks how to repair, with a preview, or reads it from the options of a macro; see {@link RepairPlugIn}. */
final class RepairDialog implements DialogListener {

	private final ImagePlus image;
	private RepairFields fields;
	private RepairPreview preview;

	/** Prepares a dialog on an image. */
	RepairDialog(final ImagePlus image) {
		this.image = image;
	}

	/**
	 * Reads the options of a macro; one that is left out takes its default.
	 *
	 * @throws IllegalArgumentException if one makes no sense, with a sentence for the user
	 */
	RepairOrder read(final MacroOptions options) {
		final HoleSource holes = RepairOrder.holes(options.text("holes", ""), RepairMasks.of(options.text("mask", //
			RepairMasks.NONE), image), options.number("low", Double.NEGATIVE_INFINITY), //
			options.number("high", Double.POSITIVE_INFINITY));
		final SketchSource sketch = SketchSource.named(options.text("sketch", RepairMasks.NONE), image);
		final RepairTask task = new RepairTask(options.text("model", Images.defaultMethod(image, sketch)), //
			Device.parse(options.text("device", "auto")), Strategy.parse(options.text("strategy", "")), holes, //
			pixels(options.number("grow", 0)), Scope.parse(options.text("scope", "")), sketch);
		final RepairOrder order = RepairOrder.of(task, options.flag("in_place"), options.text("output", ""));
		options.checkAll();
		return order;
	}

	/**
	 * Asks the user. While the dialog is open, the image can be zoomed, scrolled and shown at another slice, and what is
	 * selected can be changed.
	 *
	 * @return the answers, or nothing if the user does not want a repair
	 * @throws IllegalArgumentException if an answer makes no sense or the image was closed, with a sentence for the user
	 */
	Optional<RepairOrder> ask() {
		final GenericDialog dialog = new NonBlockingGenericDialog("Repair Selection");
		fields = new RepairFields(dialog, image);
		dialog.addMessage(RepairPreview.lines(hole()));
		dialog.addDialogListener(this);
		try (RepairPreview opened = new RepairPreview(image, RepairPreview.status(dialog))) {
			preview = opened;
			dialog.showDialog();
			if (dialog.wasCanceled()) return Optional.empty();
			preview.checkImage();
			final RepairOrder order = fields.order();
			fields.record();
			return Optional.of(order);
		}
	}

	/** Repairs anew for the preview; OK stays disabled while an answer makes no sense. */
	@Override
	public boolean dialogItemChanged(final GenericDialog dialog, final AWTEvent event) {
		fields.update();
		try {
			final RepairTask task = fields.order().task();
			preview.show(fields.isPreview() ? task : null);
			return true;
		}
		catch (final IllegalArgumentException e) {
			preview.show(null);
			preview.say(e.getMessage());
			return false;
		}
	}

	/** Says what would be repaired. */
	private String hole() {
		if (image.getRoi() == null) return "Nothing is selected in this image: choose where the holes are.";
		final Hole hole = Holes.of(image, image.getRoi());
		return String.format(Locale.ROOT, "Selected: %,d pixels (%.2f %%)%s", hole.count(), 100 * hole.ratio(), //
			image.getStackSize() == 1 ? "" : " in each of " + image.getStackSize() + " slices");
	}

	/**
	 * Checks a growth.
	 *
	 * @throws IllegalArgumentException if it is no whole number from 0 up
	 */
	static int pixels(final double grow) {
		if (grow >= 0 && grow == Math.rint(grow) && grow <= Integer.MAX_VALUE) return (int) grow;
		throw new IllegalArgumentException("The hole can grow by a whole number of pixels from 0 up, not by " + //
			(Double.isNaN(grow) ? "what was given" : Double.toString(grow)) + ".");
	}
}
