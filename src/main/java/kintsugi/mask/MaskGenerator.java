package kintsugi.mask;

import java.util.List;
import java.util.Map;

import org.scijava.plugin.SciJavaPlugin;

/**
 * A family of random holes: a plug-in, found by its name.
 * <p>
 * An implementation is annotated with {@code @Plugin(type = MaskGenerator.class)} and has a constructor without
 * parameters, which makes it with its default settings. It is immutable and safe for several threads, and draws for
 * images from {@value #SMALLEST} x {@value #SMALLEST} pixels on.
 * </p>
 */
public interface MaskGenerator extends HoleSource, SciJavaPlugin {

	/** The smallest width and height of an image in pixels. */
	int SMALLEST = 32;

	/** Gets the name by which recipes and the command line know it, such as {@code irregular}. */
	String name();

	/** Gets the settings in force by name, all of them, in a fixed order; empty if there are none. */
	Map<String, String> settings();

	/**
	 * Gets the same family with other settings; those that are not named keep their values.
	 *
	 * @throws IllegalArgumentException if a setting is unknown or out of range, or names a file that cannot be used,
	 *           naming it and what is allowed
	 */
	MaskGenerator with(Map<String, String> settings);

	/**
	 * Gets a sentence for each thing that the user should know about what the settings name; empty if there is none.
	 */
	default List<String> remarks() {
		return List.of();
	}

	/** Gets the name and the settings, such as {@code central-box (size=64)}. */
	@Override
	default String describe() {
		if (settings().isEmpty()) return name();
		final String text = settings().toString();
		return name() + " (" + text.substring(1, text.length() - 1) + ")";
	}

	/**
	 * Checks that an image is large enough for a mask.
	 *
	 * @throws IllegalArgumentException if not, with a sentence for the user
	 */
	static void checkSize(final int width, final int height) {
		if (width < SMALLEST || height < SMALLEST) throw new IllegalArgumentException("A mask needs an image of at least " +
			SMALLEST + "x" + SMALLEST + " pixels, not " + width + "x" + height + ".");
	}
}
