package kintsugi.command;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;
import kintsugi.image.HoleSource;
import kintsugi.image.Images;
import kintsugi.image.RepairResult;
import kintsugi.image.RepairTask;
import kintsugi.onnx.Device;
import kintsugi.repair.CanceledException;

/** Repairs what is selected in an image, or what a mask marks; if that fails, a sentence says why. */
@Plugin(type = Command.class, name = "RepairSelection", label = "Repair Selection")
public class RepairSelection extends ContextCommand {

	@Parameter
	private LogService log;
	@Parameter(label = "Image with a selection")
	private ImagePlus image;
	@Parameter(label = "Mask", description = "Its non-zero pixels are the hole", required = false, autoFill = false)
	private ImagePlus mask;
	@Parameter(label = "Model", description = "Name or path; empty for the best one", required = false, persist = false)
	private String model = "";
	@Parameter(label = "Grow hole by", min = "0", required = false, persist = false)
	private int grow;
	@Parameter(label = "Device", description = "auto, cpu or cuda", required = false, persist = false)
	private String device = "auto";
	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus repaired;

	/** Repairs, and logs the report or the reason why that is not possible. */
	@Override
	public void run() {
		try {
			final String method = model == null || model.isBlank() ? Images.defaultMethod(image) : model;
			// SciJava makes an empty image of an optional one that is left out.
			final boolean marked = mask != null && mask.getWidth() > 0;
			final RepairTask task = RepairTask.of(method, marked ? HoleSource.mask(mask) : HoleSource.selection(), grow,
				Device.parse(device));
			final RepairResult result = task.run(image, new ContextProgress(getContext(), this::isCanceled));
			repaired = result.image();
			log.info(result.report().toSentence());
		}
		catch (final IOException | UncheckedIOException | IllegalArgumentException | IllegalStateException
				| CanceledException e)
		{
			log.error(e.getMessage());
			cancel(e.getMessage());
		}
	}
}
