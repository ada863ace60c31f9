package kintsugi.hole;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Tests {@link PixelIndex}, and the runs in a box. */
class PixelIndexTest {

	@Property(tries = 200)
	void numbersFollowTheRuns(@ForAll @IntRange(min = 1, max = 90) final int width,
		@ForAll @IntRange(min = 1, max = 60) final int height, @ForAll @DoubleRange(max = 1) final double share,
		@ForAll final long seed)
	{
		final Random random = new Random(seed);
		final Hole hole = Hole.where(width, height, (x, y) -> random.nextDouble() < share);
		final PixelIndex index = new PixelIndex(hole);
		assertEquals(hole.count(), index.size());
		final int[] next = { 0 };
		hole.forEachRun((y, from, to) -> {
			for (int x = from; x < to; x++)
				assertEquals(next[0]++, index.of(x, y));
		});
	}

	@Property(tries = 200)
	void theRunsInABoxAreThoseOfItsPixels(@ForAll @IntRange(min = -9, max = 50) final int x,
		@ForAll @IntRange(min = -9, max = 40) final int y, @ForAll @IntRange(max = 60) final int width,
		@ForAll @IntRange(max = 60) final int height, @ForAll final long seed)
	{
		final Random random = new Random(seed);
		final Hole hole = Hole.where(45, 35, (u, v) -> random.nextDouble() < 0.6 && u > 2 && v > 1);
		final Box box = new Box(x, y, width, height);
		final int[] count = { 0 };
		hole.forEachRun(box, (v, from, to) -> {
			for (int u = from; u < to; u++) {
				assertEquals(true, hole.isHole(u, v) && box.contains(u, v));
				count[0]++;
			}
			assertEquals(false, to < box.right() && to < 45 && hole.isHole(to, v), "a run is whole");
		});
		int expected = 0;
		for (int v = 0; v < 35; v++)
			for (int u = 0; u < 45; u++)
				if (hole.isHole(u, v) && box.contains(u, v)) expected++;
		assertEquals(expected, count[0]);
	}
}
