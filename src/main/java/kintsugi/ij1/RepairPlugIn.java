package kintsugi.ij1;

import java.io.IOException;
import java.util.Optional;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;
import ij.plugin.PlugIn;
import kintsugi.image.RepairResult;
import kintsugi.image.RepairTask;

/**
 * <i>Plugins &gt; Kintsugi &gt; Repair Selection...</i>: repairs what is selected in the current image, or what a mask
 * marks, in a new image, which is the current one afterwards.
 * <p>
 * In macros: {@code run("Repair Selection...", "model=harmonic grow=2 device=auto mask=none")}; an option that is left
 * out takes its default. An error stops the macro with a sentence, and so does Escape.
 * </p>
 */
public final class RepairPlugIn implements PlugIn {

	/** Repairs the current image; without macro options it asks first. */
	@Override
	public void run(final String argument) {
		Guarded.run("Repair Selection", () -> {
			final ImagePlus image = WindowManager.getCurrentImage();
			if (image == null) throw new IllegalArgumentException(
				"There is no image open. Open one and select what is to be repaired.");
			final RepairDialog dialog = new RepairDialog(image);
			final String options = Macro.getOptions();
			final Optional<RepairTask> task = options == null ? dialog.ask() : //
				Optional.of(dialog.read(new MacroOptions(options)));
			if (task.isPresent()) repair(image, task.get());
		});
	}

	private static void repair(final ImagePlus image, final RepairTask task) throws IOException {
		if (!image.lock()) throw new IllegalArgumentException("\"" + image.getTitle() +
			"\" is in use by another command. Wait until that is done.");
		try {
			final RepairResult result = task.run(image, new StatusBar());
			result.image().show();
			IJ.log(result.image().getTitle() + ": " + result.report().toSentence());
			IJ.showStatus(result.report().toSentence());
		}
		finally {
			image.unlock();
		}
	}
}
