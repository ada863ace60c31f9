package kintsugi.image;

import java.io.IOException;
import java.util.Set;

/** The repaired samples of a plane, not yet written. */
interface Filling {

	/** Writes the samples of the hole, and no others, to a plane of the same type. */
	void writeTo(Object pixels) throws IOException;

	/** Gets sentences for the user about what was out of the ordinary. */
	Set<String> remarks();
}
