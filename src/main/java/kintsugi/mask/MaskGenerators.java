package kintsugi.mask;

import java.util.List;

import kintsugi.plugin.Plugins;

/** Finds the mask generators that are installed. */
public final class MaskGenerators {

	private MaskGenerators() {}

	/** Gets the names of all generators in alphabetical order. */
	public static List<String> names() {
		return all().stream().map(MaskGenerator::name).distinct().sorted().toList();
	}

	/**
	 * Gets a generator with its default settings.
	 *
	 * @throws IllegalArgumentException if there is none of that name, naming the known ones
	 */
	public static MaskGenerator named(final String name) {
		final String wanted = name == null ? "" : name.strip();
		return all().stream().filter(generator -> generator.name().equals(wanted)).findFirst() //
			.orElseThrow(() -> new IllegalArgumentException("There is no mask generator '" + wanted + "'. Known are: " + //
				String.join(", ", names()) + "."));
	}

	private static List<MaskGenerator> all() {
		return Plugins.find(MaskGenerator.class);
	}
}
