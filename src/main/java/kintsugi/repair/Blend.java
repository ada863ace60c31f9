package kintsugi.repair;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import kintsugi.hole.Box;

/**
 * How much each window counts at a hole pixel that several predict.
 * <p>
 * A window counts fully within its core and less and less towards a margin around it, across and down by a linear ramp;
 * the weights of all windows at a pixel are divided by their sum. So they change without a step from pixel to pixel,
 * sum up to 1 at every pixel that is in some core, and need no memory.
 * </p>
 */
final class Blend {

	private static final int BUCKET = 128;

	private final List<Tile> tiles;
	private final Map<Long, List<Integer>> buckets = new HashMap<>();

	/** Makes the weights of windows. */
	Blend(final List<Tile> tiles) {
		this.tiles = tiles;
		for (int i = 0; i < tiles.size(); i++)
			for (final long bucket : buckets(reach(tiles.get(i))))
				buckets.computeIfAbsent(bucket, key -> new ArrayList<>()).add(i);
	}

	/** Gets the box in which a window counts; it may reach outside the image. */
	Box reach(final Tile tile) {
		return tile.core().grow(tile.margin());
	}

	/** Gets the windows that count somewhere where this one does, without it. */
	List<Tile> neighbours(final Tile tile) {
		final Box reach = reach(tile);
		final Set<Integer> found = new LinkedHashSet<>();
		for (final long bucket : buckets(reach))
			found.addAll(buckets.get(bucket));
		return found.stream().map(tiles::get).filter(other -> other != tile && reach.intersects(reach(other))).toList();
	}

	/**
	 * Gets the weights of a window in a row.
	 *
	 * @param neighbours see {@link #neighbours}
	 * @param from the first pixel, in the window's reach
	 * @param weights receives the weight of each pixel from {@code from} on
	 */
	void weights(final Tile tile, final List<Tile> neighbours, final int y, final int from, final float[] weights) {
		Arrays.fill(weights, 1);
		if (neighbours.isEmpty()) return;
		final double mine = ramp(y, tile.core().y(), tile.core().bottom(), tile.margin());
		final double[] sums = new double[weights.length];
		for (int i = 0; i < sums.length; i++)
			sums[i] = mine * ramp(from + i, tile.core().x(), tile.core().right(), tile.margin());
		final double[] own = sums.clone();
		for (final Tile other : neighbours) {
			final double its = ramp(y, other.core().y(), other.core().bottom(), other.margin());
			if (its > 0) for (int i = 0; i < sums.length; i++)
				sums[i] += its * ramp(from + i, other.core().x(), other.core().right(), other.margin());
		}
		for (int i = 0; i < weights.length; i++)
			weights[i] = sums[i] > 0 ? (float) (own[i] / sums[i]) : 0;
	}

	/** Rises from 0 at the end of the reach to 1 as far within the core. */
	private static double ramp(final int position, final int start, final int end, final int margin) {
		final double inside = Math.min(position - start, end - 1 - position) + margin + 0.5;
		return Math.max(0, Math.min(1, inside / (2 * margin + 1)));
	}

	private static List<Long> buckets(final Box box) {
		final List<Long> keys = new ArrayList<>();
		for (int y = Math.floorDiv(box.y(), BUCKET); y <= Math.floorDiv(box.bottom() - 1, BUCKET); y++)
			for (int x = Math.floorDiv(box.x(), BUCKET); x <= Math.floorDiv(box.right() - 1, BUCKET); x++)
				keys.add((long) y << 32 | x & 0xffffffffL);
		return keys;
	}
}
