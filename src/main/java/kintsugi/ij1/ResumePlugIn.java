package kintsugi.ij1;

import java.util.Optional;

import ij.Macro;
import ij.WindowManager;
import ij.plugin.PlugIn;

/**
 * <i>Plugins &gt; Kintsugi &gt; Resume Training...</i>: goes on with a training that was stopped, in the background, with a
 * window.
 * <p>
 * In macros: {@code run("Resume Training...", "checkpoint=cells")} trains until the model is there.
 * </p>
 */
public final class ResumePlugIn implements PlugIn {

	/** Trains on; without macro options it asks first. */
	@Override
	public void run(final String argument) {
		TrainingStart.run("Resume Training", current -> {
			final String options = Macro.getOptions();
			return options == null ? ResumeDialog.ask(current) : //
				Optional.of(ResumeDialog.read(new MacroOptions(options), current));
		}, WindowManager.getCurrentImage());
	}
}
