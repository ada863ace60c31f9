package kintsugi.command;

import java.io.IOException;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;
import kintsugi.command.training.FineTuneTask;
import kintsugi.onnx.Device;
import kintsugi.repair.CanceledException;

/** Adapts a model to what is not selected in an image, and repairs what is; if that fails, a sentence says why. */
@Plugin(type = Command.class, name = "FineTuneModel", label = "Fine-tune on This Image")
public class FineTuneModel extends ContextCommand {

	@Parameter
	private LogService log;
	@Parameter(label = "Image with a selection")
	private ImagePlus image;
	@Parameter(label = "Model", description = "Name or path; empty for the best one", required = false, persist = false)
	private String model = "";
	@Parameter(label = "Grow hole by", min = "0", required = false, persist = false)
	private int grow;
	@Parameter(label = "Minutes", required = false, persist = false)
	private double minutes = 3;
	@Parameter(label = "Device", description = "auto, cpu or cuda", required = false, persist = false)
	private String device = "auto";
	@Parameter(label = "Name of the adapted model", required = false, persist = false)
	private String name = "";
	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus repaired;

	@Override
	public void run() {
		try {
			final FineTuneTask task = FineTuneTask.of(image, grow, model == null ? "" : model, minutes, //
				Device.parse(device), name == null || name.isBlank() ? FineTuneTask.suggestedName() : name);
			final ContextProgress progress = new ContextProgress(getContext(), this::isCanceled);
			if (task.start(log::info).await(progress).finished()) repaired = task.repair(progress).image();
		}
		catch (final IOException | IllegalArgumentException | IllegalStateException | CanceledException e) {
			log.error(e.getMessage());
			cancel(e.getMessage());
		}
	}
}
