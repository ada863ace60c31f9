package kintsugi.defect;

/** The largest of some values and the next smaller one, and how often each occurs. */
final class Plateau {

	/** Fewer pixels at the same value are chance. */
	private static final int FEWEST = 16;
	/** How many times as many have the largest value as the next one, where it was cut off. */
	private static final int TIMES = 4;

	private float largest = Float.NEGATIVE_INFINITY;
	private float next = Float.NEGATIVE_INFINITY;
	private long ofLargest;
	private long ofNext;

	/** Adds a finite value. */
	void add(final float value) {
		if (value < next) return;
		if (value > largest) {
			next = largest;
			ofNext = ofLargest;
			largest = value;
			ofLargest = 1;
		}
		else if (value == largest) ofLargest++;
		else if (value > next) {
			next = value;
			ofNext = 1;
		}
		else ofNext++;
	}

	/** Gets the largest value. */
	float value() {
		return largest;
	}

	/** Counts the largest value. */
	long count() {
		return ofLargest;
	}

	/** Tells whether there were fewer than two different values. */
	boolean isConstant() {
		return ofNext == 0;
	}

	/** Tells whether the values look cut off at the largest. */
	boolean isCut() {
		return ofNext > 0 && ofLargest >= FEWEST && ofLargest >= TIMES * ofNext;
	}
}
