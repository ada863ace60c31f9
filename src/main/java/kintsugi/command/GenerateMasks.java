package kintsugi.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;
import kintsugi.image.MaskImages;
import kintsugi.image.MaskTask;
import kintsugi.mask.MaskProgress;

/** Makes random masks, in a folder with a manifest or as a stack; if that fails, a sentence says why. */
@Plugin(type = Command.class, name = "GenerateMasks", label = "Generate Masks")
public class GenerateMasks extends ContextCommand {

	@Parameter
	private LogService log;
	@Parameter(label = "Generator", description = "Such as irregular or free-form", required = false, persist = false)
	private String generator = "irregular";
	@Parameter(label = "Settings", description = "name=value, with blanks between", required = false, persist = false)
	private String settings = "";
	@Parameter(label = "Width", required = false, persist = false)
	private int width = 256;
	@Parameter(label = "Height", required = false, persist = false)
	private int height = 256;
	@Parameter(label = "Count", required = false, persist = false)
	private int count = 120;
	@Parameter(label = "Classes", description = "auto, even or raw", required = false, persist = false)
	private String classes = "auto";
	@Parameter(label = "Seed", required = false, persist = false)
	private long seed = 1;
	@Parameter(label = "Output", description = "Folder; empty for a stack", required = false, persist = false)
	private String output = "";
	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus masks;

	/** Makes the masks, and logs how many or the reason why that is not possible. */
	@Override
	public void run() {
		try {
			final MaskTask task = MaskTask.of(generator, MaskTask.split(settings), null, width, height, count, classes, seed);
			task.remarks().forEach(log::warn);
			final MaskProgress progress = (done, total) -> !isCanceled();
			if (output == null || output.isBlank()) masks = MaskImages.stack(task.dataset(), progress);
			else if (task.write(Path.of(output.strip()), false, progress)) log.info(count + " masks in " + output + ".");
		}
		catch (final IOException | UncheckedIOException | IllegalArgumentException e) {
			log.error(e.getMessage());
			cancel(e.getMessage());
		}
	}
}
