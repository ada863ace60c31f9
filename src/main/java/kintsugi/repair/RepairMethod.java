package kintsugi.repair;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.scijava.plugin.SciJavaPlugin;

import kintsugi.onnx.Device;

/**
 * A family of ways to repair, found as a plug-in: annotate a class with
 * {@code @Plugin(type = RepairMethod.class)}, give it a public constructor without parameters, and its names appear in
 * every list. Methods of higher priority come first.
 * <p>
 * Plug-ins are read from the SciJava index with the program's own class loader, without a SciJava context, as plain
 * ImageJ cannot make one; so no {@code @Parameter} is filled in.
 * </p>
 */
public interface RepairMethod extends SciJavaPlugin {

	/** Gets the names that {@link #open} takes, in the order in which they are to be shown; may be empty. */
	List<String> names();

	/** Gets the name to offer first for images of so many channels, if one of its names is meant for them. */
	default Optional<String> suggestion(final int channels) {
		return Optional.empty();
	}

	/** Tells whether {@link #open} takes this name, which may also be something else than a listed name, like a path. */
	default boolean accepts(final String name) {
		return names().contains(name);
	}

	/**
	 * Tells whether a method sees sketches, lines inside holes that guide the repair, without opening it.
	 *
	 * @param name a name for which {@link #accepts} is true
	 * @throws IOException if it cannot be looked at, with a sentence for the user
	 */
	default boolean sketched(final String name) throws IOException {
		return false;
	}

	/** Gets the name to offer first for a sketch and images of so many channels, if one is meant for them. */
	default Optional<String> sketchedSuggestion(final int channels) {
		return Optional.empty();
	}

	/** Gets a sentence for each thing that is installed and cannot be used, such as a broken model. */
	default List<String> warnings() {
		return List.of();
	}

	/**
	 * Makes a method ready, which may take seconds.
	 *
	 * @param name a name for which {@link #accepts} is true
	 * @param device where it is to run; a method that knows only the CPU ignores it
	 * @throws IOException if it cannot be opened, with a sentence for the user
	 */
	Filler open(String name, Device device) throws IOException;

	/** Frees what is kept for a next {@link #open} and not in use, as at the end of the program. */
	default void release() {}
}
