package kintsugi.image;

import java.io.IOException;

import kintsugi.hole.Hole;
import kintsugi.repair.Progress;

/** What a repair does with each slice of a stack. */
interface SliceWork {

	/**
	 * Takes a slice; slices come in their order.
	 *
	 * @param slice the index in the stack, from 1
	 * @param pixels the samples; not to be changed unless this is what is to be repaired in place
	 * @param hole the hole, empty where nothing is to be repaired
	 * @return what there is to say of it
	 */
	SliceOutcome take(int slice, Object pixels, Hole hole, Progress progress) throws IOException;
}
