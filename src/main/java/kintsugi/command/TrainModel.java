package kintsugi.command;

import java.io.IOException;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;
import kintsugi.command.training.TrainingOptions;
import kintsugi.command.training.TrainingTask;
import kintsugi.onnx.Device;
import kintsugi.train.TrainingResult;

/** Trains a model on a folder of images or an open image; if that fails, a sentence says why. */
@Plugin(type = Command.class, name = "TrainModel", label = "Train Model")
public class TrainModel extends ContextCommand {

	@Parameter
	private LogService log;
	@Parameter(label = "Data folder", description = "Empty for the image", required = false, persist = false)
	private String data = "";
	@Parameter(label = "Image or stack", required = false, autoFill = false)
	private ImagePlus image;
	@Parameter(label = "Recipe", description = "Name or path; empty for the CPU's", required = false, persist = false)
	private String recipe = "";
	@Parameter(label = "Start from", description = "recipe, none or a model", required = false, persist = false)
	private String start = TrainingOptions.RECIPE;
	@Parameter(label = "Steps", description = "0 for the recipe's", min = "0", required = false, persist = false)
	private int steps;
	@Parameter(label = "Minutes", description = "0 for no limit", min = "0", required = false, persist = false)
	private double minutes;
	@Parameter(label = "Device", description = "auto, cpu or cuda", required = false, persist = false)
	private String device = "auto";
	@Parameter(label = "Name of the model", persist = false)
	private String name = "";
	@Parameter(label = "Licence of the model", required = false, persist = false)
	private String licence = TrainingOptions.LICENCE;
	@Parameter(label = "Seed", description = "Empty for the recipe's", required = false, persist = false)
	private String seed = "";
	@Parameter(type = ItemIO.OUTPUT)
	private String model;

	@Override
	public void run() {
		try {
			final TrainingTask task = TrainingTask.of(new TrainingOptions(data, recipe, start, steps, minutes, //
				Device.parse(device), name, licence, seed), image);
			final TrainingResult result = task.start(log::info).await(new ContextProgress(getContext(), this::isCanceled));
			model = result.finished() ? result.best().name() : null;
		}
		catch (final IOException | IllegalArgumentException | IllegalStateException e) {
			log.error(e.getMessage());
			cancel(e.getMessage());
		}
	}
}
