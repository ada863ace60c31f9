package kintsugi.repair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import kintsugi.hole.Box;
import kintsugi.hole.Hole;
import kintsugi.hole.PixelTest;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Tests where lines of a sketch come to lie, with a filler that draws them, whatever the windows are. */
class SketchPlacesTest {

	private static final int SIDE = 420;
	private static final int MARGIN = 96;

	/** A hole with lines, both in a part of the image that is far from its border, and how it is repaired. */
	record Case(Hole hole, Hole lines, Strategy strategy, int widest) {

		Case moved(final int dx, final int dy) {
			return new Case(move(hole, dx, dy), move(lines, dx, dy), strategy, widest);
		}

		private static Hole move(final Hole some, final int dx, final int dy) {
			return Hole.where(SIDE, SIDE, (x, y) -> x >= dx && y >= dy && x - dx < SIDE && y - dy < SIDE && //
				some.isHole(x - dx, y - dy));
		}
	}

	@Provide
	Arbitrary<Case> cases() {
		return Combinators.combine(Arbitraries.longs(), Arbitraries.of(Strategy.values()), Arbitraries.of(16, 64, 512)) //
			.as((seed, strategy, widest) -> make(new Random(seed), strategy, widest));
	}

	private static Case make(final Random random, final Strategy strategy, final int widest) {
		final List<PixelTest> discs = new ArrayList<>();
		for (int i = 0; i <= random.nextInt(4); i++) {
			final int cx = MARGIN + random.nextInt(SIDE - 2 * MARGIN - 32);
			final int cy = MARGIN + random.nextInt(SIDE - 2 * MARGIN - 32);
			final double radius = 2 + Math.pow(random.nextDouble(), 2) * 80;
			discs.add((x, y) -> Math.hypot(x - cx, y - cy) < radius);
		}
		final Hole hole = Hole.where(SIDE, SIDE, (x, y) -> discs.stream().anyMatch(disc -> disc.test(x, y)));
		final int step = 5 + random.nextInt(30);
		return new Case(hole, Hole.where(SIDE, SIDE, (x, y) -> (x + 2 * y) % step == 0 && hole.isHole(x, y)), strategy,
			widest);
	}

	private static Planes.Repaired<FloatType> repair(final Case some, final int dx, final int dy) throws IOException {
		// squares of 32 pixels, so that every window has both values, also at coarser scales
		final Img<FloatType> plane = Planes.floats(SIDE, SIDE, //
			i -> ((int) i % SIDE - dx >> 5 ^ (int) i / SIDE - dy >> 5) & 1);
		try (Repairer repairer = Repairer.of(new SketchEcho(160, some.widest()), some.strategy())) {
			final List<Img<FloatType>> output = Planes.copies(List.of(plane));
			return new Planes.Repaired<>(output, repairer.repair(List.of(plane), output, some.hole(), some.lines(),
				Progress.NONE));
		}
	}

	@Property(tries = 15)
	void linesLieWhereTheyWereDrawn(@ForAll("cases") final Case some) throws IOException {
		final Planes.Repaired<FloatType> repaired = repair(some, 0, 0);
		final boolean coarse = repaired.report().division().scale() > 1;
		final int reach = coarse ? 2 * repaired.report().division().scale() : 0;
		final Hole near = some.lines().grow(reach);
		some.hole().forEachRun((y, from, to) -> {
			for (int x = from; x < to; x++) {
				final double value = repaired.at(x, y);
				if (some.lines().isHole(x, y)) assertTrue(coarse ? value > 0.1 : value > 0.99, "line at " + x + ", " + y);
				else if (!near.isHole(x, y)) assertEquals(0, value, 1e-3, "no line at " + x + ", " + y);
			}
		});
	}

	@Property(tries = 8)
	void aRepairMovesWithImageHoleAndSketch(@ForAll("cases") final Case some) throws IOException {
		// by a multiple of what windows and coarser scales divide by
		final int dx = 32;
		final int dy = 16;
		final Planes.Repaired<FloatType> here = repair(some, 0, 0);
		final Planes.Repaired<FloatType> there = repair(some.moved(dx, dy), dx, dy);
		// coarser scales see as far as the border, which does not move
		final double tolerance = here.report().division().scale() > 1 ? 0.02 : 1e-5;
		some.hole().forEachRun((y, from, to) -> {
			for (int x = from; x < to; x++)
				assertEquals(here.at(x, y), there.at(x + dx, y + dy), tolerance, "at " + x + ", " + y);
		});
	}

	@Example
	void thinLinesAreNotLostAtCoarserScales() {
		final Hole hole = Hole.where(64, 64, (x, y) -> x > 1 && y > 1 && x < 62 && y < 62);
		final Hole lines = Hole.where(64, 64, (x, y) -> x == 21 || y == 30);
		final Reduced reduced = Reduced.read(List.of(Planes.floats(64, 64, i -> i)), hole, new Box(0, 0, 64,
			64));
		final Hole half = Sketch.of(lines, hole).half(reduced).lines();
		assertEquals(Hole.where(32, 32, (x, y) -> (x == 10 || y == 15) && reduced.hole().isHole(x, y)), half);
	}
}
