package kintsugi.mask;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.scijava.plugin.SciJavaPlugin;

/**
 * Reads movies and masks for the generators that are made from files: a plug-in, as the core knows no image formats.
 * <p>
 * An implementation is annotated with {@code @Plugin(type = PlaneReader.class)} and has a constructor without
 * parameters. It is safe for several threads.
 * </p>
 */
public interface PlaneReader extends SciJavaPlugin {

	/** Tells by the name whether a file looks like one that it reads. */
	boolean accepts(Path file);

	/**
	 * Reads the planes of an image, stack or movie; colours become grey.
	 *
	 * @throws IOException if it cannot be read, with a sentence for the user
	 */
	List<Plane> read(Path file) throws IOException;
}
