package kintsugi.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.plugin.Plugin;
import org.scijava.plugin.SciJavaPlugin;

/** Tests {@link Plugins}. */
class PluginsTest {

	/** A kind of plug-ins for this test alone. */
	public interface Fruit extends SciJavaPlugin {}

	/** Found by its annotation. */
	@Plugin(type = Fruit.class)
	public static final class Apple implements Fruit {}

	/** Found first, for its priority. */
	@Plugin(type = Fruit.class, priority = 5)
	public static final class Pear implements Fruit {}

	/** Annotated, but without the constructor that is needed. */
	@Plugin(type = Fruit.class)
	public static final class Stone implements Fruit {

		private Stone(final int weight) {
			assert weight > 0;
		}
	}

	@TempDir
	private Path folder;

	@Test
	void findsPluginsWithoutAContextThoseOfHigherPriorityFirst() {
		assertThat(Plugins.find(Fruit.class)).extracting(fruit -> (Object) fruit.getClass()) //
			.containsExactly(Pear.class, Apple.class);
	}

	@Test
	void whatCannotBeMadeIsLeftOutWithAWarning() {
		assertThat(Plugins.installed(Fruit.class, getClass().getClassLoader()).warnings()).singleElement().asString() //
			.contains("Stone", "constructor");
	}

	@Test
	void aClassThatIsMissingIsLeftOutWithAWarning() throws IOException {
		try (URLClassLoader loader = indexOf("foreign.Broken", Fruit.class.getName())) {
			final Plugins.Installed<Fruit> installed = Plugins.installed(Fruit.class, loader);
			assertThat(installed.plugins()).hasSize(2);
			assertThat(installed.warnings()).anyMatch(warning -> warning.contains("foreign.Broken"));
		}
	}

	@Test
	void aPluginOfAnUnknownKindIsNobodysConcern() throws IOException {
		try (URLClassLoader loader = indexOf("foreign.Tool", "foreign.Kind")) {
			assertThat(Plugins.installed(Fruit.class, loader).warnings()).noneMatch(warning -> warning.contains("foreign"));
		}
	}

	/** Makes a loader that has one more entry in its index of plug-ins. */
	private URLClassLoader indexOf(final String className, final String type) throws IOException {
		final Path index = folder.resolve("META-INF/json/" + Plugin.class.getName());
		Files.createDirectories(index.getParent());
		Files.writeString(index, "{\"class\":\"" + className + "\",\"values\":{\"type\":\"" + type + "\"}}");
		return new URLClassLoader(new URL[] { folder.toUri().toURL() }, getClass().getClassLoader());
	}
}
