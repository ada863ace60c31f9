package kintsugi.command;

import java.io.IOException;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import kintsugi.evaluate.EvaluationResult;
import kintsugi.evaluate.EvaluationTask;
import kintsugi.evaluate.MarkdownReport;
import kintsugi.image.EvaluationFiles;
import kintsugi.image.EvaluationOrder;
import kintsugi.repair.CanceledException;

/** Measures how well a model fills holes in the images of a folder; if that fails, a sentence says why. */
@Plugin(type = Command.class, name = "EvaluateModel", label = "Evaluate Model")
public class EvaluateModel extends ContextCommand {

	@Parameter
	private LogService log;
	@Parameter(label = "Folder", description = "Whole images, subfolders included", persist = false)
	private String folder;
	@Parameter(label = "Model", description = "Name or path", persist = false)
	private String model;
	@Parameter(label = "Masks per class", min = "1", required = false, persist = false)
	private int masks = 1;
	@Parameter(label = "Seed", required = false, persist = false)
	private long seed;
	@Parameter(label = "Device", description = "auto, cpu or cuda", required = false, persist = false)
	private String device = "auto";
	@Parameter(label = "CSV file", required = false, persist = false)
	private String csv = "";
	@Parameter(label = "JSON file", required = false, persist = false)
	private String json = "";
	@Parameter(label = "Plot file", required = false, persist = false)
	private String plot = "";
	@Parameter(label = "Tables in Markdown", type = ItemIO.OUTPUT)
	private String tables;

	/** Evaluates, and logs the verdict or the reason why that is not possible. */
	@Override
	public void run() {
		try {
			final EvaluationTask task = EvaluationTask.of(folder, model, masks, seed, device);
			final EvaluationResult result = new EvaluationOrder(task, EvaluationFiles.of(csv, json, plot, false)).run( //
				new ContextProgress(getContext(), this::isCanceled));
			tables = new MarkdownReport(result).toMarkdown();
			result.verdicts().forEach(log::info);
		}
		catch (final IOException | IllegalArgumentException | IllegalStateException | CanceledException e) {
			log.error(e.getMessage());
			cancel(e.getMessage());
		}
	}
}
