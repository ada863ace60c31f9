package kintsugi.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Runs classes in a JVM of their own, with the class path of this one. */
final class ChildJvm {

	private ChildJvm() {}

	/** Gets the class path, also where Maven runs a class in a class loader of its own. */
	static String classPath() {
		if (!(ChildJvm.class.getClassLoader() instanceof URLClassLoader loader)) //
			return System.getProperty("java.class.path");
		return Arrays.stream(loader.getURLs()).map(URL::toString).map(URI::create).map(Path::of).map(Path::toString) //
			.collect(Collectors.joining(System.getProperty("path.separator")));
	}

	/**
	 * Runs a class to its end.
	 *
	 * @param options of the JVM, such as {@code -Xmx1g}
	 * @return what it printed
	 * @throws IOException if its exit code is not 0, with what it printed
	 */
	static String run(final List<String> options, final Class<?> main, final String... arguments) throws IOException,
		InterruptedException
	{
		final Process process = start(options, main, arguments);
		final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		final int code = process.waitFor();
		if (code != 0) throw new IOException(main.getName() + " ended with " + code + ":\n" + output);
		return output;
	}

	/** Starts a class; what it prints can be read from the process, errors included. */
	static Process start(final List<String> options, final Class<?> main, final String... arguments)
		throws IOException
	{
		final List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
			.toString(), "-cp", classPath(), "-Djava.awt.headless=true"));
		command.addAll(options);
		command.add(main.getName());
		command.addAll(List.of(arguments));
		return new ProcessBuilder(command).redirectErrorStream(true).start();
	}
}
