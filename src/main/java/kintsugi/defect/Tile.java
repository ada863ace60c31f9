package kintsugi.defect;

import java.util.BitSet;
import java.util.function.IntPredicate;

import kintsugi.hole.Box;

/**
 * A part of a plane with a margin around it, where the plane is mirrored beyond its border; without gaps.
 *
 * @param core the part, in the plane
 * @param margin how many pixels there are around it on each side
 * @param samples the samples [rows, columns] of core and margin
 * @param gaps which samples were NaN or infinite
 */
record Tile(Box core, int margin, float[] samples, BitSet gaps) {

	/** Gets the number of columns with the margins. */
	int width() {
		return core.width() + 2 * margin;
	}

	/** Gets the number of rows with the margins. */
	int height() {
		return core.height() + 2 * margin;
	}

	/**
	 * Marks those pixels of the core that have a value and pass a test of their index in the samples.
	 *
	 * @param marks the plane's bits
	 * @param planeWidth the plane's columns
	 */
	void mark(final BitSet marks, final int planeWidth, final IntPredicate test) {
		for (int y = 0; y < core.height(); y++)
			for (int x = 0; x < core.width(); x++) {
				final int i = (y + margin) * width() + x + margin;
				if (test.test(i) && !gaps.get(i)) marks.set((core.y() + y) * planeWidth + core.x() + x);
			}
	}
}
