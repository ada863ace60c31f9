package kintsugi.process;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A child process that no test can wait for without end. Whoever waits too long gets an {@link AssertionError} with all
 * that the process printed and with the threads of every Java process in its family, which is killed. The output,
 * errors among it, is read in a thread of its own, so that a full pipe stops nobody.
 */
public final class ChildProcess implements AutoCloseable {

	/** Long enough for a busy computer. */
	private static final Duration PATIENCE = Duration.ofMinutes(5);

	private final String name;
	private final Duration patience;
	private final Process process;
	private final Thread reader;
	private final List<String> lines = new ArrayList<>();
	/** How many lines were looked at by those who wait for one. */
	private int seen;

	private ChildProcess(final ProcessBuilder builder, final Duration patience) throws IOException {
		this.name = builder.command().stream().map(word -> word.length() > 80 ? word.substring(0, 80) + "..." : word) //
			.collect(Collectors.joining(" "));
		this.patience = patience;
		this.process = builder.start();
		this.reader = new Thread(this::read, "Output of process " + process.pid());
		reader.setDaemon(true);
		reader.start();
	}

	/** Starts a process that is given five minutes each time that somebody waits for it. */
	public static ChildProcess start(final ProcessBuilder builder) throws IOException {
		return start(builder, PATIENCE);
	}

	/** Starts a process that is given so long each time that somebody waits for it. */
	public static ChildProcess start(final ProcessBuilder builder, final Duration patience) throws IOException {
		if (builder.redirectError() == ProcessBuilder.Redirect.PIPE) builder.redirectErrorStream(true);
		return new ChildProcess(builder, patience);
	}

	/** Makes the command that runs a class in a JVM with the class path of this one; the list can be added to. */
	public static List<String> java(final List<String> options, final Class<?> main, final String... arguments) {
		final List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(options);
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
		command.addAll(List.of(arguments));
		return command;
	}

	/** What is waited for. */
	public interface Condition {

		/** Tells whether it holds now. */
		boolean holds() throws IOException;
	}

	/** Waits for the next line that a test accepts; tells whether it came before the process ended. */
	public boolean awaitLine(final Predicate<String> accepted) throws InterruptedException {
		final long start = System.nanoTime();
		for (;;) {
			// asked first: what is printed before the end is looked at after it
			final boolean last = !reader.isAlive();
			if (skipTo(accepted)) return true;
			if (last) return false;
			if (left(start) <= 0) throw late("did not print the line that was waited for");
			synchronized (lines) {
				if (seen == lines.size()) lines.wait(Math.min(left(start), 100) + 1);
			}
		}
	}

	private boolean skipTo(final Predicate<String> accepted) {
		synchronized (lines) {
			while (seen < lines.size())
				if (accepted.test(lines.get(seen++))) return true;
			return false;
		}
	}

	/** Looks again and again, without a pause, until a condition holds; tells whether it did before the process ended. */
	public boolean await(final Condition condition) throws IOException, InterruptedException {
		final long start = System.nanoTime();
		while (process.isAlive()) {
			if (condition.holds()) return true;
			if (left(start) <= 0) throw late("did not do what was waited for");
		}
		return false;
	}

	/** Waits for the end of the process and of its output, and gets its exit code. */
	public int waitFor() throws InterruptedException {
		final long start = System.nanoTime();
		if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) throw late("did not end");
		reader.join(Math.max(left(start), 1));
		if (reader.isAlive()) throw late("ended, but left somebody behind who kept its output open, which did not end");
		return process.exitValue();
	}

	/** Gets the lines that it printed so far. */
	public List<String> lines() {
		synchronized (lines) {
			return List.copyOf(lines);
		}
	}

	/** Gets the lines that it printed so far, as one text. */
	public String output() {
		return String.join("\n", lines());
	}

	/** Gets what the process reads. */
	public OutputStream input() {
		return process.getOutputStream();
	}

	/** Asks the process to end; what it still prints is read. */
	public void terminate() {
		process.toHandle().destroy();
	}

	/** Kills the process, as a crash would; what it printed is read. */
	public void kill() {
		process.toHandle().destroyForcibly();
	}

	/** Kills the process and all that it started, unless it has ended. */
	@Override
	public void close() {
		family().forEach(ProcessHandle::destroyForcibly);
	}

	private List<ProcessHandle> family() {
		return Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
	}

	private void read() {
		try (BufferedReader reader = process.inputReader()) {
			for (String line = reader.readLine(); line != null; line = reader.readLine())
				synchronized (lines) {
					lines.add(line);
					lines.notifyAll();
				}
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private long left(final long start) {
		return patience.toMillis() - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
	}

	private AssertionError late(final String what) throws InterruptedException {
		boolean asked = false;
		for (final ProcessHandle member : family())
			asked |= askForThreads(member);
		if (asked) awaitSilence();
		close();
		reader.join(5000);
		return new AssertionError("The process " + what + " within " + patience.toSeconds() + " seconds. It was killed. " +
			"It is " + name + ", and it printed:\n" + output());
	}

	/** Makes a Java process print its threads; any other program would end. */
	private static boolean askForThreads(final ProcessHandle handle) throws InterruptedException {
		final String program = handle.info().command().orElse("");
		if (File.separatorChar != '/' || !program.endsWith("/java")) return false;
		try {
			return new ProcessBuilder("kill", "-QUIT", Long.toString(handle.pid())).redirectErrorStream(true) //
				.redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor(5, TimeUnit.SECONDS);
		}
		catch (final IOException e) {
			return false; // then there are no threads to see
		}
	}

	/** Waits until a second has passed in which nothing was printed, or ten. */
	private void awaitSilence() throws InterruptedException {
		int before = -1;
		for (int second = 0; second < 10 && before != lines().size(); second++) {
			before = lines().size();
			Thread.sleep(1000);
		}
	}
}
