package kintsugi.hole;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

/** Tests {@link Hole}. */
class HoleTest {

	@Test
	void outsideTheImageIsHole() {
		final Hole none = Hole.none(3, 2);
		assertFalse(none.isHole(2, 1));
		assertTrue(none.isHole(-1, 0));
		assertTrue(none.isHole(3, 0));
		assertTrue(none.isHole(0, -1));
		assertTrue(none.isHole(0, 2));
	}

	@Test
	void noneHasNoPixelAndNoBounds() {
		final Hole none = Hole.none(7, 5);
		assertTrue(none.isEmpty());
		assertFalse(none.isAll());
		assertEquals(0, none.count());
		assertEquals(Optional.empty(), none.bounds());
		assertEquals(List.of(), none.components());
	}

	@Test
	void allHasEveryPixel() {
		final Hole all = Hole.all(7, 5);
		assertTrue(all.isAll());
		assertEquals(35, all.count());
		assertEquals(1, all.ratio());
		assertEquals(new Box(0, 0, 7, 5), all.bounds().orElseThrow());
	}

	@Test
	void givenBitsAreCopied() {
		final BitSet bits = new BitSet();
		bits.set(4);
		final Hole hole = Hole.of(3, 2, bits);
		bits.set(0);
		hole.bits().set(1);
		assertEquals(1, hole.count());
		assertTrue(hole.isHole(1, 1));
	}

	@Test
	void bitsBeyondTheImageAreRefused() {
		final BitSet bits = new BitSet();
		bits.set(6);
		final Exception e = assertThrows(IllegalArgumentException.class, () -> Hole.of(3, 2, bits));
		assertTrue(e.getMessage().contains("3 x 2"), e.getMessage());
	}

	@Test
	void impossibleSizesAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> Hole.none(0, 4));
		assertThrows(IllegalArgumentException.class, () -> Hole.none(65536, 65536));
	}

	@Test
	void runsStopAtTheEndOfTheirRow() {
		final List<String> runs = new ArrayList<>();
		Hole.all(4, 2).forEachRun((y, from, to) -> runs.add(y + ":" + from + "-" + to));
		assertEquals(List.of("0:0-4", "1:0-4"), runs);
	}

	@Test
	void growthByOneIsACross() {
		final Hole grown = Hole.where(5, 5, (x, y) -> x == 2 && y == 2).grow(1);
		assertEquals(Hole.where(5, 5, (x, y) -> Math.abs(x - 2) + Math.abs(y - 2) <= 1), grown);
	}

	@Test
	void growthIsCutAtTheBorder() {
		final Hole grown = Hole.where(4, 3, (x, y) -> x == 0 && y == 0).grow(1000);
		assertTrue(grown.isAll());
	}

	@Test
	void growthByLessThanNothingIsRefused() {
		final Exception e = assertThrows(IllegalArgumentException.class, () -> Hole.none(2, 2).grow(-3));
		assertTrue(e.getMessage().contains("-3"), e.getMessage());
	}

	@Test
	void cornersConnect() {
		final Hole diagonal = Hole.where(4, 4, (x, y) -> x + y == 3);
		assertEquals(List.of(diagonal), diagonal.components());
	}

	@Test
	void aGapOfOnePixelSeparates() {
		final Hole left = Hole.where(5, 3, (x, y) -> x == 0);
		final Hole right = Hole.where(5, 3, (x, y) -> x == 2);
		assertEquals(List.of(left, right), left.union(right).components());
	}

	@Test
	void aRingAroundASpeckIsAnotherComponent() {
		final Hole ring = Hole.where(7, 7, (x, y) -> x % 6 == 0 || y % 6 == 0);
		final Hole speck = Hole.where(7, 7, (x, y) -> x == 3 && y == 3);
		assertEquals(List.of(ring, speck), ring.union(speck).components());
	}

	@Test
	void borderContactCountsPixelsNearerThanTheMargin() {
		final Hole hole = Hole.where(20, 20, (x, y) -> x == 5 && y == 10);
		assertFalse(hole.touchesBorder(5));
		assertTrue(hole.touchesBorder(6));
		assertTrue(Hole.where(20, 20, (x, y) -> x == 19 && y == 10).touchesBorder(1));
		assertFalse(Hole.none(20, 20).touchesBorder(20));
	}

	@Test
	void aCropBeyondTheImageIsHoleThere() {
		final Hole crop = Hole.where(3, 3, (x, y) -> x == 2 && y == 2).crop(new Box(1, 1, 3, 4));
		assertEquals(Hole.where(3, 4, (x, y) -> x == 2 || y >= 2 || x == 1 && y == 1), crop);
	}

	@Test
	void aCropFarAwayIsAllHole() {
		assertTrue(Hole.none(3, 3).crop(new Box(10, -20, 4, 4)).isAll());
	}

	@Test
	void theMaskIsOneWhereValid() {
		assertArrayEquals(new float[] { 1, 0, 1, 1 }, Hole.where(2, 2, (x, y) -> x == 1 && y == 0).validMask());
	}

	@Test
	void holesOfOtherSizesDoNotJoin() {
		final Exception e = assertThrows(IllegalArgumentException.class, //
			() -> Hole.none(2, 3).union(Hole.none(4, 5)));
		assertTrue(e.getMessage().contains("2 x 3") && e.getMessage().contains("4 x 5"), e.getMessage());
	}

	@Test
	void equalPixelsInAnotherSizeAreAnotherHole() {
		assertNotEquals(Hole.none(2, 3), Hole.none(3, 2));
	}
}
