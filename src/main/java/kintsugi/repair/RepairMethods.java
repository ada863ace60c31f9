package kintsugi.repair;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
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

	/** Gets the names of the methods and models that know sketches, lines inside holes that guide the repair. */
	public static List<String> sketched() {
		final Set<String> names = new LinkedHashSet<>();
		for (final RepairMethod method : all())
			for (final String name : method.names())
				if (isSketched(method, name)) names.add(name);
		return List.copyOf(names);
	}

	/**
	 * Gets the name of the method to offer first for a sketch: a model that is meant for images of so many channels, or
	 * {@code harmonic} where there is none; nothing if no method knows sketches.
	 *
	 * @param channels as {@link #defaultName} takes them
	 */
	public static Optional<String> defaultSketched(final int channels) {
		return all().stream().flatMap(method -> method.sketchedSuggestion(channels).stream()).findFirst();
	}

	private static boolean isSketched(final RepairMethod method, final String name) {
		try {
			return method.sketched(name);
		}
		catch (final IOException e) {
			// opening it will say why
			return false;
		}
	}

	/**
	 * Checks that a method or model knows sketches, without opening it.
	 *
	 * @param name one of {@link #names}, or the path of a model's folder or zip file
	 * @throws IllegalArgumentException if it knows none, naming those that do
	 * @throws IOException if it cannot be looked at, with a sentence for the user
	 */
	public static void requireSketched(final String name) throws IOException {
		final String wanted = name == null ? "" : name.strip();
		for (final RepairMethod method : all()) {
			if (!method.accepts(wanted)) continue;
			if (!method.sketched(wanted)) throw noSketch(wanted);
			return;
		}
		// opening it says that there is none
	}

	/** Says that a method knows no sketch, and which do. */
	public static IllegalArgumentException noSketch(final String method) {
		final List<String> known = sketched();
		return new IllegalArgumentException("The model '" + method + "' knows no sketch" + (known.isEmpty() ? //
			", and none that is installed does. Leave the sketch out." : //
			"; choose one that does, such as " + String.join(" or ", known) + ", or leave the sketch out."));
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
