package kintsugi.repair;

import java.util.List;

import kintsugi.hole.Box;
import kintsugi.hole.Cells;
import kintsugi.hole.Hole;

/**
 * What a coarser scale makes of the deep parts of wide holes. Pixels deeper than a ring along the valid samples take
 * its values and serve as context for the ring; within the ring they fade into what is predicted at full scale.
 */
final class DeepFill {

	private final Hole hole;
	private final Cells cells;
	private final int ring;
	private final int[] parts;
	private final List<Part> fills;

	/**
	 * A deep part at half the scale.
	 *
	 * @param reduced the region around it
	 * @param values what was predicted for the hole pixels of the region that are near the part
	 */
	record Part(Reduced reduced, HoleValues values) {

		private float at(final int channel, final int x, final int y) {
			return values.hole().isHole(x, y) ? values.at(channel, x, y) : reduced.at(channel, x, y);
		}
	}

	/**
	 * @param ring how deep the ring is in pixels, at least {@link #leastRing}
	 * @param parts for each cell the number of its part from 1, or 0
	 */
	DeepFill(final Hole hole, final Cells cells, final int ring, final int[] parts, final List<Part> fills) {
		this.hole = hole;
		this.cells = cells;
		this.ring = ring;
		this.parts = parts;
		this.fills = fills;
	}

	/** Gets the least depth of the ring for cells of a side. */
	static int leastRing(final int side) {
		return 5 * side / 2;
	}

	/** Tells whether no pixel of a cell is in the ring, so that no window is needed there. */
	boolean isDeep(final int column, final int row) {
		return parts[row * cells.columns() + column] > 0 && cells.depthAtLeast(column, row) > ring;
	}

	/** Tells whether no window is needed at a hole pixel. */
	boolean isDeepAt(final int x, final int y) {
		return isDeep(cells.columnOf(x), cells.rowOf(y));
	}

	/** Measures the depths in a box, or gets null where no deep part is near. */
	float[] depths(final Box box) {
		final Box bounds = hole.bounds().orElseThrow();
		final int bottom = cells.rowOf(Math.min(box.bottom(), bounds.bottom()) - 1);
		final int right = cells.columnOf(Math.min(box.right(), bounds.right()) - 1);
		for (int row = cells.rowOf(Math.max(box.y(), bounds.y())); row <= bottom; row++)
			for (int column = cells.columnOf(Math.max(box.x(), bounds.x())); column <= right; column++)
				if (parts[row * cells.columns() + column] > 0) return Depths.of(hole, box, ring);
		return null;
	}

	/**
	 * Gets the share from 0 to 1 of what is predicted at full scale at a pixel of the given depth: all of it at depths
	 * that occur in cells without a value of the coarser scale, so that nothing changes in a step where these begin.
	 */
	float share(final float depth) {
		final float start = 1.6f * cells.side();
		return Math.max(0, Math.min(1, (ring + 1 - depth) / (ring + 1 - start)));
	}

	/** Tells whether a hole pixel of this depth is given as context and not predicted. */
	boolean isContext(final int x, final int y, final float depth) {
		return depth > ring && parts[cells.rowOf(y) * cells.columns() + cells.columnOf(x)] > 0;
	}

	/** Tells whether there is a value for a hole pixel. */
	boolean has(final int x, final int y) {
		return parts[cells.rowOf(y) * cells.columns() + cells.columnOf(x)] > 0;
	}

	/** Gets the intensity of a hole pixel that has one, interpolated bilinearly between those of the coarser scale. */
	float intensity(final int channel, final int x, final int y) {
		final Part part = fills.get(parts[cells.rowOf(y) * cells.columns() + cells.columnOf(x)] - 1);
		final int column = x - part.reduced().region().x();
		final int row = y - part.reduced().region().y();
		final int nearX = column / 2;
		final int nearY = row / 2;
		final int farX = clamp(nearX + (column % 2 == 0 ? -1 : 1), part.values().hole().width());
		final int farY = clamp(nearY + (row % 2 == 0 ? -1 : 1), part.values().hole().height());
		final float near = 0.75f * part.at(channel, nearX, nearY) + 0.25f * part.at(channel, farX, nearY);
		final float far = 0.75f * part.at(channel, nearX, farY) + 0.25f * part.at(channel, farX, farY);
		return 0.75f * near + 0.25f * far;
	}

	private static int clamp(final int position, final int length) {
		return Math.max(0, Math.min(length - 1, position));
	}
}
