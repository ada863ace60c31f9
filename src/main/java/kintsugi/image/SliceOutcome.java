package kintsugi.image;

import java.util.Set;

import kintsugi.repair.Division;

/**
 * What there is to say of a repaired slice.
 *
 * @param remarks sentences for the user about what was out of the ordinary
 * @param division how the hole was divided
 * @param sketchPixels the number of pixels of the hole that lie on lines of a sketch
 */
record SliceOutcome(Set<String> remarks, Division division, long sketchPixels) {

	/** Nothing was repaired. */
	static final SliceOutcome NONE = new SliceOutcome(Set.of(), Division.NONE, 0);
}
