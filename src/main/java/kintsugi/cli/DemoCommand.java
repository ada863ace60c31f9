package kintsugi.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what the program does. */
@Command(name = DemoCommand.NAME, mixinStandardHelpOptions = true, sortOptions = false, showDefaultValues = true, //
	description = "Opens ImageJ with a damaged sample, ready to repair; without a display, repairs samples and writes " +
		"what came out.")
final class DemoCommand implements Callable<Integer> {

	/** What it is called by; it alone may show a window. */
	static final String NAME = "demo";

	@Spec
	private CommandSpec spec;
	@Option(names = "--out", paramLabel = "DIR", defaultValue = "target/demo", description = "the folder of what it " +
		"writes, which is made")
	private Path folder;

	/** Made by picocli. */
	DemoCommand() {}

	@Override
	public Integer call() {
		return new Demo(folder, spec.commandLine().getOut(), spec.commandLine().getErr()).run();
	}
}
