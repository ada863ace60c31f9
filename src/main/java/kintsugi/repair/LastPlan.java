package kintsugi.repair;

import kintsugi.hole.Box;
import kintsugi.hole.Hole;
import kintsugi.hole.PixelIndex;

/** Keeps the plan of the last hole, as the slices of a stack often have the same. */
final class LastPlan {

	private Hole hole;
	private PixelIndex index;
	private Approach approach;
	private Plan plan;

	/** Gets the numbers of the pixels of a hole. */
	PixelIndex index(final Hole wanted) {
		if (!wanted.equals(hole)) {
			hole = wanted;
			index = new PixelIndex(wanted);
			plan = null;
		}
		return index;
	}

	/** Gets the plan for all of a hole, which is not empty, by an approach. */
	Plan of(final Hole wanted, final Approach by, final int multiple) {
		final Hole same = index(wanted).hole();
		if (plan == null || !by.equals(approach)) {
			approach = by;
			plan = Plan.of(same, new Box(0, 0, same.width(), same.height()), by, multiple);
		}
		return plan;
	}
}
