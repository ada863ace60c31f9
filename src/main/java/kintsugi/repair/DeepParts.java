package kintsugi.repair;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import kintsugi.hole.Box;
import kintsugi.hole.Cells;
import kintsugi.hole.Hole;

/**
 * The parts of a hole that are too deep for full resolution: connected cells without a valid pixel, of which at least
 * one is deeper than allowed.
 *
 * @param numbers for each cell the number of its part from 1, or 0
 * @param boxes the bounds of each part
 * @param depths how deep each is in pixels, about
 */
record DeepParts(int[] numbers, List<Box> boxes, List<Integer> depths) {

	/** Finds the parts. */
	static DeepParts find(final Hole hole, final Cells cells, final int deepest) {
		final DeepParts parts = new DeepParts(new int[cells.columns() * cells.rows()], new ArrayList<>(),
			new ArrayList<>());
		if (cells.depth() <= deepest) return parts;
		final Box bounds = hole.bounds().orElseThrow();
		for (int i = 0; i < parts.numbers.length; i++)
			if (parts.numbers[i] == 0 && distance(cells, i) * cells.side() > deepest)
				parts.collect(cells, bounds, i);
		return parts;
	}

	private static float distance(final Cells cells, final int i) {
		return cells.distance(i % cells.columns(), i / cells.columns());
	}

	/** Numbers the cells that are connected to one, at sides or corners. */
	private void collect(final Cells cells, final Box bounds, final int start) {
		final int number = boxes.size() + 1;
		final Deque<Integer> open = new ArrayDeque<>(List.of(start));
		numbers[start] = number;
		Box box = new Box(0, 0, 0, 0);
		float depth = 0;
		while (!open.isEmpty()) {
			final int i = open.poll();
			final int column = i % cells.columns();
			final int row = i / cells.columns();
			box = box.union(new Box(column, row, 1, 1));
			depth = Math.max(depth, distance(cells, i));
			for (int y = Math.max(0, row - 1); y <= Math.min(cells.rows() - 1, row + 1); y++)
				for (int x = Math.max(0, column - 1); x <= Math.min(cells.columns() - 1, column + 1); x++)
					visit(cells, y * cells.columns() + x, number, open);
		}
		final int side = cells.side();
		boxes.add(new Box(bounds.x() + box.x() * side, bounds.y() + box.y() * side, //
			Math.min(bounds.width() - box.x() * side, box.width() * side), //
			Math.min(bounds.height() - box.y() * side, box.height() * side)));
		depths.add(Math.round(depth * side));
	}

	private void visit(final Cells cells, final int i, final int number, final Deque<Integer> open) {
		if (numbers[i] != 0 || distance(cells, i) == 0) return;
		numbers[i] = number;
		open.add(i);
	}
}
