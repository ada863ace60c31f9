package kintsugi.cli;

import java.io.PrintWriter;

import kintsugi.repair.ProgramVersion;
import kintsugi.repair.RepairMethods;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;

/** The program's entry: a command, or the demonstration when there are no arguments. */
@Command(name = "kintsugi", //
	description = "Repairs holes in images, and trains and evaluates the networks that do it.", //
	mixinStandardHelpOptions = true, versionProvider = Main.Version.class, //
	subcommands = { RepairCommand.class, DefectsCommand.class, TrainCommand.class, EvaluateCommand.class, MasksCommand.class,
		GpuCommand.class }, //
	footer = "Without arguments: a demonstration.")
public final class Main {

	/** Makes the command; {@link #commandLine} makes it complete. */
	Main() {}

	/**
	 * Runs the program and ends the JVM: 0 if all went well, 1 if a file failed, 2 if the arguments are wrong.
	 *
	 * @param args a subcommand and its arguments, or none for the demonstration
	 */
	public static void main(final String... args) {
		final int code;
		if (args.length == 0) code = new Demo(new PrintWriter(System.out, true)).run();
		else {
			// commands never show a window, also where a display is set but cannot be reached
			System.setProperty("java.awt.headless", "true");
			code = commandLine().execute(args);
			RepairMethods.release();
		}
		System.exit(code);
	}

	/** Makes the command line, which prints to the standard streams unless it is told others. */
	static CommandLine commandLine() {
		final CommandLine line = new CommandLine(new Main());
		line.setParameterExceptionHandler((e, args) -> wrongArguments(e));
		line.setExecutionExceptionHandler((e, command, result) -> failed(e, command));
		line.setCaseInsensitiveEnumValuesAllowed(true);
		// the last one counts, so that a script can append to a set of defaults
		line.setOverwrittenOptionsAllowed(true);
		return line;
	}

	private static int wrongArguments(final ParameterException e) {
		final CommandLine command = e.getCommandLine();
		final String message = Sentence.of(e.getMessage().replaceAll("\\s*\\R\\s*", " "));
		command.getErr().println(message + " (" + command.getCommandSpec().qualifiedName() + " --help lists the options.)");
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
