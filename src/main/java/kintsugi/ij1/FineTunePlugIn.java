package kintsugi.ij1;

import java.io.IOException;
import java.util.Optional;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Roi;
import ij.plugin.PlugIn;
import kintsugi.command.training.FineTuneTask;
import kintsugi.image.RepairResult;

/**
 * <i>Plugins &gt; Kintsugi &gt; Fine-tune on This Image...</i>: adapts a model to what is not selected in the current
 * image, in the background, with a window, and repairs what is selected with it.
 * <p>
 * In macros: {@code run("Fine-tune on This Image...", "minutes=3 grow=1")} adapts, repairs, and goes on then with the
 * repaired image as the current one.
 * </p>
 */
public final class FineTunePlugIn implements PlugIn {

	private Roi selection;

	/** Adapts and repairs; without macro options it asks first. */
	@Override
	public void run(final String argument) {
		TrainingStart.run("Fine-tune on This Image", (options, current) -> {
			selection = current == null || current.getRoi() == null ? null : (Roi) current.getRoi().clone();
			return options == null ? FineTuneDialog.ask(current) : Optional.of(FineTuneDialog.read(options, current));
		}, this::repair);
	}

	private void repair(final FineTuneTask task) throws IOException {
		final ImagePlus image = task.image();
		if (image.getProcessor() == null) throw new IllegalArgumentException("The image was closed before its " +
			"repair. Open it and repair it with the model \"" + task.name() + "\".");
		if (!image.lock()) throw new IllegalArgumentException("\"" + image.getTitle() + "\" is in use by another " +
			"command. When that is done, repair it with the model \"" + task.name() + "\".");
		// the user may have selected something else in the meantime
		image.setRoi(selection);
		try {
			final RepairResult result = task.repair(new StatusBar());
			result.image().show();
			IJ.log(result.image().getTitle() + ": " + result.report().toSentence());
			IJ.showStatus(result.report().toSentence());
		}
		finally {
			image.unlock();
		}
	}
}
