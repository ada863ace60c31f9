package kintsugi.cli;

import java.util.concurrent.Callable;

import kintsugi.repair.ProgramVersion;
import kintsugi.repair.RepairMethods;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program's entry: a command, or the help when there are no arguments. */
@Command(name = "kintsugi", //
	description = "Repairs holes in images, and trains and evaluates the networks that do it.", //
	mixinStandardHelpOptions = true, versionProvider = Main.Version.class, //
	subcommands = { RepairCommand.class, DefectsCommand.class, TrainCommand.class, EvaluateCommand.class, //
		MasksCommand.class, GpuCommand.class, DemoCommand.class })
public final class Main implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	/** Makes the command; {@link #commandLine} makes it complete. */
	Main() {}

	/**
	 * Runs the program and ends the JVM: 0 if all went well, 1 if a file failed, 2 if the arguments are wrong or there
	 * are none.
	 *
	 * @param args a subcommand and its arguments
	 */
	public static void main(final String... args) {
		// other commands never show a window, also where a display is set but cannot be reached
		if (args.length == 0 || !args[0].equals(DemoCommand.NAME)) System.setProperty("java.awt.headless", "true");
		final int code = commandLine().execute(args);
		RepairMethods.release();
		System.exit(code);
	}

	/** Prints the help, as there is no subcommand. */
	@Override
	public Integer call() {
		spec.commandLine().usage(spec.commandLine().getErr());
		return ExitCode.USAGE;
	}

	/** Makes the command line, which prints to the standard streams unless it is told others. */
	static CommandLine commandLine() {
		final CommandLine line = new CommandLine(new Main());
		line.setParameterExceptionHandler((e, args) -> wrongArguments(e));
		line.setExecutionExceptionHandler((e, command, result) -> failed(e, command));
		line.registerConverter(Output.class, Output::of);
		line.setCaseInsensitiveEnumValuesAllowed(true);
		// the last one counts, so that a script can append to a set of defaults
		line.setOverwrittenOptionsAllowed(true);
		return line;
	}

	private static int wrongArguments(final ParameterException e) {
		final CommandLine command = e.getCommandLine();
		command.getErr().println(Complaint.of(e) + " (" + command.getCommandSpec().qualifiedName() +
			" --help lists the options.)");
		return ExitCode.USAGE;
	}

	private static int failed(final Exception e, final CommandLine command) {
		command.getErr().println(Sentence.of(e));
		return ExitCode.SOFTWARE;
	}

	/** Tells the version of the jar. */
	static final class Version implements CommandLine.IVersionProvider {

		@Override
		public String[] getVersion() {
			return new String[] { "Kintsugi " + ProgramVersion.get() };
		}
	}
}
