package kintsugi.image.tiff;

/** Hears how far a copy is. */
@FunctionalInterface
public interface RowProgress {

	/**
	 * Hears the rows that are done.
	 *
	 * @return whether to go on
	 */
	boolean goOn(int done, int rows);
}
