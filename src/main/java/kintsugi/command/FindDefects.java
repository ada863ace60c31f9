package kintsugi.command;

import java.io.IOException;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;
import kintsugi.defect.DefectSearch;
import kintsugi.image.DefectResult;
import kintsugi.image.DefectTask;
import kintsugi.repair.Progress;

/** Finds what is broken in an image; if that fails, a sentence says why. */
@Plugin(type = Command.class, name = "FindDefects", label = "Find Defects")
public class FindDefects extends SentenceCommand {

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
	@Parameter(label = "Device", description = "auto, cpu or cuda", required = false, persist = false)
	private String device = "auto";
	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus output;

	@Override
	protected void work(final Progress progress) throws IOException {
		final DefectSearch search = new DefectSearch(DefectSearch.kinds(kinds), sensitivity, min, max, scale, grow);
		final DefectResult found = DefectTask.of(search, stack, result, model, device).run(image, progress);
		output = found.image();
		log.info(found.sentence());
	}
}
