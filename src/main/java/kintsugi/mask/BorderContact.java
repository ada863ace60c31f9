package kintsugi.mask;

import java.util.SplittableRandom;

/** Whether holes touch the border. */
public enum BorderContact {
		/** Half of them do. */
		EITHER,
		/** All of them do. */
		WITH,
		/** None of them does. */
		WITHOUT;

	/** Decides for a hole. */
	boolean draw(final SplittableRandom random) {
		// the number is drawn in any case, so that the holes of a seed do not depend on it
		final boolean drawn = random.nextBoolean();
		return this == EITHER ? drawn : this == WITH;
	}
}
