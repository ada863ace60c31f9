package kintsugi.defect;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.Predicate;

import kintsugi.hole.Box;

/**
 * The connected regions of marked pixels, joined at sides and corners, with their sizes and extents. Takes time and
 * memory by the runs of marked pixels, not by the plane.
 */
final class Regions {

	private final int width;
	/** Of each run: row, first column, column after the last, region before joining. */
	private int[] runs = new int[1 << 10];
	private int count;
	private int[] parents;

	/**
	 * A region.
	 *
	 * @param pixels how many pixels it has
	 * @param counts how many of them each set of seeds has
	 * @param bounds the smallest box around it
	 */
	record Region(int pixels, int[] counts, Box bounds) {

		/** Counts the pixels that a set of seeds has as well. */
		int seeds(final int set) {
			return counts[set];
		}

		/** Gets the distance of the corners of the box, in pixels. */
		double length() {
			return Math.hypot(bounds.width(), bounds.height());
		}
	}

	private Regions(final BitSet marks, final int width) {
		this.width = width;
		int i = marks.nextSetBit(0);
		while (i >= 0) {
			if (3 * count + 3 > runs.length) runs = Arrays.copyOf(runs, 2 * runs.length);
			final int y = i / width;
			final int end = (int) Math.min(marks.nextClearBit(i), (y + 1L) * width);
			runs[3 * count] = y;
			runs[3 * count + 1] = i - y * width;
			runs[3 * count + 2] = end - y * width;
			count++;
			i = marks.nextSetBit(end);
		}
		join();
	}

	/**
	 * Keeps the regions that pass a test.
	 *
	 * @param marks the pixels of the regions; bit {@code y * width + x}
	 * @param seeds sets of pixels to count in each region
	 */
	static BitSet keep(final BitSet marks, final int width, final Predicate<Region> test, final BitSet... seeds) {
		final Regions regions = new Regions(marks, width);
		final int[][] measures = regions.measure(seeds);
		final boolean[] kept = new boolean[regions.count];
		for (int i = 0; i < regions.count; i++)
			if (regions.parents[i] == i) kept[i] = test.test(region(measures[i]));
		final BitSet result = new BitSet();
		for (int i = 0; i < regions.count; i++)
			if (kept[regions.root(i)]) result.set(regions.start(i), regions.end(i));
		return result;
	}

	private int start(final int run) {
		return runs[3 * run] * width + runs[3 * run + 1];
	}

	private int end(final int run) {
		return runs[3 * run] * width + runs[3 * run + 2];
	}

	private static Region region(final int[] m) {
		return new Region(m[0], Arrays.copyOfRange(m, 5, m.length), //
			new Box(m[1], m[2], m[3] - m[1], m[4] - m[2]));
	}

	/** Measures the regions: pixels, four edges, seeds; those of runs that are no roots are null. */
	private int[][] measure(final BitSet... seeds) {
		final int[][] measures = new int[count][];
		for (int i = 0; i < count; i++) {
			final int root = root(i);
			if (measures[root] == null) measures[root] = unmeasured(seeds.length);
			final int[] m = measures[root];
			m[0] += end(i) - start(i);
			m[1] = Math.min(m[1], runs[3 * i + 1]);
			m[2] = Math.min(m[2], runs[3 * i]);
			m[3] = Math.max(m[3], runs[3 * i + 2]);
			m[4] = Math.max(m[4], runs[3 * i] + 1);
			for (int set = 0; set < seeds.length; set++)
				m[5 + set] += count(seeds[set], start(i), end(i));
		}
		return measures;
	}

	private static int[] unmeasured(final int sets) {
		final int[] m = new int[5 + sets];
		m[1] = Integer.MAX_VALUE;
		m[2] = Integer.MAX_VALUE;
		return m;
	}

	private static int count(final BitSet set, final int from, final int to) {
		int count = 0;
		for (int i = set.nextSetBit(from); i >= 0 && i < to; i = set.nextSetBit(i + 1))
			count++;
		return count;
	}

	private void join() {
		parents = new int[count];
		Arrays.setAll(parents, i -> i);
		int above = 0;
		for (int i = 0; i < count; i++) {
			final int y = runs[3 * i];
			while (runs[3 * above] < y - 1 || runs[3 * above] == y - 1 && runs[3 * above + 2] < runs[3 * i + 1])
				above++;
			for (int j = above; j < i && runs[3 * j] == y - 1 && runs[3 * j + 1] <= runs[3 * i + 2]; j++) {
				final int a = root(i);
				final int b = root(j);
				parents[Math.max(a, b)] = Math.min(a, b);
			}
		}
	}

	private int root(final int run) {
		int r = run;
		while (parents[r] != r) {
			parents[r] = parents[parents[r]];
			r = parents[r];
		}
		return r;
	}
}
