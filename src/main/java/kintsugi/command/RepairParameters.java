package kintsugi.command;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.scijava.command.ContextCommand;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;

import kintsugi.repair.CanceledException;
import kintsugi.repair.Progress;

/** What all commands that repair ask, and how they fail: with a sentence in the log and as reason of the cancellation. */
abstract class RepairParameters extends ContextCommand {

	/** Hears what was done. */
	@Parameter
	protected LogService log;
	/** The model, or nothing for the default. */
	@Parameter(label = "Model", description = "Name or path; empty for the best one", required = false, persist = false)
	protected String model = "";
	/** By how many pixels holes grow. */
	@Parameter(label = "Grow hole by", min = "0", required = false, persist = false)
	protected int grow;
	/** How holes are divided. */
	@Parameter(label = "Strategy", description = "auto, native, coarse-to-fine or whole", required = false, persist = false)
	protected String strategy = "auto";
	/** Where to run. */
	@Parameter(label = "Device", description = "auto, cpu or cuda", required = false, persist = false)
	protected String device = "auto";

	/** Repairs, and logs what was done or the reason why that is not possible. */
	@Override
	public void run() {
		try {
			repair(new ContextProgress(getContext(), this::isCanceled));
		}
		catch (final IOException | UncheckedIOException | IllegalArgumentException | IllegalStateException
				| CanceledException e)
		{
			log.error(e.getMessage());
			cancel(e.getMessage());
		}
	}

	/** Repairs; exceptions have sentences for the user. */
	protected abstract void repair(Progress progress) throws IOException;
}
