package kintsugi.repair;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.scijava.annotations.Index;
import org.scijava.annotations.IndexItem;
import org.scijava.plugin.Plugin;

import kintsugi.onnx.Device;

/** Finds the repair methods that are installed, and opens them by name. */
public final class RepairMethods {

	private RepairMethods() {}

	/** Gets the names of all methods and models, best first, without repetition. */
	public static List<String> names() {
		final Set<String> names = new LinkedHashSet<>();
		for (final RepairMethod method : all())
			names.addAll(method.names());
		return List.copyOf(names);
	}

	/**
	 * Gets the name of the method to offer first: the model that is meant for images of so many channels, or
	 * {@code harmonic} where there is no model.
	 *
	 * @param channels 3 for RGB, 1 for all other images, whose channels are repaired one by one
	 */
	public static String defaultName(final int channels) {
		return all().stream().flatMap(method -> method.suggestion(channels).stream()).findFirst() //
			.orElseGet(() -> names().get(0));
	}

	/**
	 * Opens a method or model.
	 *
	 * @param name one of {@link #names}, or the path of a model's folder or zip file
	 * @throws IOException if there is no such method, naming the known ones, or it cannot be opened
	 */
	public static Filler open(final String name, final Device device) throws IOException {
		final String wanted = name == null ? "" : name.strip();
		final List<String> sentences = new ArrayList<>();
		sentences.add("There is no repair method or model '" + wanted + "'. Known are: " + String.join(", ", names()) +
			"; the path of a model's folder or zip file will do as well.");
		for (final RepairMethod method : all()) {
			if (method.accepts(wanted)) return method.open(wanted, device);
			sentences.addAll(method.warnings());
		}
		throw new IOException(String.join(" ", sentences));
	}

	/** Makes one of each installed method, by falling priority and then by class name. */
	public static List<RepairMethod> all() {
		final ClassLoader loader = RepairMethods.class.getClassLoader();
		final List<IndexItem<Plugin>> items = new ArrayList<>();
		for (final IndexItem<Plugin> item : Index.load(Plugin.class, loader))
			if (isRepairMethod(item)) items.add(item);
		items.sort(Comparator.comparing((final IndexItem<Plugin> item) -> -item.annotation().priority()) //
			.thenComparing(IndexItem::className));
		final List<RepairMethod> methods = new ArrayList<>();
		for (final IndexItem<Plugin> item : items)
			methods.add(create(item.className(), loader));
		return List.copyOf(methods);
	}

	private static boolean isRepairMethod(final IndexItem<Plugin> item) {
		try {
			return item.annotation().type() == RepairMethod.class;
		}
		catch (final RuntimeException | LinkageError e) {
			// The index holds every plug-in of the program; one whose type cannot be loaded is not ours to report.
			return false;
		}
	}

	private static RepairMethod create(final String className, final ClassLoader loader) {
		try {
			return (RepairMethod) loader.loadClass(className).getDeclaredConstructor().newInstance();
		}
		catch (final ReflectiveOperationException | ClassCastException | LinkageError e) {
			throw new IllegalStateException("The repair method " + className + " cannot be made: it must implement " +
				RepairMethod.class.getName() + " and have a public constructor without parameters.", e);
		}
	}
}
