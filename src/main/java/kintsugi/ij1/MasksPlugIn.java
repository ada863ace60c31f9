package kintsugi.ij1;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;
import ij.plugin.PlugIn;
import kintsugi.image.MaskImages;
import kintsugi.image.MaskTask;
import kintsugi.mask.MaskProgress;
import kintsugi.repair.CanceledException;

/**
 * <i>Plugins &gt; Kintsugi &gt; Generate Masks...</i>: writes random masks to a folder, or shows them as a stack.
 * <p>
 * In macros:
 * {@code run("Generate Masks...", "generator=free-form width=256 height=256 count=120 seed=1 output=[/my masks]")}; an
 * option that is left out takes its default. An error stops the macro with a sentence, and so does Escape.
 * </p>
 */
public final class MasksPlugIn implements PlugIn {

	/** Makes masks; without macro options it asks first. */
	@Override
	public void run(final String argument) {
		Guarded.run("Generate Masks", () -> {
			final ImagePlus image = WindowManager.getCurrentImage();
			final ImagePlus movie = image != null && image.getStackSize() > 1 ? image : null;
			final String options = Macro.getOptions();
			final Optional<MasksDialog.Answers> answers = options == null ? MasksDialog.ask(movie) : //
				Optional.of(MasksDialog.read(new MacroOptions(options), movie));
			if (answers.isPresent()) make(answers.get().task(), answers.get().output());
		});
	}

	private static void make(final MaskTask task, final Path output) throws IOException {
		task.remarks().forEach(IJ::log);
		IJ.resetEscape();
		final MaskProgress progress = (done, total) -> {
			IJ.showProgress(done, total);
			return !IJ.escapePressed();
		};
		if (output == null) show(MaskImages.stack(task.dataset(), progress));
		else if (task.write(output, false, progress)) IJ.log(task.dataset().count() + " masks of " + //
			task.dataset().generator().describe() + " are in " + output + ".");
		else throw stopped();
	}

	private static void show(final ImagePlus masks) {
		if (masks == null) throw stopped();
		masks.show();
	}

	private static CanceledException stopped() {
		return new CanceledException("Generate Masks: stopped; the same order to the same folder continues.");
	}
}
