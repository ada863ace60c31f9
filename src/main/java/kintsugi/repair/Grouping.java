package kintsugi.repair;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

import kintsugi.hole.Box;

/**
 * Puts boxes together to groups of least cost, as well as can be done in almost linear time.
 * <p>
 * The boxes are halved again and again, at gaps where there are some. From the smallest parts up, the halves are put
 * together wherever one group costs no more than the groups of both, so that all groups never cost more than a
 * single one. At last neighbours that the halving tore apart are joined where that pays.
 * </p>
 */
final class Grouping {

	private static final Comparator<Part> BY_COLUMN = Comparator.comparingInt((Part part) -> part.box().x()) //
		.thenComparingInt(part -> part.box().y());
	private static final Comparator<Part> BY_ROW = Comparator.comparingInt((Part part) -> part.box().y()) //
		.thenComparingInt(part -> part.box().x());

	private final Part[] items;
	private final int longest;
	private final ToDoubleFunction<Part> cost;
	private final List<Part> groups = new ArrayList<>();

	private Grouping(final List<Part> items, final int longest, final ToDoubleFunction<Part> cost) {
		this.items = items.toArray(Part[]::new);
		this.longest = longest;
		this.cost = cost;
	}

	/**
	 * Groups boxes.
	 *
	 * @param items not empty
	 * @param longest the side from which on a group is cut into equal parts without asking for its cost
	 * @param cost the cost of a group with these bounds, above 0; infinite where there must not be one, unless it is an
	 *          item
	 * @return the bounds of the groups; every item lies in one of them, and they may overlap
	 */
	static List<Part> of(final List<Part> items, final int longest, final ToDoubleFunction<Part> cost) {
		final Grouping grouping = new Grouping(items, longest, cost);
		grouping.group(0, items.size());
		return new Joining(cost, longest).join(grouping.groups);
	}

	/** Groups a range of the items, adds the bounds of the groups, and gets their cost. */
	private double group(final int from, final int to) {
		final Part bounds = bounds(from, to);
		final int before = groups.size();
		if (to - from > 1) {
			final int middle = split(from, to, bounds.box());
			final double apart = group(from, middle) + group(middle, to);
			if (apart < cost.applyAsDouble(bounds)) return apart;
			groups.subList(before, groups.size()).clear();
		}
		groups.add(bounds);
		return cost.applyAsDouble(bounds);
	}

	private Part bounds(final int from, final int to) {
		Part bounds = items[from];
		for (int i = from + 1; i < to; i++)
			bounds = bounds.union(items[i]);
		return bounds;
	}

	private int split(final int from, final int to, final Box bounds) {
		final boolean across = bounds.width() >= bounds.height();
		final int length = across ? bounds.width() : bounds.height();
		if (length > longest) {
			// equal parts make windows of equal size
			final int parts = (length + longest - 1) / longest;
			final int cut = (across ? bounds.x() : bounds.y()) + (int) ((long) length * ((parts + 1) / 2) / parts);
			final int middle = partition(from, to, across, cut);
			if (middle > from && middle < to) return middle;
		}
		Arrays.sort(items, from, to, across ? BY_COLUMN : BY_ROW);
		return widestGap(from, to, across);
	}

	/** Moves the items that begin before the cut to the front. */
	private int partition(final int from, final int to, final boolean across, final int cut) {
		int middle = from;
		for (int i = from; i < to; i++)
			if ((across ? items[i].box().x() : items[i].box().y()) < cut) {
				final Part item = items[i];
				items[i] = items[middle];
				items[middle++] = item;
			}
		return middle;
	}

	/** Finds the widest gap between sorted items that leaves a quarter of them on either side; else their middle. */
	private int widestGap(final int from, final int to, final boolean across) {
		final int quarter = (to - from) / 4;
		int best = from + (to - from) / 2;
		int widest = 0;
		int end = Integer.MIN_VALUE;
		for (int i = from; i < to - quarter; i++) {
			final int start = across ? items[i].box().x() : items[i].box().y();
			if (i > from && i >= from + quarter && start - end > widest) {
				widest = start - end;
				best = i;
			}
			end = Math.max(end, across ? items[i].box().right() : items[i].box().bottom());
		}
		return best;
	}
}
