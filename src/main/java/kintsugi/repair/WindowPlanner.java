package kintsugi.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import kintsugi.hole.Box;
import kintsugi.hole.Cells;
import kintsugi.hole.Hole;

/**
 * Plans which windows of an image are read and predicted, so that every hole pixel has enough context in one of them
 * and all together are small.
 * <p>
 * The hole is divided into cells; blocks of cells are grouped where one window costs less than several. So specks that
 * lie together share a window, a long thin scratch becomes a chain of windows, and a wide hole is tiled. The time grows
 * with the runs of the hole and the cells of its bounds.
 * </p>
 */
final class WindowPlanner {

	/** The side of a cell in pixels, and of a block in cells. */
	private static final int CELL = 8;
	private static final int BLOCK = 4;
	/** The most cells; their side is doubled until there are no more. */
	private static final int MOST_CELLS = 1 << 21;

	/** Tells whether a cell, by column and row, is to be covered by windows. */
	@FunctionalInterface
	interface Choice {

		/** Tells whether the cell is to be covered. */
		boolean take(int column, int row);
	}

	private WindowPlanner() {}

	/** Divides a hole, which must not be empty, as the planner wants it. */
	static Cells cells(final Hole hole) {
		return Cells.of(hole, CELL, MOST_CELLS);
	}

	/** Makes a window of the whole image. */
	static Window whole(final Hole hole, final int multiple) {
		final Box box = new Box(0, 0, hole.width(), hole.height());
		return Window.around(box, hole.width(), hole.height(), multiple);
	}

	/** Plans windows for all of a hole; none for an empty one. */
	static List<Tile> plan(final Hole hole, final Terms terms) {
		return hole.isEmpty() ? List.of() : plan(cells(hole), (column, row) -> true, terms);
	}

	/**
	 * Plans windows for some cells of a hole.
	 *
	 * @return the windows; those of one size follow each other
	 */
	static List<Tile> plan(final Cells cells, final Choice choice, final Terms terms) {
		final List<Part> blocks = blocks(cells, choice);
		if (blocks.isEmpty()) return List.of();
		final Map<Long, List<Tile>> bySize = new TreeMap<>();
		final int widest = blocks.stream().mapToInt(Part::width).max().orElseThrow();
		for (final Part core : Grouping.of(blocks, terms.longestCore(widest), terms::cost)) {
			final Window window = terms.window(core);
			final long size = (long) window.height() << 32 | window.width();
			final Tile tile = new Tile(core.box(), window, terms.around(core.width()) / 2);
			bySize.computeIfAbsent(size, key -> new ArrayList<>()).add(tile);
		}
		return bySize.values().stream().flatMap(List::stream).toList();
	}

	/** Gets the tight boxes around the hole pixels of each block that has some. */
	private static List<Part> blocks(final Cells cells, final Choice choice) {
		final Widths widths = new Widths(cells);
		final List<Part> blocks = new ArrayList<>();
		for (int y = 0; y < cells.rows(); y += BLOCK)
			for (int x = 0; x < cells.columns(); x += BLOCK) {
				Part block = new Part(new Box(0, 0, 0, 0), 0);
				for (int row = y; row < Math.min(cells.rows(), y + BLOCK); row++)
					for (int column = x; column < Math.min(cells.columns(), x + BLOCK); column++)
						if (!cells.isEmpty(column, row) && choice.take(column, row))
							block = block.union(new Part(cells.box(column, row), widths.of(column, row)));
				if (!block.box().isEmpty()) blocks.add(block);
			}
		return blocks;
	}
}
