package kintsugi.repair;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import kintsugi.onnx.Device;
import kintsugi.plugin.Plugins;

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
		final Plugins.Installed<RepairMethod> installed = Plugins.installed(RepairMethod.class, //
			RepairMethods.class.getClassLoader());
		for (final RepairMethod method : installed.plugins()) {
			if (method.accepts(wanted)) return method.open(wanted, device);
			sentences.addAll(method.warnings());
		}
		sentences.addAll(installed.warnings());
		throw new IOException(String.join(" ", sentences));
	}

	/** Frees what the methods keep for a next repair and do not use, as at the end of the program. */
	public static void release() {
		all().forEach(RepairMethod::release);
	}

	/** Makes one of each installed method, by falling priority and then by class name; leaves out what cannot be made. */
	public static List<RepairMethod> all() {
		return Plugins.find(RepairMethod.class);
	}
}
