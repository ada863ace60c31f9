package kintsugi;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Looks into the distribution zips, which exist only after all tests have run: the build calls it at its end, and an
 * exception fails the build.
 */
public final class DistributionCheck {

	/** What Fiji brings itself: a second copy in its folder would clash with its own at some update. */
	private static final List<String> IN_FIJI = List.of("ij-", "scijava-common-", "parsington-", "imglib2-", "gson-",
		"jna-", "slf4j-", "logback-", "snakeyaml-", "commons-compress-", "commons-codec-", "commons-io-", "picocli-");

	/** What neither program has, one jar each, so that a user can exchange the runtimes. */
	private static final List<String> OURS = List.of("onnxruntime", "api-", "pytorch-engine-", "pytorch-jni-",
		"pytorch-native-cpu-");

	/** What plain ImageJ lacks, too. */
	private static final List<String> NOT_IN_IMAGEJ = IN_FIJI.stream().filter(name -> !name.equals("ij-") && !name.equals(
		"logback-")).toList();

	private DistributionCheck() {}

	/**
	 * Checks both distributions.
	 *
	 * @param args the folder of the zips, and the version
	 * @throws IOException if a zip cannot be read
	 * @throws IllegalStateException if a zip holds too much or too little
	 */
	public static void main(final String... args) throws IOException {
		final Path target = Path.of(args[0]);
		final String version = args[1];
		final String plugin = "plugins/Kintsugi_-" + version + ".jar";
		final Set<String> fiji = content(target.resolve("kintsugi-" + version + "-fiji.zip"));
		final Set<String> imagej = content(target.resolve("kintsugi-" + version + "-imagej.zip"));
		for (final Set<String> zip : List.of(fiji, imagej)) {
			require(zip.contains(plugin), "no " + plugin + " in " + zip);
			require(zip.stream().allMatch(name -> name.equals(plugin) || name.matches("jars/[^/]+\\.jar")),
				"more than the plugin and jars in " + zip);
			OURS.forEach(jar -> require(count(zip, jar) == 1, "not exactly one " + jar + "*.jar in " + zip));
		}
		IN_FIJI.forEach(jar -> require(count(fiji, jar) == 0, jar + "*.jar, which Fiji brings, is in " + fiji));
		require(count(imagej, "ij-") == 0, "ImageJ itself is in " + imagej);
		NOT_IN_IMAGEJ.forEach(jar -> require(count(imagej, jar) > 0, "no " + jar + "*.jar in " + imagej));
	}

	private static long count(final Set<String> zip, final String jar) {
		return zip.stream().filter(name -> name.startsWith("jars/" + jar)).count();
	}

	private static Set<String> content(final Path file) throws IOException {
		try (ZipFile zip = new ZipFile(file.toFile())) {
			return zip.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName).collect(Collectors
				.toCollection(TreeSet::new));
		}
	}

	private static void require(final boolean condition, final String sentence) {
		if (!condition) throw new IllegalStateException(sentence);
	}
}
