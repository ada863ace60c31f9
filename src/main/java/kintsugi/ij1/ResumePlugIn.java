package kintsugi.ij1;

import java.util.Optional;

import ij.plugin.PlugIn;

/**
 * <i>Plugins &gt; Kintsugi &gt; Resume Training...</i>: goes on with a training that was stopped, in the background,
 * with a window.
 * <p>
 * In macros: {@code run("Resume Training...", "checkpoint=cells")} trains until the model is there.
 * </p>
 */
public final class ResumePlugIn implements PlugIn {

	/** Trains on; without macro options it asks first. */
	@Override
	public void run(final String argument) {
		TrainingStart.run("Resume Training", (options, current) -> options == null ? ResumeDialog.ask(current) : //
			Optional.of(ResumeDialog.read(options, current)), order -> {});
	}
}
