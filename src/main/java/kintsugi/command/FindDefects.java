package kintsugi.command;

import java.io.IOException;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import ij.ImagePlus;
import kintsugi.defect.DefectSearch;
import kintsugi.image.DefectTask;
import kintsugi.repair.CanceledException;

/** Finds what is broken in an image; if that fails, a sentence says why. */
@Plugin(type = Command.class, name = "FindDefects", label = "Find Defects")
public class FindDefects extends ContextCommand {

	@Parameter
	private LogService log;
	@Parameter(label = "Image")
	private ImagePlus image;
	@Parameter(label = "Kinds", description = "Separated by commas", required = false, persist = false)
	private String kinds = String.join(",", DefectSearch.KINDS);
	@Parameter(label = "Sensitivity", description = "Robust sigmas", required = false, persist = false)
	private double sensitivity = DefectSearch.SENSITIVITY;
	@Parameter(label = "Min size", required = false, persist = false)
	private int min = 1;
	@Parameter(label = "Max size", description = "0 for no limit", required = false, persist = false)
	private int max;
	@Parameter(label = "Scale", description = "Largest width in pixels", required = false, persist = false)
	private int scale = DefectSearch.SCALE;
	@Parameter(label = "Grow by", required = false, persist = false)
	private int grow;
	@Parameter(label = "All slices", required = false, persist = false)
	private boolean stack;
	@Parameter(label = "Result", description = "selection, mask or repair", required = false, persist = false)
	private String result = "selection";
	@Parameter(label = "Model", description = "For a repair", required = false, persist = false)
	private String model = "";
	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus output;

	/** Finds the defects, and logs how many or the reason why that is not possible. */
	@Override
	public void run() {
		try {
			final DefectSearch search = new DefectSearch(DefectSearch.kinds(kinds), sensitivity, min, max, scale, grow);
			final var found = DefectTask.of(search, stack, result, model, "auto").run(image, //
				new ContextProgress(getContext(), this::isCanceled));
			output = found.image();
			log.info(found.sentence());
		}
		catch (final IOException | IllegalArgumentException | CanceledException e) {
			log.error(e.getMessage());
			cancel(e.getMessage());
		}
	}
}
