package kintsugi.ij1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

import org.opentest4j.TestAbortedException;

/** A display for a child process: that of this process, or an Xvfb that lives as long as this object. */
final class VirtualDisplay implements AutoCloseable {

	private final String name;
	private final Process server;

	private VirtualDisplay(final String name, final Process server) {
		this.name = name;
		this.server = server;
	}

	/** Finds or starts a display; without either the test is aborted, which is no failure. */
	static VirtualDisplay open() throws IOException {
		final String given = System.getenv("DISPLAY");
		if (given != null && !given.isBlank()) return new VirtualDisplay(given, null);
		final Process server;
		try {
			server = new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp") //
				.redirectError(ProcessBuilder.Redirect.DISCARD).start();
		}
		catch (final IOException e) {
			throw new TestAbortedException("There is neither a display nor Xvfb.", e);
		}
		// Xvfb says which free display number it took as soon as it is ready.
		final BufferedReader reader = new BufferedReader( //
			new InputStreamReader(server.getInputStream(), StandardCharsets.US_ASCII));
		final String number = reader.readLine();
		if (number == null) throw new TestAbortedException("Xvfb did not start.");
		return new VirtualDisplay(":" + number.strip(), server);
	}

	/** Gets the value for the environment variable DISPLAY. */
	String name() {
		return name;
	}

	/** Stops the server, if it was started here. */
	@Override
	public void close() {
		if (server != null) server.destroy();
	}
}
