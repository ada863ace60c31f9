package kintsugi.mask;

import java.util.Map;

import org.scijava.plugin.SciJavaPlugin;

/**
 * A family of random holes: a plug-in, found by its name.
 * <p>
 * An implementation is annotated with {@code @Plugin(type = MaskGenerator.class)} and has a constructor without parameters,
 * which makes it with its default settings.
 * </p>
 */
public interface MaskGenerator extends HoleSource, SciJavaPlugin {

	/** Gets the name by which recipes and the command line know it, such as {@code irregular}. */
	String name();

	/** Gets the settings in force by name, all of them, in a fixed order; empty if there are none. */
	Map<String, String> settings();

	/**
	 * Gets the same family with other settings; those that are not named keep their values.
	 *
	 * @throws IllegalArgumentException if a setting is unknown or out of range, naming it and what is allowed
	 */
	MaskGenerator with(Map<String, String> settings);
}
