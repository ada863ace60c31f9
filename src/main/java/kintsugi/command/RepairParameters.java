package kintsugi.command;

import org.scijava.plugin.Parameter;

/** What all commands that repair ask. */
abstract class RepairParameters extends SentenceCommand {

	/** The model, or nothing for the default. */
	@Parameter(label = "Model", description = "Name or path; empty for the best one", required = false, persist = false)
	protected String model = "";
	/** By how many pixels holes grow. */
	@Parameter(label = "Grow hole by", min = "0", required = false, persist = false)
	protected int grow;
	/** How holes are divided. */
	@Parameter(label = "Strategy", description = "auto, native, coarse-to-fine or whole", required = false,
		persist = false)
	protected String strategy = "auto";
	/** Where to run. */
	@Parameter(label = "Device", description = "auto, cpu or cuda", required = false, persist = false)
	protected String device = "auto";
}
