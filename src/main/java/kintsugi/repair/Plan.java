package kintsugi.repair;

import java.util.List;

import kintsugi.hole.Box;
import kintsugi.hole.Cells;
import kintsugi.hole.Hole;

/**
 * How a hole is to be predicted at one scale, which depends on no sample.
 *
 * @param cells the hole's cells
 * @param parts what comes from a coarser scale
 * @param tiles the windows for the rest
 */
record Plan(Cells cells, DeepParts parts, List<Tile> tiles) {

	/**
	 * Makes a plan.
	 *
	 * @param wanted the box that predictions are wanted in
	 */
	static Plan of(final Hole hole, final Box wanted, final Approach approach, final int multiple) {
		final Cells cells = WindowPlanner.cells(hole);
		final DeepParts parts = DeepParts.find(hole, cells, approach.deepest());
		final DeepFill deep = fill(hole, cells, parts, List.of());
		final Terms terms = new Terms(hole.width(), hole.height(), multiple, approach.longest(), approach.context());
		return new Plan(cells, parts, WindowPlanner.plan(cells, (column, row) -> !deep.isDeep(column, row) && //
			cells.box(column, row).intersects(wanted), terms));
	}

	/** Tells whether some of the hole comes from a coarser scale. */
	boolean isWide() {
		return !parts.boxes().isEmpty();
	}

	/** Makes the fill of the parts of what the coarser scale made of each. */
	DeepFill fill(final Hole hole, final List<DeepFill.Part> fills) {
		return fill(hole, cells, parts, fills);
	}

	private static DeepFill fill(final Hole hole, final Cells cells, final DeepParts parts,
		final List<DeepFill.Part> fills)
	{
		final int ring = Math.max(Approach.RING, DeepFill.leastRing(cells.side()));
		return new DeepFill(hole, cells, ring, parts.numbers(), fills);
	}
}
