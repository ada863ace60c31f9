package kintsugi.hole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import java.util.Random;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Tests what is true of every {@link Hole}. */
class HolePropertiesTest {

	@Provide
	Arbitrary<Hole> holes() {
		return Combinators.combine(Arbitraries.integers().between(1, 24), Arbitraries.integers().between(1, 24), //
			Arbitraries.doubles().between(0, 1), Arbitraries.longs()).as((width, height, share, seed) -> {
				final Random random = new Random(seed);
				return Hole.where(width, height, (x, y) -> random.nextDouble() < share * share);
			});
	}

	@Property(tries = 300)
	void growthIsTheUnionOfDiscs(@ForAll("holes") final Hole hole, @ForAll @IntRange(max = 7) final int n) {
		final Hole expected = Hole.where(hole.width(), hole.height(), (x, y) -> {
			for (int v = Math.max(0, y - n); v < Math.min(hole.height(), y + n + 1); v++)
				for (int u = Math.max(0, x - n); u < Math.min(hole.width(), x + n + 1); u++)
					if (hole.isHole(u, v) && (u - x) * (u - x) + (v - y) * (v - y) <= n * n) return true;
			return false;
		});
		assertEquals(expected, hole.grow(n));
	}

	@Property(tries = 300)
	void growthNeverLosesPixels(@ForAll("holes") final Hole hole, @ForAll @IntRange(max = 9) final int n) {
		final Hole grown = hole.grow(n);
		assertEquals(grown, grown.union(hole));
		assertTrue(grown.grow(1).count() >= grown.count());
	}

	@Property(tries = 300)
	void componentsPartitionTheHole(@ForAll("holes") final Hole hole) {
		final BitSet union = new BitSet();
		long count = 0;
		for (final Hole component : hole.components()) {
			union.or(component.bits());
			count += component.count();
		}
		assertEquals(hole.bits(), union);
		assertEquals(hole.count(), count);
	}

	@Property(tries = 300)
	void componentsAreConnectedAndDoNotTouch(@ForAll("holes") final Hole hole) {
		final List<Hole> components = hole.components();
		for (final Hole component : components) {
			assertEquals(1, component.components().size());
			assertEquals(component, flood(component, hole));
		}
	}

	/** Grows a component's first pixel by 8-neighbours in the hole until nothing more is reached. */
	private static Hole flood(final Hole component, final Hole hole) {
		final BitSet reached = new BitSet();
		reached.set(component.bits().nextSetBit(0));
		int before = 0;
		while (reached.cardinality() > before) {
			before = reached.cardinality();
			for (int i = 0; i < hole.width() * hole.height(); i++) {
				final int x = i % hole.width();
				final int y = i / hole.width();
				if (hole.isHole(x, y) && touches(reached, x, y, hole)) reached.set(i);
			}
		}
		return Hole.of(hole.width(), hole.height(), reached);
	}

	private static boolean touches(final BitSet reached, final int x, final int y, final Hole hole) {
		for (int v = Math.max(0, y - 1); v <= Math.min(hole.height() - 1, y + 1); v++)
			for (int u = Math.max(0, x - 1); u <= Math.min(hole.width() - 1, x + 1); u++)
				if (reached.get(v * hole.width() + u)) return true;
		return false;
	}

	@Property(tries = 300)
	void theBoundsAreTight(@ForAll("holes") final Hole hole) {
		hole.bounds().ifPresent(box -> {
			assertEquals(box, box.clip(hole.width(), hole.height()));
			assertEquals(hole.count(), hole.crop(box).count());
			for (final Box side : List.of(new Box(box.x(), box.y(), box.width(), 1), //
				new Box(box.x(), box.bottom() - 1, box.width(), 1), new Box(box.x(), box.y(), 1, box.height()), //
				new Box(box.right() - 1, box.y(), 1, box.height())))
				assertTrue(hole.crop(side).count() > 0, () -> "no hole pixel in " + side);
		});
	}

	@Property(tries = 300)
	void invertingTwiceGivesTheSameHole(@ForAll("holes") final Hole hole) {
		final Hole inverse = hole.invert();
		assertEquals((long) hole.width() * hole.height(), hole.count() + inverse.count());
		assertEquals(hole, inverse.invert());
		assertEquals(hole.hashCode(), inverse.invert().hashCode());
	}

	@Property(tries = 300)
	void aCropShowsTheSamePixels(@ForAll("holes") final Hole hole, @ForAll @IntRange(min = -9, max = 30) final int x,
		@ForAll @IntRange(min = -9, max = 30) final int y, @ForAll @IntRange(min = 1, max = 40) final int width,
		@ForAll @IntRange(min = 1, max = 40) final int height)
	{
		assertEquals(Hole.where(width, height, (u, v) -> hole.isHole(x + u, y + v)), //
			hole.crop(new Box(x, y, width, height)));
	}

	@Property(tries = 300)
	void theMaskIsZeroInTheHoleOnly(@ForAll("holes") final Hole hole) {
		final float[] mask = hole.validMask();
		for (int i = 0; i < mask.length; i++)
			assertEquals(hole.isHole(i % hole.width(), i / hole.width()) ? 0 : 1, mask[i]);
	}

	@Property(tries = 300)
	void borderContactIsThatOfSomePixel(@ForAll("holes") final Hole hole, @ForAll @IntRange(min = 1, max = 13) //
	final int margin) {
		final Hole rim = Hole.where(hole.width(), hole.height(), (x, y) -> x < margin || y < margin || //
			hole.width() - x <= margin || hole.height() - y <= margin);
		final BitSet contact = rim.bits();
		contact.and(hole.bits());
		assertEquals(!contact.isEmpty(), hole.touchesBorder(margin));
	}
}
