package kintsugi.defect;

import org.scijava.plugin.SciJavaPlugin;

import kintsugi.hole.Hole;

/**
 * Finds one kind of defect: a plug-in, known by its name.
 * <p>
 * An implementation is annotated with {@code @Plugin(type = Detector.class)} and has a constructor without parameters.
 * It is immutable, safe for several threads, and finds the same in the same image. Samples that are NaN or infinite are
 * no evidence, and are never found unless the kind says so. Size limits are not its business; see {@link DefectSearch}.
 * </p>
 */
public interface Detector extends SciJavaPlugin {

	/** Gets the name by which menus, macros and the command line know the kind, such as {@code hot-pixels}. */
	String name();

	/** Gets what it finds, in a few words for the user. */
	String description();

	/**
	 * Finds the defects of its kind.
	 *
	 * @param sensitivity how far a defect stands out at least, in robust standard deviations of what is around it, above
	 *          0; fewer find more
	 * @param scale the largest width of a defect that has one, in pixels, 1 or more
	 * @param check called often; may throw an exception to stop the work
	 */
	Hole find(Raster raster, double sensitivity, int scale, Runnable check);
}
