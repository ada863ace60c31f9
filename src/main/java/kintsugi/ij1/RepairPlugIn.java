package kintsugi.ij1;

import java.io.IOException;
import java.util.Optional;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;
import ij.plugin.PlugIn;
import kintsugi.image.RepairOrder;
import kintsugi.image.RepairResult;

/**
 * <i>Plugins &gt; Kintsugi &gt; Repair Selection...</i>: repairs what is selected in the current image, or what another
 * source of holes marks, in a new image, which is the current one afterwards, in place or to a file.
 * <p>
 * In macros: {@code run("Repair Selection...", "model=harmonic grow=2 device=auto mask=none")}; an option that is left
 * out takes its default:
 * </p>
 * <ul>
 * <li>{@code model}: a name or path; the best one for the image</li>
 * <li>{@code holes}: {@code selection}, {@code manager}, {@code overlay}, {@code mask}, {@code nan}, {@code saturated},
 * {@code threshold} or {@code range}; the mask if one is named, else the selection</li>
 * <li>{@code mask}: the title of an open image of one slice, or of as many as the image</li>
 * <li>{@code low}, {@code high}: the intensities of the range; one that is left out is no limit</li>
 * <li>{@code sketch}: {@code none}, {@code overlay}, {@code manager} or the title of an open image: lines that guide
 * the harmonic fill, and models that know sketches</li>
 * <li>{@code grow}: by how many pixels the holes grow, 0</li>
 * <li>{@code scope}: {@code stack}, {@code channel} or {@code slice}</li>
 * <li>{@code strategy}: {@code auto}, {@code native}, {@code coarse-to-fine} or {@code whole}</li>
 * <li>{@code device}: {@code auto}, {@code cpu} or {@code cuda}</li>
 * <li>{@code in_place}: writes into the image itself, which {@code run("Undo")} takes back</li>
 * <li>{@code output}: writes to a TIFF file slice by slice, and opens that as a virtual stack</li>
 * </ul>
 * <p>
 * An error stops the macro with a sentence, and so does Escape.
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
			final Optional<RepairOrder> order = options == null ? dialog.ask() : //
				Optional.of(dialog.read(new MacroOptions(options)));
			if (order.isPresent()) repair(image, order.get());
		});
	}

	private static void repair(final ImagePlus image, final RepairOrder order) throws IOException {
		if (!image.lock()) throw new IllegalArgumentException("\"" + image.getTitle() +
			"\" is in use by another command. Wait until that is done.");
		try {
			final RepairResult result = order.run(image, new StatusBar());
			if (result.image() != image) result.image().show();
			IJ.log(result.image().getTitle() + ": " + result.report().toSentence());
			IJ.showStatus(result.report().toSentence());
		}
		finally {
			image.unlock();
		}
	}
}
