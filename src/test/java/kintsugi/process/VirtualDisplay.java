package kintsugi.process;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import org.opentest4j.TestAbortedException;

/** A display for a child process: that of this process, or an Xvfb that lives as long as this object. */
public final class VirtualDisplay implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private final String name;
	private final ChildProcess server;

	private VirtualDisplay(final String name, final ChildProcess server) {
		this.name = name;
		this.server = server;
	}

	/** Finds or starts a display; without either the test is aborted, which is no failure. */
	public static VirtualDisplay open() throws IOException, InterruptedException {
		final String given = System.getenv("DISPLAY");
		return given == null || given.isBlank() ? start() : new VirtualDisplay(given, null);
	}

	private static VirtualDisplay start() throws IOException, InterruptedException {
		final ChildProcess server;
		try {
			server = ChildProcess.start(new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "1280x900x24", //
				"-nolisten", "tcp", "-noreset"), PATIENCE);
		}
		catch (final IOException e) {
			throw new TestAbortedException("There is neither a display nor Xvfb.", e);
		}
		// Xvfb says which free display number it took as soon as it is ready.
		if (!server.awaitLine(line -> line.matches("\\d+"))) {
			server.close();
			throw new TestAbortedException("Xvfb did not start: " + server.output());
		}
		final List<String> lines = server.lines();
		return new VirtualDisplay(":" + lines.get(lines.size() - 1), server);
	}

	/** Gets the value for the environment variable DISPLAY. */
	public String name() {
		return name;
	}

	/** Stops the server, if it was started here. */
	@Override
	public void close() {
		if (server != null) server.terminate();
	}
}
