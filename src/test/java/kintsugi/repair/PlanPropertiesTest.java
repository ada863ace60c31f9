package kintsugi.repair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;

import kintsugi.hole.Box;
import kintsugi.hole.Hole;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Tests what is true of every plan. */
class PlanPropertiesTest {

	/** A hole and what its plan has to keep to. */
	record Case(Hole hole, Terms terms) {}

	@Provide
	Arbitrary<Case> cases() {
		return Combinators.combine(Arbitraries.integers().between(1, 500), Arbitraries.integers().between(1, 500), //
			Arbitraries.longs(), Arbitraries.of(1, 8, 16, 64), Arbitraries.of(8, 24, 40), Arbitraries.of(128, 192, 512))
			.as((width, height, seed, multiple, context, longest) -> new Case(hole(width, height, new Random(seed)),
				new Terms(width, height, multiple, longest, size -> context)));
	}

	/** Makes discs, lines and specks; at least one pixel is hole. */
	private static Hole hole(final int width, final int height, final Random random) {
		final double[][] discs = new double[1 + random.nextInt(6)][];
		for (int i = 0; i < discs.length; i++)
			discs[i] = new double[] { random.nextInt(width), random.nextInt(height), //
				Math.pow(random.nextDouble(), 3) * 120 };
		final boolean line = random.nextBoolean();
		final double slope = random.nextGaussian();
		final double specks = random.nextBoolean() ? 0.001 : 0;
		return Hole.where(width, height, (x, y) -> {
			if (line && Math.abs(y - slope * x) < 2 || random.nextDouble() < specks) return true;
			for (final double[] disc : discs)
				if (Math.hypot(x - disc[0], y - disc[1]) <= disc[2]) return true;
			return false;
		});
	}

	@Property(tries = 150)
	void theWeightsOfAllWindowsAtAHolePixelAddUpToOne(@ForAll("cases") final Case c) {
		final List<Tile> tiles = WindowPlanner.plan(c.hole, c.terms);
		final Blend blend = new Blend(tiles);
		final float[] sums = new float[c.hole.width() * c.hole.height()];
		for (final Tile tile : tiles) {
			final List<Tile> neighbours = blend.neighbours(tile);
			c.hole.forEachRun(blend.reach(tile).clip(c.hole.width(), c.hole.height()), (y, from, to) -> {
				final float[] weights = new float[to - from];
				blend.weights(tile, neighbours, y, from, weights);
				for (int x = from; x < to; x++)
					sums[y * c.hole.width() + x] += weights[x - from];
			});
		}
		c.hole.forEachRun((y, from, to) -> {
			for (int x = from; x < to; x++)
				assertEquals(1, sums[y * c.hole.width() + x], 1e-5, "at " + x + ", " + y);
		});
	}

	@Property(tries = 150)
	void windowsLieInTheImageAndShowEnoughContext(@ForAll("cases") final Case c) {
		for (final Tile tile : WindowPlanner.plan(c.hole, c.terms)) {
			final Window window = tile.window();
			final Box box = window.box();
			assertEquals(box, box.clip(c.hole.width(), c.hole.height()));
			assertEquals(0, window.width() % c.terms.multiple());
			assertEquals(0, window.height() % c.terms.multiple());
			assertTrue(window.width() <= c.terms.longest() && window.height() <= c.terms.longest(), window.toString());
			final Box wanted = tile.core().grow(Math.min(c.terms.context().applyAsInt(0), 48)) //
				.clip(c.hole.width(), c.hole.height());
			assertEquals(box, box.union(wanted), () -> wanted + " of " + tile);
		}
	}

	@Property(tries = 150)
	void aPlanNeverCostsMoreThanOneWindow(@ForAll("cases") final Case c) {
		final double cost = WindowPlanner.plan(c.hole, c.terms).stream() //
			.mapToDouble(tile -> c.terms.cost(new Part(tile.core(), 0))).sum();
		final double one = c.terms.cost(new Part(c.hole.bounds().orElseThrow(), 0));
		assertTrue(cost <= one, cost + " > " + one);
	}
}
