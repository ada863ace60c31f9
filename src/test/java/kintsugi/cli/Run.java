package kintsugi.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.stream.Stream;

import picocli.CommandLine;

/** What a run of the command line gave. */
record Run(int code, String out, String err) {

	/** Runs the command line in this JVM. */
	static Run of(final Object... arguments) {
		final StringWriter out = new StringWriter();
		final StringWriter err = new StringWriter();
		final CommandLine line = Main.commandLine();
		line.setOut(new PrintWriter(out, true));
		line.setErr(new PrintWriter(err, true));
		final int code = line.execute(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
		return new Run(code, out.toString(), err.toString());
	}

	/** Runs {@code repair} with the harmonic fill. */
	static Run repair(final Path image, final Path mask, final Path output, final Object... more) {
		return of(Stream.concat(Stream.of("repair", image, "--mask", mask, "--out", output, "--model", "harmonic"), //
			Stream.of(more)).toArray());
	}

	/** Gets the number of lines that went to the error stream. */
	long errorLines() {
		return err.lines().count();
	}
}
