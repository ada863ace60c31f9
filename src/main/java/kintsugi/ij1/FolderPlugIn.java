package kintsugi.ij1;

import java.io.IOException;
import java.util.Optional;

import ij.IJ;
import ij.Macro;
import ij.plugin.PlugIn;
import kintsugi.image.folder.FileOutcome;
import kintsugi.image.folder.FileOutcome.Status;
import kintsugi.image.folder.FolderRepair;
import kintsugi.image.folder.FolderSummary;

/**
 * <i>Plugins &gt; Kintsugi &gt; Repair Folder...</i>: repairs all images of a folder into another one, where a report
 * (CSV) says what became of each; the same order again continues with what is missing.
 * <p>
 * In macros: {@code run("Repair Folder...", "input=[/my images] mask=[/my masks] output=[/repaired] pattern=*.tif
 * recursive format=tif model=harmonic grow=1 strategy=auto device=auto")}. What is left out takes its default:
 * </p>
 * <ul>
 * <li>{@code holes}: {@code mask}, a folder of masks with the images' base names or one mask file; or {@code nan},
 * {@code saturated}, {@code range} with {@code low} and {@code high}, or the {@code selection} or {@code overlay} that
 * the TIFF files hold</li>
 * <li>{@code sketch}: a folder of files of lines with the images' base names, or one for all images; they guide the
 * harmonic fill, and models that know sketches</li>
 * <li>{@code recursive}: subfolders too; images and masks then have equal paths below their folders</li>
 * <li>{@code format}: {@code tif}, {@code png} or {@code jpg}; TIFF for what the others cannot hold</li>
 * <li>{@code model}: unless given, the best one for each image</li>
 * <li>{@code force}: replaces results that are there and were made otherwise; else they are kept and named</li>
 * </ul>
 * <p>
 * An image that cannot be repaired is named in the log and passed by. Any other error stops the macro with a sentence,
 * and so does Escape.
 * </p>
 */
public final class FolderPlugIn implements PlugIn {

	/** Repairs a folder; without macro options it asks first. */
	@Override
	public void run(final String argument) {
		Guarded.run("Repair Folder", () -> {
			final String options = Macro.getOptions();
			final Optional<FolderRepair> order = options == null ? FolderDialog.ask() : //
				Optional.of(FolderDialog.read(new MacroOptions(options)));
			if (order.isPresent()) repair(order.get());
		});
	}

	private static void repair(final FolderRepair order) throws IOException {
		final FolderSummary summary = order.run(new StatusBar(), FolderPlugIn::log);
		IJ.log(summary.toSentence() + " The report is " + summary.report() + ".");
		IJ.showStatus(summary.toSentence());
	}

	private static void log(final FileOutcome outcome) {
		final String remark = outcome.message();
		if (outcome.status() == Status.FAILED) IJ.log("Passed by " + outcome.job().image() + ": " + remark);
		else if (!remark.isEmpty()) IJ.log(outcome.job().image() + ": " + remark);
	}
}
