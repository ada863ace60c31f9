package kintsugi.hole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Tests {@link Box}. */
class BoxTest {

	@Test
	void rightAndBottomAreExclusive() {
		final Box box = new Box(2, 3, 4, 5);
		assertEquals(6, box.right());
		assertEquals(8, box.bottom());
		assertTrue(box.contains(5, 7));
		assertFalse(box.contains(6, 7));
		assertFalse(box.contains(5, 8));
	}

	@Test
	void areasDoNotOverflow() {
		assertEquals(10_000_000_000L, new Box(0, 0, 100_000, 100_000).area());
	}

	@Test
	void growingMovesEachSide() {
		assertEquals(new Box(-1, 0, 10, 11), new Box(2, 3, 4, 5).grow(3));
		assertTrue(new Box(2, 3, 4, 5).grow(-2).isEmpty());
	}

	@Test
	void clippingKeepsWhatIsInside() {
		assertEquals(new Box(0, 2, 3, 2), new Box(-4, 2, 7, 9).clip(10, 4));
		assertTrue(new Box(20, 2, 7, 9).clip(10, 4).isEmpty());
		assertTrue(new Box(-20, 2, 7, 9).clip(10, 4).isEmpty());
	}

	@Test
	void anEmptyBoxAddsNothingToAUnion() {
		final Box box = new Box(5, 6, 2, 2);
		assertEquals(box, box.union(new Box(0, 0, 0, 3)));
		assertEquals(box, new Box(0, 0, 0, 3).union(box));
		assertEquals(new Box(1, 1, 6, 7), box.union(new Box(1, 1, 1, 1)));
	}

	@Test
	void boxesIntersectWhereTheyShareAPixel() {
		final Box box = new Box(5, 6, 2, 3);
		assertTrue(box.intersects(new Box(6, 8, 9, 9)));
		assertTrue(new Box(0, 0, 6, 7).intersects(box));
		assertFalse(box.intersects(new Box(7, 6, 2, 3)), "beside");
		assertFalse(box.intersects(new Box(5, 9, 2, 3)), "below");
		assertFalse(box.intersects(new Box(6, 7, 0, 1)), "empty");
		assertFalse(new Box(6, 7, 1, 0).intersects(box), "empty");
	}

	@Test
	void negativeSizesAreRefused() {
		final Exception e = assertThrows(IllegalArgumentException.class, () -> new Box(0, 0, -1, 2));
		assertTrue(e.getMessage().contains("-1 x 2"), e.getMessage());
	}
}
