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
import kintsugi.image.MaskImages;
import kintsugi.image.MaskTask;
import kintsugi.mask.MaskProgress;

/**
 * <i>Plugins &gt; Kintsugi &gt; Generate Masks...</i>: writes random masks to a folder, or shows them as a stack.
 * <p>
 * In macros:
 * {@code run("Generate Masks...", "generator=free-form width=256 height=256 count=120 seed=1 output=[/my masks]")}; an
 * option that is left out takes its default. An error stops the macro with a sentence, and so does Escape.
 * </p>
 */
public final class MasksPlugIn implements PlugIn {

	private static final String TITLE = "Generate Masks";

	/** Makes masks; without macro options it asks first. */
	@Override
	public void run(final String argument) {
		final Thread thread = Thread.currentThread();
		final ClassLoader loader = thread.getContextClassLoader();
		// Plug-ins are looked up through it, and plain ImageJ leaves it at the loader of ij.jar.
		thread.setContextClassLoader(MasksPlugIn.class.getClassLoader());
		try {
			final ImagePlus image = WindowManager.getCurrentImage();
			final MasksDialog dialog = new MasksDialog();
			if (dialog.show(image != null && image.getStackSize() > 1 ? image : null)) make(dialog);
		}
		catch (final IOException | UncheckedIOException | IllegalArgumentException e) {
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

	private static void make(final MasksDialog dialog) throws IOException {
		final MaskTask task = dialog.task();
		task.remarks().forEach(IJ::log);
		IJ.resetEscape();
		final MaskProgress progress = (done, total) -> {
			IJ.showProgress(done, total);
			return !IJ.escapePressed();
		};
		if (dialog.output() == null) show(MaskImages.stack(task.dataset(), progress));
		else if (task.write(dialog.output(), false, progress)) IJ.log(task.dataset().count() + " masks of " + //
			task.dataset().generator().describe() + " are in " + dialog.output() + ".");
		else stopped();
	}

	private static void show(final ImagePlus masks) {
		if (masks == null) stopped();
		else masks.show();
	}

	private static void stopped() {
		IJ.showStatus("Generate Masks: stopped; the same order to the same folder continues.");
		// as ImageJ does on Escape, so that a macro does not go on without the masks
		Macro.abort();
		Interpreter.abort();
	}
}
