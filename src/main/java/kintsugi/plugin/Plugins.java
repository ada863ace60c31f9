package kintsugi.plugin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.scijava.annotations.Index;
import org.scijava.annotations.IndexItem;
import org.scijava.plugin.Plugin;
import org.scijava.plugin.SciJavaPlugin;

/**
 * Finds classes that are annotated as SciJava plug-ins.
 * <p>
 * They are read from the annotation index with the program's own class loader, without a SciJava context, as plain
 * ImageJ cannot make one; so no {@code @Parameter} is filled in.
 * </p>
 */
public final class Plugins {

	private Plugins() {}

	/**
	 * What is installed of a kind.
	 *
	 * @param plugins those that could be made, by falling priority and then by class name
	 * @param warnings a sentence for each of the others
	 */
	public record Installed<T>(List<T> plugins, List<String> warnings) {

		/** Copies the lists. */
		public Installed {
			plugins = List.copyOf(plugins);
			warnings = List.copyOf(warnings);
		}
	}

	/**
	 * Makes one of each plug-in of a type, by falling priority and then by class name; leaves out what cannot be made.
	 */
	public static <T extends SciJavaPlugin> List<T> find(final Class<T> type) {
		return installed(type, Plugins.class.getClassLoader()).plugins();
	}

	/** Makes one of each plug-in of a type that a class loader finds, and tells which could not be made. */
	public static <T extends SciJavaPlugin> Installed<T> installed(final Class<T> type, final ClassLoader loader) {
		final List<IndexItem<Plugin>> items = new ArrayList<>();
		for (final IndexItem<Plugin> item : Index.load(Plugin.class, loader))
			if (isOfType(item, type)) items.add(item);
		items.sort(Comparator.comparing((final IndexItem<Plugin> item) -> -item.annotation().priority()) //
			.thenComparing(IndexItem::className));
		final List<T> plugins = new ArrayList<>();
		final List<String> warnings = new ArrayList<>();
		for (final IndexItem<Plugin> item : items) {
			try {
				plugins.add(type.cast(loader.loadClass(item.className()).getDeclaredConstructor().newInstance()));
			}
			catch (final ReflectiveOperationException | ClassCastException | LinkageError e) {
				warnings.add("The plug-in " + item.className() + " is left out, as it cannot be made (" + e +
					"): it must implement " + type.getName() + " and have a public constructor without parameters.");
			}
		}
		return new Installed<>(plugins, warnings);
	}

	private static boolean isOfType(final IndexItem<Plugin> item, final Class<?> type) {
		try {
			return item.annotation().type() == type;
		}
		catch (final RuntimeException | LinkageError e) {
			// The index holds every plug-in of the program; one whose type cannot be loaded is not ours to report.
			return false;
		}
	}
}
