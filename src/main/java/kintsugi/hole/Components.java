package kintsugi.hole;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Joins the runs of a hole to 8-connected components, in time that grows with the runs and not with the pixels. */
final class Components {

	private static final int Y = 0;
	private static final int FROM = 1;
	private static final int TO = 2;

	private final List<int[]> runs = new ArrayList<>();
	private int[] parents;

	private Components() {}

	/** Gets the runs {y, from, to} of each component; components come in the order of their first runs. */
	static List<List<int[]>> of(final Hole hole) {
		final Components components = new Components();
		hole.forEachRun((y, from, to) -> components.runs.add(new int[] { y, from, to }));
		components.join();
		return components.groups();
	}

	private void join() {
		parents = new int[runs.size()];
		Arrays.setAll(parents, i -> i);
		int above = 0;
		for (int i = 0; i < parents.length; i++) {
			final int[] run = runs.get(i);
			while (endsBefore(runs.get(above), run))
				above++;
			for (int j = above; j < i && startsBefore(runs.get(j), run); j++)
				if (runs.get(j)[Y] == run[Y] - 1) union(i, j);
		}
	}

	/** Tells whether a run cannot touch this run or any later one. */
	private static boolean endsBefore(final int[] earlier, final int[] run) {
		return earlier[Y] < run[Y] - 1 || earlier[Y] == run[Y] - 1 && earlier[TO] < run[FROM];
	}

	/** Tells whether a run of the row above begins early enough to touch this run, at a corner at least. */
	private static boolean startsBefore(final int[] earlier, final int[] run) {
		return earlier[Y] < run[Y] && earlier[FROM] <= run[TO];
	}

	private int root(final int run) {
		int r = run;
		while (parents[r] != r) {
			parents[r] = parents[parents[r]];
			r = parents[r];
		}
		return r;
	}

	private void union(final int a, final int b) {
		final int rootA = root(a);
		final int rootB = root(b);
		parents[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
	}

	private List<List<int[]>> groups() {
		final Map<Integer, List<int[]>> groups = new LinkedHashMap<>();
		for (int i = 0; i < parents.length; i++)
			groups.computeIfAbsent(root(i), key -> new ArrayList<>()).add(runs.get(i));
		return List.copyOf(groups.values());
	}
}
