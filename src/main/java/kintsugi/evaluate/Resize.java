package kintsugi.evaluate;

/**
 * Resizes planes bilinearly; a triangle as wide as the reduction averages what a smaller plane cannot show (Turkowski
 * 1990), so that no pixel is left out. At the border the triangle is cut and its weights are scaled to sum to 1.
 */
final class Resize {

	private final int width;
	private final int newWidth;
	private final int newHeight;
	private final Weights[] columns;
	private final Weights[] rows;

	/** The samples that one new sample is made of: their first index and their weights, which sum to 1. */
	private record Weights(int first, double... values) {}

	/** Prepares to resize planes of one size to another. */
	Resize(final int width, final int height, final int newWidth, final int newHeight) {
		this.width = width;
		this.newWidth = newWidth;
		this.newHeight = newHeight;
		this.columns = weights(width, newWidth);
		this.rows = weights(height, newHeight);
	}

	/** Resizes the row-major plane that begins at an index of an array to a new array. */
	float[] apply(final float[] samples, final int start) {
		final float[] resized = new float[newWidth * newHeight];
		for (int y = 0; y < newHeight; y++)
			for (int x = 0; x < newWidth; x++) {
				double sum = 0;
				for (int v = 0; v < rows[y].values.length; v++) {
					final int row = start + (rows[y].first + v) * width + columns[x].first;
					double along = 0;
					for (int u = 0; u < columns[x].values.length; u++)
						along += columns[x].values[u] * samples[row + u];
					sum += rows[y].values[v] * along;
				}
				resized[y * newWidth + x] = (float) sum;
			}
		return resized;
	}

	private static Weights[] weights(final int length, final int newLength) {
		final double scale = (double) length / newLength;
		final double reach = Math.max(1, scale);
		final Weights[] weights = new Weights[newLength];
		for (int i = 0; i < newLength; i++) {
			final double centre = (i + 0.5) * scale - 0.5;
			final int first = (int) Math.max(0, Math.ceil(centre - reach));
			final int last = (int) Math.min(length - 1, Math.floor(centre + reach));
			final double[] values = new double[last - first + 1];
			double sum = 0;
			for (int k = 0; k < values.length; k++) {
				values[k] = Math.max(0, 1 - Math.abs(first + k - centre) / reach);
				sum += values[k];
			}
			for (int k = 0; k < values.length; k++)
				values[k] /= sum;
			weights[i] = new Weights(first, values);
		}
		return weights;
	}
}
