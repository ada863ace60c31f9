package kintsugi.hole;

import java.util.Arrays;

/**
 * The bounds of a hole divided into square cells, to find its parts and how deep they are in time that grows with the
 * runs and not with the pixels.
 */
public final class Cells {

	private static final float DIAGONAL = (float) Math.sqrt(2);
	private static final float MOST_OVERRATED = 1.083f;

	private final int side;
	private final Box bounds;
	private final int columns;
	private final int rows;
	/** The outermost columns and rows of the hole in each cell; the first is greater than the last where it has none. */
	private final int[] left;
	private final int[] top;
	private final int[] right;
	private final int[] bottom;
	private final float[] distances;

	private Cells(final Hole hole, final Box bounds, final int side) {
		this.side = side;
		this.bounds = bounds;
		columns = (bounds.width() + side - 1) / side;
		rows = (bounds.height() + side - 1) / side;
		final int cells = columns * rows;
		left = filled(cells, Integer.MAX_VALUE);
		top = filled(cells, Integer.MAX_VALUE);
		right = filled(cells, Integer.MIN_VALUE);
		bottom = filled(cells, Integer.MIN_VALUE);
		final int[] counts = new int[cells];
		hole.forEachRun((y, from, to) -> add(y, from, to, counts));
		distances = distances(hole, counts);
	}

	/**
	 * Divides the bounds of a hole.
	 *
	 * @param hole not empty
	 * @param side the side of a cell in pixels, which is doubled until there are at most {@code most} cells
	 */
	public static Cells of(final Hole hole, final int side, final int most) {
		final Box bounds = hole.bounds().orElseThrow();
		int length = side;
		while ((bounds.width() / length + 1.0) * (bounds.height() / length + 1.0) > most)
			length *= 2;
		return new Cells(hole, bounds, length);
	}

	/** Gets the side of a cell in pixels; the last column and row may be cut short by the bounds. */
	public int side() {
		return side;
	}

	/** Gets the number of columns of cells. */
	public int columns() {
		return columns;
	}

	/** Gets the number of rows of cells. */
	public int rows() {
		return rows;
	}

	/** Gets the smallest box around the hole pixels of a cell, empty if there are none. */
	public Box box(final int column, final int row) {
		final int i = row * columns + column;
		return left[i] >= right[i] ? new Box(0, 0, 0, 0) : //
			new Box(left[i], top[i], right[i] - left[i], bottom[i] - top[i]);
	}

	/** Tells whether a cell has no hole pixel. */
	public boolean isEmpty(final int column, final int row) {
		return left[row * columns + column] == Integer.MAX_VALUE;
	}

	/** Gets the column of cells that holds a column of pixels within the bounds. */
	public int columnOf(final int x) {
		return (x - bounds.x()) / side;
	}

	/** Gets the row of cells that holds a row of pixels within the bounds. */
	public int rowOf(final int y) {
		return (y - bounds.y()) / side;
	}

	/**
	 * Gets how far the nearest cell with a valid pixel is, in straight and diagonal steps from cell to cell of length 1
	 * and √2 (Borgefors 1986); 0 where the cell itself has one. What lies outside of the image is not valid.
	 */
	public float distance(final int column, final int row) {
		return distances[row * columns + column];
	}

	/** Gets a number of pixels that no pixel of the cell is nearer than to a valid one, 0 or more. */
	public float depthAtLeast(final int column, final int row) {
		// from middle to middle, less half of a diagonal in either cell; steps overrate distances by at most 8.3 %
		return Math.max(0, (distance(column, row) / MOST_OVERRATED - DIAGONAL) * side);
	}

	/** Gets about how far the deepest pixel of the hole is from the nearest valid one, in pixels. */
	public int depth() {
		float deepest = 0;
		for (final float distance : distances)
			deepest = Math.max(deepest, distance);
		return Math.round(deepest * side);
	}

	private static int[] filled(final int length, final int value) {
		final int[] values = new int[length];
		Arrays.fill(values, value);
		return values;
	}

	private void add(final int y, final int from, final int to, final int[] counts) {
		final int row = rowOf(y) * columns;
		for (int column = columnOf(from); column <= columnOf(to - 1); column++) {
			final int i = row + column;
			final int start = Math.max(from, bounds.x() + column * side);
			final int end = Math.min(to, bounds.x() + (column + 1) * side);
			left[i] = Math.min(left[i], start);
			right[i] = Math.max(right[i], end);
			top[i] = Math.min(top[i], y);
			bottom[i] = y + 1;
			counts[i] += end - start;
		}
	}

	/** Passes once forwards and once backwards over the cells. */
	private float[] distances(final Hole hole, final int[] counts) {
		final float[] d = new float[counts.length];
		final float far = 2f * (columns + rows);
		for (int i = 0; i < d.length; i++)
			d[i] = counts[i] == area(i % columns, i / columns) ? far : 0;
		final float beyondLeft = bounds.x() > 0 ? 0 : far;
		final float beyondRight = bounds.right() < hole.width() ? 0 : far;
		final float above = bounds.y() > 0 ? 0 : far;
		final float below = bounds.bottom() < hole.height() ? 0 : far;
		for (int y = 0; y < rows; y++)
			for (int x = 0; x < columns; x++) {
				final float beside = x > 0 ? d[y * columns + x - 1] : beyondLeft;
				final float near = Math.min(beside + 1, nearest(d, x, y - 1, above, beyondLeft, beyondRight));
				d[y * columns + x] = Math.min(d[y * columns + x], near);
			}
		for (int y = rows - 1; y >= 0; y--)
			for (int x = columns - 1; x >= 0; x--) {
				final float beside = x < columns - 1 ? d[y * columns + x + 1] : beyondRight;
				final float near = Math.min(beside + 1, nearest(d, x, y + 1, below, beyondLeft, beyondRight));
				d[y * columns + x] = Math.min(d[y * columns + x], near);
			}
		return d;
	}

	/** Gets the least distance by way of three cells of the row above or below. */
	private float nearest(final float[] d, final int x, final int y, final float beyondRow, final float beyondLeft,
		final float beyondRight)
	{
		if (y < 0 || y >= rows) return beyondRow + 1;
		final float before = x > 0 ? d[y * columns + x - 1] : beyondLeft;
		final float after = x < columns - 1 ? d[y * columns + x + 1] : beyondRight;
		return Math.min(d[y * columns + x] + 1, Math.min(before, after) + DIAGONAL);
	}

	private int area(final int column, final int row) {
		return Math.min(side, bounds.width() - column * side) * Math.min(side, bounds.height() - row * side);
	}
}
