package kintsugi.defect;

import java.util.List;

import kintsugi.plugin.Plugins;

/** Finds the detectors of defects that are installed. */
public final class Detectors {

	private Detectors() {}

	/** Gets all detectors, in the order in which menus show them. */
	public static List<Detector> all() {
		return Plugins.find(Detector.class);
	}

	/** Gets the names of all detectors, in the order in which menus show them. */
	public static List<String> names() {
		return all().stream().map(Detector::name).distinct().toList();
	}

	/**
	 * Gets a detector.
	 *
	 * @throws IllegalArgumentException if there is none of that name, naming the known ones
	 */
	public static Detector named(final String name) {
		final String wanted = name == null ? "" : name.strip();
		return all().stream().filter(detector -> detector.name().equals(wanted)).findFirst() //
			.orElseThrow(() -> new IllegalArgumentException("There is no kind of defect '" + wanted + "'. Known are: " + //
				String.join(", ", names()) + "."));
	}
}
