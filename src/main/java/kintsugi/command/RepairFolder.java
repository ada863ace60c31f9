package kintsugi.command;

import java.io.IOException;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import kintsugi.image.folder.FileHoles;
import kintsugi.image.folder.FileRepair;
import kintsugi.image.folder.FolderFiles;
import kintsugi.image.folder.FolderRepair;
import kintsugi.repair.Progress;

/** Repairs all images of a folder, and continues what it began; if that fails, a sentence says why. */
@Plugin(type = Command.class, name = "RepairFolder", label = "Repair Folder")
public class RepairFolder extends RepairParameters {

	@Parameter(label = "Input", description = "Folder of images", persist = false)
	private String input;
	@Parameter(label = "Mask", description = "Folder or file", required = false, persist = false)
	private String mask = "";
	@Parameter(label = "Sketch", description = "Folder or file of lines", required = false, persist = false)
	private String sketch = "";
	@Parameter(label = "Holes", description = "mask, nan, saturated, range", required = false, persist = false)
	private String holes = "";
	@Parameter(label = "Low", description = "For holes=range", required = false, persist = false)
	private double low = Double.NEGATIVE_INFINITY;
	@Parameter(label = "High", description = "For holes=range", required = false, persist = false)
	private double high = Double.POSITIVE_INFINITY;
	@Parameter(label = "Output", description = "Folder of the results", persist = false)
	private String output;
	@Parameter(label = "Pattern", description = "Such as *.tif", required = false, persist = false)
	private String pattern = "";
	@Parameter(label = "Recursive", required = false, persist = false)
	private boolean recursive;
	@Parameter(label = "Format", description = "tif, png or jpg", required = false, persist = false)
	private String format = "";
	@Parameter(label = "Force", description = "Replace other results", required = false, persist = false)
	private boolean force;
	@Parameter(label = "What was done", type = ItemIO.OUTPUT)
	private String summary;

	@Override
	protected void work(final Progress progress) throws IOException {
		final FileHoles found = FileHoles.of(holes, mask, low, high).with(sketch);
		final FolderFiles files = FolderFiles.of(input, found, output, pattern, recursive, format);
		final FolderRepair order = FolderRepair.of(files, FileRepair.of(model, device, strategy, found, grow), force);
		summary = order.run(progress, outcome -> {
			if (!outcome.message().isEmpty()) log.warn(outcome.job().image() + ": " + outcome.message());
		}).toSentence();
		log.info(summary);
	}
}
