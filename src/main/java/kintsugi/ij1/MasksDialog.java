package kintsugi.ij1;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

import ij.ImagePlus;
import ij.gui.GenericDialog;
import kintsugi.image.MaskTask;
import kintsugi.mask.MaskGenerators;

/**
 * Asks which masks to make, or reads it from the options of a macro: {@code generator}, {@code width}, {@code height},
 * {@code count}, {@code seed}, {@code settings}, {@code classes} and {@code output}.
 */
final class MasksDialog {

	private static final String GENERATOR = "irregular";
	private static final int SIDE = 256;
	private static final int COUNT = 120;
	private static final long SEED = 1;
	private static final int COLUMNS = 30;

	private MasksDialog() {}

	/**
	 * What is to be made.
	 *
	 * @param task the masks
	 * @param output the folder to write to, or null for a stack
	 */
	record Answers(MaskTask task, Path output) {}

	/**
	 * Reads the options of a macro; one that is left out takes its default.
	 *
	 * @param movie the stack for occlusion masks if no other is named, or null
	 * @throws IllegalArgumentException if one makes no sense, with a sentence for the user
	 */
	static Answers read(final MacroOptions options, final ImagePlus movie) {
		final int width = whole("width", options.number("width", SIDE));
		final int height = whole("height", options.number("height", SIDE));
		final int count = whole("count", options.number("count", COUNT));
		final Path output = folder(options.text("output", ""));
		final MaskTask task = MaskTask.of(options.text("generator", GENERATOR), MaskTask.split(options.text("settings",
			"")), movie, width, height, count, options.text("classes", MaskTask.CLASSES.get(0)), options.seed("seed", SEED));
		options.checkAll();
		return new Answers(task, output);
	}

	/**
	 * Asks the user.
	 *
	 * @param movie the stack for occlusion masks if no other is named, or null
	 * @return the answers, or nothing if the user does not want masks
	 * @throws IllegalArgumentException if an answer makes no sense, with a sentence for the user
	 */
	static Optional<Answers> ask(final ImagePlus movie) {
		final GenericDialog dialog = new GenericDialog("Generate Masks");
		dialog.addChoice("Generator", MaskGenerators.names().toArray(String[]::new), GENERATOR);
		dialog.addStringField("Settings", "", COLUMNS);
		dialog.addNumericField("Width", SIDE, 0, 6, "pixels");
		dialog.addNumericField("Height", SIDE, 0, 6, "pixels");
		dialog.addNumericField("Count", COUNT, 0, 6, "masks");
		dialog.addStringField("Seed", Long.toString(SEED), 12);
		dialog.addChoice("Classes", MaskTask.CLASSES.toArray(String[]::new), MaskTask.CLASSES.get(0));
		dialog.addDirectoryField("Output", "", COLUMNS);
		dialog.addMessage("Settings are written as name=value, such as size=64. Classes are the ratio bins with and\n" +
			"without border contact: even fills them evenly, raw draws as it comes, auto is even where that can\n" +
			"be. Without an output, the masks are shown as a stack; 0 is valid, 255 is hole. Occlusion takes the\n" +
			"current stack as its movie.");
		dialog.showDialog();
		return dialog.wasCanceled() ? Optional.empty() : Optional.of(answers(dialog, movie));
	}

	private static Answers answers(final GenericDialog dialog, final ImagePlus movie) {
		final String generator = dialog.getNextChoice();
		final String settings = dialog.getNextString();
		final int width = whole("width", dialog.getNextNumber());
		final int height = whole("height", dialog.getNextNumber());
		final int count = whole("count", dialog.getNextNumber());
		final long seed = MacroOptions.seed(dialog.getNextString());
		final MaskTask task = MaskTask.of(generator, MaskTask.split(settings), movie, width, height, count, //
			dialog.getNextChoice(), seed);
		return new Answers(task, folder(dialog.getNextString()));
	}

	private static int whole(final String name, final double number) {
		if (number == Math.rint(number) && number >= 1 && number <= Integer.MAX_VALUE) return (int) number;
		throw new IllegalArgumentException("The " + name + " must be a whole number from 1 up, not " + number + ".");
	}

	private static Path folder(final String text) {
		try {
			return text.isBlank() ? null : Path.of(text.strip());
		}
		catch (final InvalidPathException e) {
			throw new IllegalArgumentException("The output '" + text + "' is no folder's name: " + e.getReason() + ".", e);
		}
	}
}
