package kintsugi.ij1;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import ij.ImagePlus;
import ij.gui.GenericDialog;
import kintsugi.image.MaskTask;
import kintsugi.mask.MaskGenerators;

/**
 * Asks which masks to make, or reads it from the options of a macro: {@code generator}, {@code width}, {@code height},
 * {@code count}, {@code seed}, {@code settings}, {@code classes} and {@code output}.
 */
final class MasksDialog {

	private MaskTask task;
	private Path output;

	/**
	 * Asks; does not ask but only reads where there are macro options.
	 *
	 * @param movie the stack for occlusion masks if no other is named, or null
	 * @return whether the user agreed
	 * @throws IllegalArgumentException if an answer makes no sense, with a sentence for the user
	 */
	boolean show(final ImagePlus movie) {
		final GenericDialog dialog = new GenericDialog("Generate Masks");
		dialog.addChoice("Generator", MaskGenerators.names().toArray(String[]::new), "irregular");
		dialog.addStringField("Settings", "", 30);
		dialog.addNumericField("Width", 256, 0, 6, "pixels");
		dialog.addNumericField("Height", 256, 0, 6, "pixels");
		dialog.addNumericField("Count", 120, 0, 6, "masks");
		dialog.addNumericField("Seed", 1, 0, 12, "");
		dialog.addChoice("Classes", MaskTask.CLASSES.toArray(String[]::new), MaskTask.CLASSES.get(0));
		dialog.addDirectoryField("Output", "", 30);
		dialog.addMessage("Settings are written as name=value, such as size=64. Classes are the ratio bins with and\n" +
			"without border contact: even fills them evenly, raw draws as it comes, auto is even where that can\n" +
			"be. Without an output, the masks are shown as a stack; 0 is valid, 255 is hole. Occlusion takes the\n" +
			"current stack as its movie.");
		dialog.showDialog();
		if (dialog.wasCanceled()) return false;
		final String generator = dialog.getNextChoice();
		final String settings = dialog.getNextString();
		final int width = whole("width", dialog.getNextNumber());
		final int height = whole("height", dialog.getNextNumber());
		final int count = whole("count", dialog.getNextNumber());
		final long seed = seed(dialog.getNextNumber());
		task = MaskTask.of(generator, MaskTask.split(settings), movie, width, height, count, dialog.getNextChoice(), seed);
		output = folder(dialog.getNextString().strip());
		return true;
	}

	/** Gets what was answered. */
	MaskTask task() {
		return task;
	}

	/** Gets the folder to write to, or null for a stack. */
	Path output() {
		return output;
	}

	private static int whole(final String name, final double number) {
		if (number == Math.rint(number) && number >= 1 && number <= Integer.MAX_VALUE) return (int) number;
		throw new IllegalArgumentException("The " + name + " must be a whole number from 1 up, not " + number + ".");
	}

	private static long seed(final double number) {
		if (number == Math.rint(number) && Math.abs(number) <= 1L << 53) return (long) number;
		throw new IllegalArgumentException("The seed must be a whole number, not " + number + ".");
	}

	private static Path folder(final String text) {
		try {
			return text.isEmpty() ? null : Path.of(text);
		}
		catch (final InvalidPathException e) {
			throw new IllegalArgumentException("The output '" + text + "' is no folder's name: " + e.getReason() + ".", e);
		}
	}
}
