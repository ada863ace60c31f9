package kintsugi.ij1;

import java.awt.Color;
import java.io.IOException;
import java.util.Optional;

import ij.gui.GenericDialog;
import kintsugi.image.folder.FileHoles;
import kintsugi.image.folder.FileRepair;
import kintsugi.image.folder.FolderFiles;
import kintsugi.image.folder.FolderRepair;

/** Asks which folder to repair and how, or reads it from the options of a macro; see {@link FolderPlugIn}. */
final class FolderDialog {

	/** As many words as fit into a line of the dialog. */
	private static final String LINE = "(.{1,70})(\\s+|$)";

	private FolderDialog() {}

	/**
	 * Reads the options of a macro; one that is left out takes its default.
	 *
	 * @throws IllegalArgumentException if one makes no sense, with a sentence for the user
	 * @throws IOException if the files do not fit each other or cannot be listed, with a sentence for the user
	 */
	static FolderRepair read(final MacroOptions options) throws IOException {
		final FileHoles marked = FileHoles.of(options.text("holes", ""), options.text("mask", "masks", ""), //
			options.number("low", Double.NEGATIVE_INFINITY), options.number("high", Double.POSITIVE_INFINITY));
		final FileHoles holes = marked.with(options.text("sketch", ""));
		final String input = options.text("input", "");
		final String output = options.text("output", "");
		final String pattern = options.text("pattern", "");
		final boolean recursive = options.flag("recursive");
		final String format = options.text("format", "");
		final boolean force = options.flag("force");
		final FileRepair repair = FileRepair.of(options.text("model", ""), options.text("device", "auto"), //
			options.text("strategy", ""), holes, (int) options.count("grow"));
		options.checkAll();
		return FolderRepair.of(FolderFiles.of(input, holes, output, pattern, recursive, format), repair, force);
	}

	/**
	 * Asks the user; after a mistake again, with the answers that were given.
	 *
	 * @return the answers, or nothing if the user does not want a repair
	 */
	static Optional<FolderRepair> ask() {
		return ask(null, "");
	}

	private static Optional<FolderRepair> ask(final FolderFields earlier, final String mistake) {
		final GenericDialog dialog = new GenericDialog("Repair Folder");
		final FolderFields fields = new FolderFields(dialog, earlier);
		if (!mistake.isEmpty()) dialog.addMessage(mistake.replaceAll(LINE, "$1\n"), null, Color.RED);
		dialog.addDialogListener((changed, event) -> {
			fields.update();
			return true;
		});
		dialog.showDialog();
		if (dialog.wasCanceled()) return Optional.empty();
		try {
			final FolderRepair order = fields.order();
			fields.record();
			return Optional.of(order);
		}
		catch (final IOException | IllegalArgumentException e) {
			return ask(fields, e.getMessage());
		}
	}
}
