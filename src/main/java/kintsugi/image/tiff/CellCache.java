package kintsugi.image.tiff;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongFunction;

/** Keeps the cells that were used last, up to a number. */
final class CellCache {

	private final Map<Long, Object[]> cells;

	CellCache(final int most) {
		cells = new LinkedHashMap<>(16, 0.75f, true) {

			private static final long serialVersionUID = 1;

			@Override
			protected boolean removeEldestEntry(final Map.Entry<Long, Object[]> eldest) {
				return size() > most;
			}
		};
	}

	/** Gets a cell, loading it if it is not kept. */
	synchronized Object[] get(final long index, final LongFunction<Object[]> loader) {
		final Object[] kept = cells.get(index);
		if (kept != null) return kept;
		final Object[] loaded = loader.apply(index);
		cells.put(index, loaded);
		return loaded;
	}

	/** Counts the cells that are kept. */
	synchronized int size() {
		return cells.size();
	}
}
