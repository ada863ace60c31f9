package kintsugi.ij1;

import java.awt.HeadlessException;
import java.io.IOException;
import java.io.UncheckedIOException;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;
import ij.macro.Interpreter;
import ij.plugin.PlugIn;
import kintsugi.image.RepairResult;
import kintsugi.repair.CanceledException;

/**
 * <i>Plugins &gt; Kintsugi &gt; Repair Selection...</i>: repairs what is selected in the current image, or what a mask
 * marks, in a new image, which is the current one afterwards.
 * <p>
 * In macros: {@code run("Repair Selection...", "model=harmonic grow=2 device=auto mask=none")}; an option that is left
 * out takes its default. An error stops the macro with a sentence, and so does Escape.
 * </p>
 */
public final class RepairPlugIn implements PlugIn {

	private static final String TITLE = "Repair Selection";

	/** Repairs the current image; without macro options it asks first. */
	@Override
	public void run(final String argument) {
		final ImagePlus image = WindowManager.getCurrentImage();
		if (image == null) {
			IJ.error(TITLE, "There is no image open. Open one and select what is to be repaired.");
			return;
		}
		final Thread thread = Thread.currentThread();
		final ClassLoader loader = thread.getContextClassLoader();
		// Engines and plug-ins are looked up through it, and plain ImageJ leaves it at the loader of ij.jar.
		thread.setContextClassLoader(RepairPlugIn.class.getClassLoader());
		try {
			repair(image);
		}
		catch (final CanceledException e) {
			IJ.showStatus(e.getMessage());
			stopMacro();
		}
		catch (final IOException | UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
			IJ.error(TITLE, e.getMessage());
		}
		catch (final HeadlessException e) {
			IJ.error(TITLE, "Plain ImageJ needs a display for this command. Without one, use Fiji with --headless, " +
				"or the command line.");
		}
		finally {
			IJ.showProgress(1);
			thread.setContextClassLoader(loader);
		}
	}

	/** Does what ImageJ does on Escape, so that a macro does not go on to save the unrepaired image. */
	private static void stopMacro() {
		Macro.abort();
		Interpreter.abort();
	}

	private static void repair(final ImagePlus image) throws IOException {
		final RepairDialog dialog = new RepairDialog(image);
		if (!dialog.show()) return;
		if (!image.lock()) throw new IllegalArgumentException("\"" + image.getTitle() +
			"\" is in use by another command. Wait until that is done.");
		try {
			final RepairResult result = dialog.task().run(image, dialog.mask(), new StatusBar());
			result.image().show();
			IJ.log(result.image().getTitle() + ": " + result.report().toSentence());
			IJ.showStatus(result.report().toSentence());
		}
		finally {
			image.unlock();
		}
	}
}
