package kintsugi.ij1;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;

import kintsugi.process.ChildProcess;
import kintsugi.process.VirtualDisplay;

/** A real ImageJ with the plug-in in its plugins folder, in a process and on a display of its own. */
final class RealImageJ implements AutoCloseable {

	/** Long enough for a busy computer; a dialog that nobody answers would take for ever. */
	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private final VirtualDisplay display;
	private final ChildProcess process;
	private final Path folder;
	private int requests;

	/** Starts ImageJ; the folder, which must be empty, is for its files. */
	RealImageJ(final Path folder) throws IOException {
		this.folder = folder;
		this.display = display();
		final Path plugins = PluginsFolder.make(folder);
		final ProcessBuilder builder = new ProcessBuilder( //
			Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx768m", //
			"-Dplugins.dir=" + plugins, "-Duser.home=" + Files.createDirectories(folder.resolve("home")), //
			"-cp", PluginsFolder.imageJ() + File.pathSeparator + driver(), ImageJDriver.class.getName());
		builder.environment().put("DISPLAY", display.name());
		builder.redirectError(folder.resolve("errors.txt").toFile());
		this.process = ChildProcess.start(builder, PATIENCE);
		try {
			await("ready");
		}
		catch (final IOException e) {
			close();
			throw e;
		}
	}

	private static VirtualDisplay display() throws IOException {
		try {
			return VirtualDisplay.open();
		}
		catch (final InterruptedException e) {
			throw interrupted(e);
		}
	}

	/** Runs a macro in a fresh desktop. */
	Outcome macro(final String macro) {
		return request("do", "macro", "macro", macro);
	}

	/** Runs the macro of a file, with an argument. */
	Outcome macroFile(final Path file, final String argument) throws IOException {
		return request("do", "macro", "macro", Files.readString(file), "argument", argument);
	}

	/** Runs a macro while somebody presses Escape. */
	Outcome escaped(final String macro) {
		return request("do", "escape", "macro", macro);
	}

	/** Runs a macro on an image file as <i>Process &gt; Batch &gt; Macro</i> does; the value is the result's title. */
	Outcome batch(final String macro, final Path image) {
		return request("do", "batch", "macro", macro, "argument", image.toString());
	}

	/** Tells ImageJ to end, as a computer does that is shut down, and gets what the process ended with. */
	int quit() {
		process.terminate();
		try {
			return process.waitFor();
		}
		catch (final InterruptedException e) {
			throw interrupted(e);
		}
	}

	/** Ends ImageJ and its display. */
	@Override
	public void close() throws IOException {
		try (display; process) {
			quit();
		}
		PluginsFolder.unlink(folder);
	}

	private Outcome request(final String... entries) {
		final Properties request = new Properties();
		for (int i = 0; i < entries.length; i += 2)
			request.setProperty(entries[i], entries[i + 1]);
		final Path file = folder.resolve("request-" + requests++);
		try {
			try (Writer writer = Files.newBufferedWriter(file)) {
				request.store(writer, null);
			}
			process.input().write((file + "\n").getBytes(StandardCharsets.UTF_8));
			process.input().flush();
			await("done");
			final Properties answer = new Properties();
			try (Reader reader = Files.newBufferedReader(Path.of(file + ".answer"))) {
				answer.load(reader);
			}
			return new Outcome(answer);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static IllegalStateException interrupted(final InterruptedException e) {
		Thread.currentThread().interrupt();
		return new IllegalStateException(e);
	}

	/** Reads until a line that says so; ImageJ may print others. */
	private void await(final String word) throws IOException {
		try {
			if (process.awaitLine(word::equals)) return;
		}
		catch (final AssertionError e) {
			throw new IOException("ImageJ did not answer. " + errors(), e);
		}
		catch (final InterruptedException e) {
			throw interrupted(e);
		}
		throw new IOException("ImageJ ended. " + errors());
	}

	private String errors() throws IOException {
		return Files.readString(folder.resolve("errors.txt"));
	}

	/** Puts the driver where nothing else is, so that the plug-in can only come from the plugins folder. */
	private Path driver() throws IOException {
		final Path classes = folder.resolve("driver");
		for (final Class<?> type : List.of(ImageJDriver.class, DialogWatch.class, TrainingUser.class, RepairUser.class,
			DefectsUser.class)) {
			final String name = type.getName().replace('.', '/') + ".class";
			final Path file = classes.resolve(name);
			Files.createDirectories(file.getParent());
			try (InputStream in = type.getResourceAsStream("/" + name)) {
				Files.copy(in, file);
			}
		}
		return classes;
	}

	/** What came of a macro. */
	static final class Outcome {

		private final Properties answer;

		private Outcome(final Properties answer) {
			this.answer = answer;
		}

		/** Gets what the macro returned. */
		String value() {
			return answer.getProperty("value");
		}

		/** Gets the texts of the messages that were shown, or "". */
		String error() {
			return answer.getProperty("error");
		}

		/** Gets the text of the log window. */
		String log() {
			return answer.getProperty("log");
		}

		/** Gets the title of the current image, or "". */
		String current() {
			return answer.getProperty("current");
		}

		/** Gets the number of open images. */
		int images() {
			return Integer.parseInt(answer.getProperty("images"));
		}

		@Override
		public String toString() {
			return answer.toString();
		}
	}
}
