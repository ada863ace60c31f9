package kintsugi.ij1;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** Makes a folder as plain ImageJ has it: the plug-in's jar in {@code plugins}, what it needs in {@code jars}. */
final class PluginsFolder {

	/** The plug-in's own file; the underscore is what makes ImageJ read it. */
	private static final String JAR = "Kintsugi_-test.jar";

	private PluginsFolder() {}

	/** Fills a folder, and returns its part that is ImageJ's {@code plugins.dir}. */
	static Path make(final Path folder) throws IOException {
		final Path plugins = Files.createDirectories(folder.resolve("plugins"));
		final Path jars = Files.createDirectories(folder.resolve("jars"));
		jar(classes(), plugins.resolve(JAR));
		for (final String part : System.getProperty("java.class.path").split(File.pathSeparator)) {
			final Path jar = Path.of(part);
			if (part.endsWith(".jar") && !jar.equals(imageJ())) link(jar, jars);
		}
		return folder;
	}

	/** Removes the links to the jars, which JUnit would warn of one by one. */
	static void unlink(final Path folder) throws IOException {
		try (Stream<Path> jars = Files.list(folder.resolve("jars"))) {
			for (final Path jar : jars.filter(Files::isSymbolicLink).toList())
				Files.delete(jar);
		}
	}

	/** Gets the jar of ImageJ itself. */
	static Path imageJ() {
		return source(ij.IJ.class);
	}

	private static Path classes() {
		return source(RepairPlugIn.class);
	}

	private static Path source(final Class<?> type) {
		try {
			return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
		}
		catch (final URISyntaxException e) {
			throw new IllegalStateException(e);
		}
	}

	private static void link(final Path jar, final Path jars) throws IOException {
		final Path link = jars.resolve(jar.getFileName());
		if (Files.exists(link)) return;
		try {
			Files.createSymbolicLink(link, jar.toAbsolutePath());
		}
		catch (final UnsupportedOperationException | IOException e) {
			Files.copy(jar, link);
		}
	}

	/** Packs a folder of classes, or copies it if it is a jar already. */
	private static void jar(final Path classes, final Path jar) throws IOException {
		if (!Files.isDirectory(classes)) {
			Files.copy(classes, jar);
			return;
		}
		try (OutputStream file = Files.newOutputStream(jar); JarOutputStream out = new JarOutputStream(file)) {
			for (final Path path : filesIn(classes)) {
				out.putNextEntry(new JarEntry(classes.relativize(path).toString().replace(File.separatorChar, '/')));
				Files.copy(path, out);
				out.closeEntry();
			}
		}
	}

	private static List<Path> filesIn(final Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(Files::isRegularFile).sorted().toList();
		}
	}
}
