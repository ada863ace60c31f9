package kintsugi.command;

import java.io.IOException;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;
import kintsugi.image.Images;
import kintsugi.image.RepairOrder;
import kintsugi.image.RepairResult;
import kintsugi.image.RepairTask;
import kintsugi.image.Scope;
import kintsugi.image.SketchSource;
import kintsugi.onnx.Device;
import kintsugi.repair.Progress;
import kintsugi.repair.Strategy;

/** Repairs what is selected in an image, or what a mask marks; if that fails, a sentence says why. */
@Plugin(type = Command.class, name = "RepairSelection", label = "Repair Selection")
public class RepairSelection extends RepairParameters {

	@Parameter(label = "Image with a selection")
	private ImagePlus image;
	@Parameter(label = "Holes", description = "Such as selection, overlay or nan", required = false, persist = false)
	private String holes = "";
	@Parameter(label = "Mask", description = "Its non-zero pixels are the hole", required = false, autoFill = false)
	private ImagePlus mask;
	@Parameter(label = "Sketch", description = "overlay, manager or a title", required = false, persist = false)
	private String sketch = "";
	@Parameter(label = "Low", description = "For holes=range", required = false, persist = false)
	private double low = Double.NEGATIVE_INFINITY;
	@Parameter(label = "High", description = "For holes=range", required = false, persist = false)
	private double high = Double.POSITIVE_INFINITY;
	@Parameter(label = "Scope", description = "stack, channel or slice", required = false, persist = false)
	private String scope = "stack";
	// scripts name it as macros do
	@Parameter(label = "In place", required = false, persist = false)
	private boolean in_place;
	@Parameter(label = "Output", description = "TIFF file; empty for a new image", required = false, persist = false)
	private String output = "";
	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus repaired;

	@Override
	protected void work(final Progress progress) throws IOException {
		final SketchSource lines = SketchSource.named(sketch, image);
		final String method = model == null || model.isBlank() ? Images.defaultMethod(image, lines) : model;
		// SciJava makes an empty image of an optional one that is left out.
		final boolean marked = mask != null && mask.getWidth() > 0;
		final RepairTask task = new RepairTask(method, Device.parse(device), Strategy.parse(strategy), //
			RepairOrder.holes(holes, marked ? mask : null, low, high), grow, Scope.parse(scope), lines);
		final RepairResult result = RepairOrder.of(task, in_place, output).run(image, progress);
		repaired = result.image();
		log.info(result.report().toSentence());
	}
}
