package kintsugi.mask;

/** Follows the making of many masks. */
@FunctionalInterface
public interface MaskProgress {

	/**
	 * Is told how many masks are done.
	 *
	 * @return whether to go on
	 */
	boolean goOn(int done, int total);
}
