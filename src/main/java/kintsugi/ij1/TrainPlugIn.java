package kintsugi.ij1;

import java.util.Optional;

import ij.plugin.PlugIn;
import kintsugi.command.training.TrainingOptions;
import kintsugi.command.training.TrainingTask;

/**
 * <i>Plugins &gt; Kintsugi &gt; Train Model...</i>: trains a model on a folder of images or on the open image or stack,
 * in the background, with a window.
 * <p>
 * In macros: {@code run("Train Model...", "data=[/my images] recipe=pconv-small steps=2000 device=auto name=cells")}
 * trains until the model is there and goes on then; an option that is left out takes its default, and without
 * {@code data} it is the current image. An error stops the macro with a sentence, and so does
 * Escape, which keeps the checkpoint.
 * </p>
 */
public final class TrainPlugIn implements PlugIn {

	/** Trains; without macro options it asks first. */
	@Override
	public void run(final String argument) {
		TrainingStart.run("Train Model", (options, current) -> {
			final Optional<TrainingOptions> chosen = options == null ? TrainDialog.ask(current) : //
				Optional.of(TrainDialog.read(options));
			return chosen.isEmpty() ? Optional.empty() : Optional.of(TrainingTask.of(chosen.get(), current));
		}, order -> {});
	}
}
