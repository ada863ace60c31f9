package kintsugi.image;

import java.util.Set;

import ij.CommandListener;
import ij.Executer;
import ij.IJ;
import ij.ImageListener;
import ij.ImagePlus;
import ij.WindowManager;
import ij.plugin.frame.Recorder;

/**
 * Makes <i>Edit &gt; Undo</i> take back repairs in place, in stacks too, in menus and macros. It has no state: what can
 * be taken back belongs to the images. ImageJ knows it as long as there is an open image with such a repair.
 */
final class UndoListener implements CommandListener, ImageListener {

	private static final UndoListener INSTANCE = new UndoListener();
	private static final String UNDO = "Undo";
	/** Commands after which ImageJ has nothing to undo that it had not before. */
	private static final Set<String> HARMLESS = Set.of("In [+]", "Out [-]", "Original Scale", "View 100%", "To Selection",
		"Scale to Fit", "Set... ", "Maximize", "Next Slice [>]", "Previous Slice [<]", "Set Slice...",
		"Start Animation [\\]", "Channels Tool...", "Synchronize Windows", "Show Info...", "Histogram", "Plot Profile",
		"Measure", "Statistics", "Record...", "Duplicate...", "Copy", "Save", "Save As...", "Tiff...", "PNG...", "ZIP ...",
		"Add to Manager", "ROI Manager...", "Repair Selection...", "Repair Folder...");

	private UndoListener() {}

	/** Gets the only one. */
	static UndoListener listener() {
		return INSTANCE;
	}

	/** Listens from now on, once however often this is called. */
	static void listen() {
		ignore();
		Executer.addCommandListener(INSTANCE);
		ImagePlus.addImageListener(INSTANCE);
	}

	private static void ignore() {
		Executer.removeCommandListener(INSTANCE);
		ImagePlus.removeImageListener(INSTANCE);
	}

	@Override
	public String commandExecuting(final String command) {
		final ImagePlus image = WindowManager.getCurrentImage();
		final UndoHistory history = UndoHistory.of(image);
		if (history != null && !UNDO.equals(command) && !HARMLESS.contains(command)) history.passOn();
		if (history == null || !UNDO.equals(command)) return command;
		if (!image.lockSilently()) {
			IJ.showStatus("\"" + image.getTitle() + "\" is in use; undo it when that is done.");
			return null;
		}
		try {
			if (!history.undo(image)) return command;
		}
		finally {
			image.unlock();
		}
		image.changes = true;
		image.updateAndDraw();
		if (Recorder.record) Recorder.record("run", UNDO);
		IJ.showStatus("The repair was undone");
		return null;
	}

	@Override
	public void imageOpened(final ImagePlus image) {
		// only repairs make something to undo
	}

	@Override
	public void imageUpdated(final ImagePlus image) {
		// what changed is looked at when it matters
	}

	/** Frees what the image held, and stops listening after the last one. */
	@Override
	public void imageClosed(final ImagePlus image) {
		if (UndoHistory.of(image) == null) return;
		UndoHistory.forget(image);
		final int[] ids = WindowManager.getIDList();
		for (final int id : ids == null ? new int[0] : ids)
			if (UndoHistory.of(WindowManager.getImage(id)) != null) return;
		ignore();
	}
}
