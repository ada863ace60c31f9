package kintsugi.defect;

import java.util.BitSet;

import kintsugi.hole.Hole;

/**
 * Finds pixels that stand out alone, in any channel.
 * <p>
 * Optics blur whatever a detector sees over neighbouring pixels; a broken pixel is not blurred. So one is found if it
 * exceeds all its neighbours but one by the limit, and that is most of its contrast to the ring around them. Neighbours
 * that leaked from it are added.
 * </p>
 */
final class IsolatedPixels {

	private static final int MARGIN = 16;
	/** A spot as narrow as optics make them keeps less of its contrast to its own neighbours. */
	private static final float ALONE = 0.6f;
	/** The least share of a bad pixel's contrast that a neighbour has which it leaked to. */
	private static final float LEAK = 0.15f;

	private final Raster raster;
	private final double sensitivity;
	/** 1 for pixels that are too bright, -1 for those that are too dark. */
	private final int sign;
	private final BitSet marks = new BitSet();

	private IsolatedPixels(final Raster raster, final double sensitivity, final int sign) {
		this.raster = raster;
		this.sensitivity = sensitivity;
		this.sign = sign;
	}

	/** Finds pixels that are too bright, or, with a negative sign, too dark. */
	static Hole find(final Raster raster, final double sensitivity, final int sign, final Runnable check) {
		final IsolatedPixels search = new IsolatedPixels(raster, sensitivity, sign);
		final Levels levels = Levels.of(raster);
		for (int channel = 0; channel < raster.channels(); channel++)
			new Tiles(raster, check).forEach(channel, MARGIN, tile -> search.search(tile, levels));
		return Hole.of(raster.width(), raster.height(), search.marks);
	}

	private void search(final Tile tile, final Levels levels) {
		final Noise noise = new Noise(tile, levels);
		final BitSet found = new BitSet();
		for (int y = MARGIN - 1; y <= tile.height() - MARGIN; y++)
			for (int x = MARGIN - 1; x <= tile.width() - MARGIN; x++)
				test(tile, noise, x, y, found);
		tile.mark(marks, raster.width(), found::get);
	}

	private void test(final Tile tile, final Noise noise, final int x, final int y, final BitSet found) {
		final int width = tile.width();
		final int i = y * width + x;
		final float value = sign * tile.samples()[i];
		// most pixels are ruled out by two neighbours already
		if (sign * tile.samples()[i - 1] >= value && sign * tile.samples()[i + 1] >= value) return;
		if (sign * tile.samples()[i - width] >= value && sign * tile.samples()[i + width] >= value) return;
		final float second = secondOfNeighbours(tile.samples(), width, i);
		if (value <= second) return;
		final float ground = ring(tile.samples(), width, i);
		final float limit = (float) sensitivity * noise.deviation(x, y, sign * ground);
		if (value - second <= limit || value - second < ALONE * (value - ground)) return;
		found.set(i);
		final float leaked = Math.max(limit, LEAK * (value - ground));
		for (int v = -width; v <= width; v += width)
			for (int u = -1; u <= 1; u++)
				if (sign * tile.samples()[i + v + u] - ground > leaked) found.set(i + v + u);
	}

	/** Gets the largest but one of the eight neighbours. */
	private float secondOfNeighbours(final float[] samples, final int width, final int i) {
		float first = Float.NEGATIVE_INFINITY;
		float second = Float.NEGATIVE_INFINITY;
		for (int v = -width; v <= width; v += width)
			for (int u = -1; u <= 1; u++) {
				if (u == 0 && v == 0) continue;
				final float value = sign * samples[i + v + u];
				if (value > first) {
					second = first;
					first = value;
				}
				else if (value > second) second = value;
			}
		return second;
	}

	/** Gets the median of the sixteen pixels at distance two. */
	private float ring(final float[] samples, final int width, final int i) {
		final float[] ring = new float[16];
		int n = 0;
		for (int v = -2; v <= 2; v++)
			for (int u = -2; u <= 2; u += Math.abs(v) == 2 ? 1 : 4)
				ring[n++] = sign * samples[i + v * width + u];
		return Order.select(ring, n, n / 2);
	}
}
