package kintsugi.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

import kintsugi.command.gpu.GpuCheck;
import kintsugi.command.gpu.GpuInstallation;
import kintsugi.command.gpu.GpuReport;
import kintsugi.repair.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells whether a GPU can be used and what is missing, or installs that. */
@Command(name = "gpu", mixinStandardHelpOptions = true, sortOptions = false, //
	description = "Tells whether an NVIDIA GPU can be used, and what is missing; installs the libraries of CUDA and " +
		"cuDNN.")
final class GpuCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;
	@Option(names = "--json", description = "the report as JSON")
	private boolean json;
	@Option(names = "--trial", negatable = true, defaultValue = "true", fallbackValue = "true", //
		description = "run and time a small network (the default)")
	private boolean trial;
	@Option(names = "--install", description = "download the libraries that repairs on a GPU need, after a yes")
	private boolean install;
	@Option(names = "--yes", description = "do not ask before the download")
	private boolean yes;

	/** Made by picocli. */
	GpuCommand() {}

	@Override
	public Integer call() throws IOException {
		if (install) return install();
		final GpuReport report = new GpuCheck(trial).run();
		print(json ? report.toJson() : report.toText());
		return ExitCode.OK;
	}

	private int install() throws IOException {
		final GpuInstallation installation = new GpuInstallation();
		print(installation.question());
		if (!yes && !answeredYes()) {
			print("Nothing was downloaded.");
			return ExitCode.SOFTWARE;
		}
		try (StopSignal signal = new StopSignal()) {
			print(installation.install(new Lines(this::print, signal)));
			return ExitCode.OK;
		}
	}

	private boolean answeredYes() throws IOException {
		print("Download? [y/N]");
		// not closed: it is the program's own input
		final String answer = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
		return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
	}

	private void print(final String line) {
		spec.commandLine().getOut().println(line);
		spec.commandLine().getOut().flush();
	}

	/** Prints a line every percent. */
	private static final class Lines implements Progress {

		private final Consumer<String> lines;
		private final StopSignal signal;
		private int percent = -1;

		Lines(final Consumer<String> lines, final StopSignal signal) {
			this.lines = lines;
			this.signal = signal;
		}

		@Override
		public void report(final double fraction, final String message) {
			final int now = (int) (fraction * 100);
			if (now == percent) return;
			percent = now;
			lines.accept(now + " % " + message);
		}

		@Override
		public boolean canceled() {
			return signal.stopping();
		}
	}
}
