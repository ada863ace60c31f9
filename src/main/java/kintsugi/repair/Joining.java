package kintsugi.repair;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** Joins neighbouring parts where one costs less than two. */
final class Joining {

	/** More neighbours of one part are not looked at. */
	private static final int MOST = 48;

	private final ToDoubleFunction<Part> cost;
	private final int side;
	private final Map<Long, Set<Part>> places = new HashMap<>();

	/** @param side parts whose middles are further apart than this are no neighbours */
	Joining(final ToDoubleFunction<Part> cost, final int side) {
		this.cost = cost;
		this.side = side;
	}

	/** Joins parts until no pair of neighbours is better joined. */
	List<Part> join(final List<Part> parts) {
		final Set<Part> all = new LinkedHashSet<>(parts);
		final Deque<Part> open = new ArrayDeque<>(all);
		all.forEach(part -> place(part).add(part));
		while (!open.isEmpty()) {
			final Part part = open.poll();
			final Part other = all.contains(part) ? best(part) : null;
			if (other == null) continue;
			for (final Part gone : List.of(part, other)) {
				all.remove(gone);
				place(gone).remove(gone);
			}
			final Part joined = part.union(other);
			if (all.add(joined)) place(joined).add(joined);
			open.add(joined);
		}
		return new ArrayList<>(all);
	}

	private Part best(final Part part) {
		final double alone = cost.applyAsDouble(part);
		double saved = 0;
		Part best = null;
		int seen = 0;
		for (int dy = -1; dy <= 1; dy++)
			for (int dx = -1; dx <= 1; dx++)
				for (final Part other : places.getOrDefault(key(column(part) + dx, row(part) + dy), Set.of())) {
					if (other.equals(part) || seen++ > MOST) continue;
					final double saving = alone + cost.applyAsDouble(other) - cost.applyAsDouble(part.union(other));
					if (saving > saved) {
						saved = saving;
						best = other;
					}
				}
		return best;
	}

	private Set<Part> place(final Part part) {
		return places.computeIfAbsent(key(column(part), row(part)), key -> new LinkedHashSet<>());
	}

	private long column(final Part part) {
		return (part.box().x() + part.box().width() / 2) / side;
	}

	private long row(final Part part) {
		return (part.box().y() + part.box().height() / 2) / side;
	}

	private static long key(final long column, final long row) {
		return row << 32 | column & 0xffffffffL;
	}
}
