package kintsugi.repair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import kintsugi.hole.Box;
import kintsugi.hole.Hole;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Tests {@link Depths}. */
class DepthsTest {

	@Property(tries = 60)
	void depthsAreTheStepsToTheNearestValidPixel(@ForAll @IntRange(min = 0, max = 30) final int x,
		@ForAll @IntRange(min = 0, max = 20) final int y, @ForAll final long seed)
	{
		final Random random = new Random(seed);
		final Hole hole = Hole.where(60, 50, (u, v) -> random.nextDouble() < 0.985);
		final Box box = new Box(x, y, 25, 22);
		final float[] depths = Depths.of(hole, box, 9);
		for (int v = box.y(); v < box.bottom(); v++)
			for (int u = box.x(); u < box.right(); u++) {
				final double expected = nearest(hole, u, v);
				final float depth = depths[(v - y) * 25 + u - x];
				if (expected <= 9) assertEquals(expected, depth, 1e-4, u + ", " + v);
				else assertTrue(depth >= 9, u + ", " + v);
			}
	}

	/** Gets the least number of straight steps plus √2 times diagonal steps to a valid pixel. */
	private static double nearest(final Hole hole, final int x, final int y) {
		double nearest = Double.MAX_VALUE;
		for (int v = 0; v < hole.height(); v++)
			for (int u = 0; u < hole.width(); u++)
				if (!hole.isHole(u, v)) {
					final int least = Math.min(Math.abs(u - x), Math.abs(v - y));
					nearest = Math.min(nearest, Math.max(Math.abs(u - x), Math.abs(v - y)) - least + least * Math.sqrt(2));
				}
		return nearest;
	}
}
