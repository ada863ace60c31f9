package kintsugi.repair;

import java.util.Arrays;

import kintsugi.hole.Box;
import kintsugi.hole.Cells;

/** How wide the connected holes are that the cells of a hole belong to. */
final class Widths {

	private final Cells cells;
	private final int[] numbers;
	private int[] widths = new int[64];

	Widths(final Cells cells) {
		this.cells = cells;
		this.numbers = new int[cells.columns() * cells.rows()];
		final int[] open = new int[numbers.length];
		int count = 0;
		for (int row = 0; row < cells.rows(); row++)
			for (int column = 0; column < cells.columns(); column++)
				if (isOpen(column, row)) {
					if (++count == widths.length) widths = Arrays.copyOf(widths, 2 * count);
					widths[count] = collect(row * cells.columns() + column, count, open);
				}
	}

	/**
	 * Gets the width in pixels of what is connected with a cell that is not empty: the shorter side of its bounds, or
	 * about twice the depth where that is less, as along a slanted scratch. Cells that touch count as connected.
	 */
	int of(final int column, final int row) {
		return widths[numbers[row * cells.columns() + column]];
	}

	private boolean isOpen(final int column, final int row) {
		return column >= 0 && row >= 0 && column < cells.columns() && row < cells.rows() && //
			numbers[row * cells.columns() + column] == 0 && !cells.isEmpty(column, row);
	}

	private int collect(final int start, final int number, final int[] open) {
		int size = 0;
		open[size++] = start;
		numbers[start] = number;
		int left = Integer.MAX_VALUE;
		int top = Integer.MAX_VALUE;
		int right = 0;
		int bottom = 0;
		float depth = 0;
		while (size > 0) {
			final int i = open[--size];
			final int column = i % cells.columns();
			final int row = i / cells.columns();
			final Box box = cells.box(column, row);
			left = Math.min(left, box.x());
			top = Math.min(top, box.y());
			right = Math.max(right, box.right());
			bottom = Math.max(bottom, box.bottom());
			depth = Math.max(depth, cells.distance(column, row));
			for (int y = row - 1; y <= row + 1; y++)
				for (int x = column - 1; x <= column + 1; x++)
					if (isOpen(x, y)) {
						numbers[y * cells.columns() + x] = number;
						open[size++] = y * cells.columns() + x;
					}
		}
		return Math.min(Math.min(right - left, bottom - top), (int) Math.ceil(2 * (depth + 1)) * cells.side());
	}
}
