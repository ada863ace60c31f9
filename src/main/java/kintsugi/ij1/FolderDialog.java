package kintsugi.ij1;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;

import ij.gui.GenericDialog;
import kintsugi.image.folder.FileHoles;
import kintsugi.image.folder.FileRepair;
import kintsugi.image.folder.FolderFiles;
import kintsugi.image.folder.FolderRepair;
import kintsugi.repair.RepairMethods;
import kintsugi.repair.Strategy;

/** Asks which folder to repair and how, or reads it from the options of a macro; see {@link FolderPlugIn}. */
final class FolderDialog {

	private static final int COLUMNS = 34;
	private static final String[] SOURCES = { "masks", "nan", "saturated", "range", "selection", "overlay" };
	private static final String[] FORMATS = { "tif", "png", "jpg" };
	private static final String[] DEVICES = { "auto", "cpu", "cuda" };

	private FolderDialog() {}

	/**
	 * Reads the options of a macro; one that is left out takes its default.
	 *
	 * @throws IllegalArgumentException if one makes no sense, with a sentence for the user
	 * @throws IOException if the files do not fit each other or cannot be listed, with a sentence for the user
	 */
	static FolderRepair read(final MacroOptions options) throws IOException {
		final FileHoles holes = FileHoles.of(options.text("holes", ""), options.text("masks", ""), //
			options.number("low", Double.NEGATIVE_INFINITY), options.number("high", Double.POSITIVE_INFINITY));
		final String input = options.text("input", "");
		final String output = options.text("output", "");
		final String pattern = options.text("pattern", "");
		final boolean recursive = options.flag("recursive");
		final String format = options.text("format", "");
		final boolean force = options.flag("force");
		final FileRepair repair = FileRepair.of(options.text("model", ""), options.text("device", DEVICES[0]), //
			options.text("strategy", ""), holes, (int) options.count("grow"));
		options.checkAll();
		return FolderRepair.of(FolderFiles.of(input, holes, output, pattern, recursive, format), repair, force);
	}

	/**
	 * Asks the user.
	 *
	 * @return the answers, or nothing if the user does not want a repair
	 * @throws IllegalArgumentException if an answer makes no sense, with a sentence for the user
	 * @throws IOException if the files do not fit each other or cannot be listed, with a sentence for the user
	 */
	static Optional<FolderRepair> ask() throws IOException {
		final GenericDialog dialog = new GenericDialog("Repair Folder");
		dialog.addDirectoryField("Input", "", COLUMNS);
		dialog.addStringField("Pattern", "*", 10);
		dialog.addChoice("Holes", SOURCES, SOURCES[0]);
		dialog.addDirectoryField("Masks", "", COLUMNS);
		dialog.addNumericField("Low", 0, 0, 6, "");
		dialog.addToSameRow();
		dialog.addNumericField("High", 0, 0, 6, "(range only)");
		dialog.addDirectoryField("Output", "", COLUMNS);
		dialog.addChoice("Format", FORMATS, FORMATS[0]);
		dialog.addToSameRow();
		dialog.addCheckbox("Recursive (subfolders too)", false);
		dialog.addChoice("Model", Stream.concat(Stream.of(FileRepair.AUTOMATIC), RepairMethods.names().stream()) //
			.toArray(String[]::new), FileRepair.AUTOMATIC);
		dialog.addNumericField("Grow holes by", 0, 0, 4, "pixels");
		dialog.addChoice("Strategy", Stream.of(Strategy.values()).map(Strategy::toString).toArray(String[]::new), //
			Strategy.AUTO.toString());
		dialog.addToSameRow();
		dialog.addChoice("Device", DEVICES, DEVICES[0]);
		dialog.addCheckbox("Force (replace results that were made otherwise)", false);
		dialog.showDialog();
		return dialog.wasCanceled() ? Optional.empty() : Optional.of(answers(dialog));
	}

	private static FolderRepair answers(final GenericDialog dialog) throws IOException {
		final String input = dialog.getNextString();
		final String pattern = dialog.getNextString();
		final boolean recursive = dialog.getNextBoolean();
		final FileHoles holes = FileHoles.of(dialog.getNextChoice(), dialog.getNextString(), dialog.getNextNumber(), //
			dialog.getNextNumber());
		final FolderFiles files = FolderFiles.of(input, holes, dialog.getNextString(), pattern, recursive, //
			dialog.getNextChoice());
		final boolean force = dialog.getNextBoolean();
		final String model = dialog.getNextChoice();
		final int grow = (int) MacroOptions.whole(dialog.getNextNumber(), "pixels to grow by");
		final String strategy = dialog.getNextChoice();
		return FolderRepair.of(files, FileRepair.of(model, dialog.getNextChoice(), strategy, holes, grow), force);
	}
}
