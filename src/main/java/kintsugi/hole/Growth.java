package kintsugi.hole;

import java.util.Arrays;
import java.util.BitSet;

/** Grows holes by discs, in time that grows with the runs and not with the pixels. */
final class Growth {

	private Growth() {}

	/** Gets how far a growth by {@code n} pixels can reach in the image of a hole. */
	static int reach(final Hole hole, final int n) {
		return Math.min(n, Math.max(hole.width(), hole.height()));
	}

	/** Gets the pixels of a box, row-major, whose distance to a pixel of the hole is at most {@code n} pixels. */
	static BitSet of(final Hole hole, final Box box, final int n) {
		final int reach = reach(hole, n);
		final int[] halfWidths = new int[reach + 1];
		Arrays.setAll(halfWidths, dy -> (int) Math.sqrt((double) n * n - (double) dy * dy));
		final BitSet grown = new BitSet();
		hole.forEachRun((y, from, to) -> {
			for (int row = Math.max(box.y(), y - reach); row < Math.min(box.bottom(), y + reach + 1); row++) {
				final int half = halfWidths[Math.abs(row - y)];
				final int start = (row - box.y()) * box.width() - box.x();
				grown.set(start + (int) Math.max(box.x(), (long) from - half), //
					start + (int) Math.min(box.right(), (long) to + half));
			}
		});
		return grown;
	}
}
