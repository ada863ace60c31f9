package kintsugi.defect;

/**
 * The usual level of a map and its spread around that, from place to place: median and robust standard deviation in
 * overlapping squares, interpolated between their centres.
 */
final class Spread {

	/** The distance of the squares' centres in pixels. */
	private static final int STEP = 32;
	/** Half of a square's side in pixels. */
	private static final int REACH = 40;
	/** Of a map, only the columns and rows that are multiples of this are looked at. */
	static final int STRIDE = 2;
	/** Makes the median of absolute deviations the standard deviation of a normal distribution. */
	static final double OF_MEDIAN = 1.4826;
	/** Makes nine tenths' limit of absolute deviations the standard deviation of a normal distribution. */
	private static final double OF_NINE_TENTHS = 0.608;

	private final int columns;
	private final int rows;
	private final float[] levels;
	private final float[] spreads;

	/** Measures a map [rows, columns]. */
	Spread(final float[] map, final int width, final int height) {
		columns = Math.max(1, Math.round(width / (float) STEP));
		rows = Math.max(1, Math.round(height / (float) STEP));
		levels = new float[columns * rows];
		spreads = new float[columns * rows];
		final float[] square = new float[(2 * REACH / STRIDE + 1) * (2 * REACH / STRIDE + 1)];
		for (int row = 0; row < rows; row++)
			for (int column = 0; column < columns; column++)
				measure(map, width, height, column, row, square);
	}

	private void measure(final float[] map, final int width, final int height, final int column, final int row,
		final float[] square)
	{
		final int x = STEP / 2 + column * STEP;
		final int y = STEP / 2 + row * STEP;
		int n = 0;
		for (int v = Math.max(0, y - REACH); v < Math.min(height, y + REACH); v += STRIDE)
			for (int u = Math.max(0, x - REACH); u < Math.min(width, x + REACH); u += STRIDE)
				square[n++] = map[v * width + u];
		final float level = Order.select(square, n, n / 2);
		for (int i = 0; i < n; i++)
			square[i] = Math.abs(square[i] - level);
		final double most = OF_NINE_TENTHS * Order.quantile(square, n, 0.9);
		// heavy tails, as edges and texture make them, are part of what is usual here
		spreads[row * columns + column] = (float) Math.max(OF_MEDIAN * Order.select(square, n, n / 2), most);
		levels[row * columns + column] = level;
	}

	/** Gets the median around a place. */
	float level(final int x, final int y) {
		return interpolate(levels, x, y);
	}

	/** Gets the robust standard deviation around a place. */
	float spread(final int x, final int y) {
		return interpolate(spreads, x, y);
	}

	private float interpolate(final float[] grid, final int x, final int y) {
		final float u = Math.max(0, Math.min(columns - 1, (x - STEP / 2) / (float) STEP));
		final float v = Math.max(0, Math.min(rows - 1, (y - STEP / 2) / (float) STEP));
		final int left = (int) u;
		final int top = (int) v;
		final int right = Math.min(columns - 1, left + 1);
		final int bottom = Math.min(rows - 1, top + 1);
		final float upper = grid[top * columns + left] + (u - left) * (grid[top * columns + right] - //
			grid[top * columns + left]);
		final float lower = grid[bottom * columns + left] + (u - left) * (grid[bottom * columns + right] - //
			grid[bottom * columns + left]);
		return upper + (v - top) * (lower - upper);
	}
}
