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
		final Installed installed = installed(RepairMethods.class.getClassLoader());
		for (final RepairMethod method : installed.methods()) {
			if (method.accepts(wanted)) return method.open(wanted, device);
			sentences.addAll(method.warnings());
		}
		sentences.addAll(installed.warnings());
		throw new IOException(String.join(" ", sentences));
	}

	/** Makes one of each installed method, by falling priority and then by class name; leaves out what cannot be made. */
	public static List<RepairMethod> all() {
		return installed(RepairMethods.class.getClassLoader()).methods();
	}

	/**
	 * What is installed.
	 *
	 * @param methods those that could be made
	 * @param warnings a sentence for each of the others
	 */
	record Installed(List<RepairMethod> methods, List<String> warnings) {}

	/** Makes one of each method that a class loader finds. */
	static Installed installed(final ClassLoader loader) {
		final List<IndexItem<Plugin>> items = new ArrayList<>();
		for (final IndexItem<Plugin> item : Index.load(Plugin.class, loader))
			if (isRepairMethod(item)) items.add(item);
		items.sort(Comparator.comparing((final IndexItem<Plugin> item) -> -item.annotation().priority()) //
			.thenComparing(IndexItem::className));
		final List<RepairMethod> methods = new ArrayList<>();
		final List<String> warnings = new ArrayList<>();
		for (final IndexItem<Plugin> item : items) {
			try {
				methods.add(create(item.className(), loader));
			}
			catch (final ReflectiveOperationException | ClassCastException | LinkageError e) {
				warnings.add("The repair method " + item.className() + " is left out, as it cannot be made (" + e +
					"): it must implement " + RepairMethod.class.getName() +
					" and have a public constructor without parameters.");
			}
		}
		return new Installed(List.copyOf(methods), List.copyOf(warnings));
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

	private static RepairMethod create(final String className, final ClassLoader loader)
		throws ReflectiveOperationException
	{
		return (RepairMethod) loader.loadClass(className).getDeclaredConstructor().newInstance();
	}
}
