package kintsugi.command;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import kintsugi.command.gpu.GpuCheck;
import kintsugi.command.gpu.GpuReport;

/** Tells whether repairs and trainings can use a GPU, and what is missing. */
@Plugin(type = Command.class, name = "CheckGpu", label = "Check GPU")
public class CheckGpu extends ContextCommand {

	@Parameter
	private LogService log;
	@Parameter(label = "Run a timed trial", required = false, persist = false)
	private boolean trial = true;
	@Parameter(type = ItemIO.OUTPUT)
	private String report;
	@Parameter(type = ItemIO.OUTPUT)
	private boolean usesGpu;

	/** Checks, and logs the report. */
	@Override
	public void run() {
		final GpuReport found = new GpuCheck(trial).run();
		report = found.toText();
		usesGpu = found.usesGpu();
		log.info(report);
	}
}
