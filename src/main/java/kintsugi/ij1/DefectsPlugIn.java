package kintsugi.ij1;

import java.io.IOException;
import java.util.Optional;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;
import ij.plugin.PlugIn;
import kintsugi.image.DefectResult;
import kintsugi.image.DefectTask;

/**
 * <i>Plugins &gt; Kintsugi &gt; Find Defects...</i>: selects what is broken in the current image, or makes a mask of
 * it, or repairs it in a new image, which is the current one afterwards.
 * <p>
 * In macros: {@code run("Find Defects...", "kinds=[hot-pixels,dust] sensitivity=6 min=1 max=5000 scale=15 grow=1
 * result=selection")}. An option that is left out takes its default:
 * </p>
 * <ul>
 * <li>{@code kinds}: {@code hot-pixels}, {@code dead-pixels}, {@code dead-lines}, {@code dust}, {@code scratches},
 * {@code saturated}, {@code burnt-in}, separated by commas; or the kinds themselves as words, as the recorder writes
 * them; the first three unless given</li>
 * <li>{@code sensitivity}: robust standard deviations, 6; less finds more</li>
 * <li>{@code min}, {@code max}: the size of a connected defect in pixels, 1 and 0, which is no limit</li>
 * <li>{@code scale}: the largest width of dust and scratches in pixels, 15</li>
 * <li>{@code grow}: by how many pixels all defects grow at last, 0</li>
 * <li>{@code result}: {@code selection}, {@code mask} or {@code repair}</li>
 * <li>{@code model}, {@code device}: for a repair, as in {@link RepairPlugIn}</li>
 * <li>{@code stack}: all slices, not the current one alone; the selection is then what is defective in any</li>
 * </ul>
 * <p>
 * If nothing is found, nothing is selected afterwards. An error stops the macro with a sentence, and so does Escape.
 * </p>
 */
public final class DefectsPlugIn implements PlugIn {

	/** Finds defects in the current image; without macro options it asks first. */
	@Override
	public void run(final String argument) {
		Guarded.run("Find Defects", () -> {
			final ImagePlus image = WindowManager.getCurrentImage();
			if (image == null) throw new IllegalArgumentException(
				"There is no image open. Open the one to find defects in.");
			final DefectsDialog dialog = new DefectsDialog(image);
			final String options = Macro.getOptions();
			final Optional<DefectTask> task = options == null ? dialog.ask() : //
				Optional.of(DefectsDialog.read(new MacroOptions(options)));
			if (task.isPresent()) find(image, task.get());
		});
	}

	private static void find(final ImagePlus image, final DefectTask task) throws IOException {
		if (!image.lock()) throw new IllegalArgumentException("\"" + image.getTitle() +
			"\" is in use by another command. Wait until that is done.");
		try {
			final DefectResult result = task.run(image, new StatusBar());
			if (result.image() != null) result.image().show();
			IJ.log(image.getTitle() + ": " + result.sentence());
			IJ.showStatus(result.sentence());
		}
		finally {
			image.unlock();
		}
	}
}
