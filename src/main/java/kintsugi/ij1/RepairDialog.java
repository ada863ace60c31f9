package kintsugi.ij1;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.GenericDialog;
import kintsugi.hole.Hole;
import kintsugi.image.HoleSource;
import kintsugi.image.Holes;
import kintsugi.image.Images;
import kintsugi.image.RepairTask;
import kintsugi.onnx.Device;
import kintsugi.repair.RepairMethods;

/**
 * Asks how to repair, or reads it from the options of a macro: {@code model}, {@code grow}, {@code device} and
 * {@code mask}.
 */
final class RepairDialog {

	private static final String NO_MASK = "none";

	private final ImagePlus image;

	/** Prepares a dialog on an image. */
	RepairDialog(final ImagePlus image) {
		this.image = image;
	}

	/**
	 * Reads the options of a macro; one that is left out takes its default.
	 *
	 * @throws IllegalArgumentException if one makes no sense, with a sentence for the user
	 */
	RepairTask read(final MacroOptions options) {
		return RepairTask.of(options.text("model", Images.defaultMethod(image)), holes(options.text("mask", NO_MASK)), //
			pixels(options.number("grow", 0)), Device.parse(options.text("device", "auto")));
	}

	/**
	 * Asks the user.
	 *
	 * @return the answers, or nothing if the user does not want a repair
	 * @throws IllegalArgumentException if an answer makes no sense, with a sentence for the user
	 */
	Optional<RepairTask> ask() {
		final GenericDialog dialog = new GenericDialog("Repair Selection");
		dialog.addMessage(hole());
		dialog.addChoice("Model", RepairMethods.names().toArray(String[]::new), Images.defaultMethod(image));
		dialog.addNumericField("Grow hole by", 0, 0, 4, "pixels");
		dialog.addChoice("Device", new String[] { "auto", "cpu", "cuda" }, "auto");
		dialog.addChoice("Mask instead", masks(), NO_MASK);
		dialog.showDialog();
		return dialog.wasCanceled() ? Optional.empty() : Optional.of(answers(dialog));
	}

	private RepairTask answers(final GenericDialog dialog) {
		final String model = dialog.getNextChoice();
		final int grow = pixels(dialog.getNextNumber());
		final Device device = Device.parse(dialog.getNextChoice());
		return RepairTask.of(model, holes(dialog.getNextChoice()), grow, device);
	}

	/** Says what would be repaired. */
	private String hole() {
		if (image.getRoi() == null) return "Nothing is selected in this image: choose a mask.";
		final Hole hole = Holes.of(image, image.getRoi());
		return String.format(Locale.ROOT, "Selected: %,d pixels (%.2f %%)%s", hole.count(), 100 * hole.ratio(), //
			image.getStackSize() == 1 ? "" : " in each of " + image.getStackSize() + " slices");
	}

	/**
	 * Checks a growth.
	 *
	 * @throws IllegalArgumentException if it is no whole number from 0 up
	 */
	private static int pixels(final double grow) {
		if (grow >= 0 && grow == Math.rint(grow) && grow <= Integer.MAX_VALUE) return (int) grow;
		throw new IllegalArgumentException("The hole can grow by a whole number of pixels from 0 up, not by " + //
			(Double.isNaN(grow) ? "what was given" : Double.toString(grow)) + ".");
	}

	private String[] masks() {
		final List<String> titles = new ArrayList<>(List.of(NO_MASK));
		for (final ImagePlus other : others())
			titles.add(other.getTitle());
		return titles.toArray(String[]::new);
	}

	/** Finds the mask; the image itself may have the same title, in batch mode. */
	private HoleSource holes(final String title) {
		if (title.equals(NO_MASK)) return HoleSource.selection();
		for (final ImagePlus other : others())
			if (other.getTitle().equals(title)) return HoleSource.mask(other);
		if (image.getTitle().equals(title)) return HoleSource.mask(image);
		throw new IllegalArgumentException("There is no open image \"" + title + "\" to use as mask.");
	}

	private List<ImagePlus> others() {
		final List<ImagePlus> others = new ArrayList<>();
		final int[] ids = WindowManager.getIDList();
		for (final int id : ids == null ? new int[0] : ids) {
			final ImagePlus other = WindowManager.getImage(id);
			if (other != null && other != image) others.add(other);
		}
		return others;
	}
}
