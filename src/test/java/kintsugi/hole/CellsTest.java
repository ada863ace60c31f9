package kintsugi.hole;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tests {@link Cells}. */
class CellsTest {

	@Test
	void aCellKnowsTheBoundsOfItsPixels() {
		final Cells cells = Cells.of(Hole.where(40, 40, (x, y) -> x == 10 && y == 10 || x > 20 && x < 23 && y == 12), 8,
			1000);
		assertThat(cells.columns()).isEqualTo(2);
		assertThat(cells.rows()).isEqualTo(1);
		assertThat(cells.box(0, 0)).isEqualTo(new Box(10, 10, 1, 1));
		assertThat(cells.box(1, 0)).isEqualTo(new Box(21, 12, 2, 1));
	}

	@Test
	void aCellWithoutHoleIsEmpty() {
		final Cells cells = Cells.of(Hole.where(40, 8, (x, y) -> y == 0 && (x == 0 || x == 39)), 8, 1000);
		assertThat(cells.isEmpty(2, 0)).isTrue();
		assertThat(cells.box(2, 0).isEmpty()).isTrue();
		assertThat(cells.isEmpty(4, 0)).isFalse();
	}

	@Test
	void noPixelIsNearerToAValidOneThanItsCellSays() {
		final Hole hole = Hole.where(150, 120, (x, y) -> Math.hypot(x - 70, y - 60) < 48);
		final Cells cells = Cells.of(hole, 8, 1000);
		assertThat(cells.depth()).isBetween(36, 52);
		hole.forEachRun((y, from, to) -> {
			for (int x = from; x < to; x++)
				assertThat(nearest(hole, x, y)).isGreaterThanOrEqualTo(cells.depthAtLeast(cells.columnOf(x), cells.rowOf(y)));
		});
	}

	@Test
	void whatLiesOutsideOfTheImageIsNotValid() {
		final Hole corner = Hole.where(100, 100, (x, y) -> x < 80 && y < 80);
		final Cells cells = Cells.of(corner, 8, 1000);
		assertThat(cells.distance(0, 0)).isEqualTo(10);
		assertThat(cells.distance(9, 9)).isEqualTo(1);
	}

	@Test
	void thereAreNoMoreCellsThanWanted() {
		final Cells cells = Cells.of(Hole.where(300, 300, (x, y) -> x == 0 && y == 0 || x == 299 && y == 299), 8, 100);
		assertThat(cells.columns() * cells.rows()).isLessThanOrEqualTo(100);
		assertThat(cells.side()).isEqualTo(32);
	}

	private static float nearest(final Hole hole, final int x, final int y) {
		double nearest = Double.MAX_VALUE;
		for (int v = 0; v < hole.height(); v++)
			for (int u = 0; u < hole.width(); u++)
				if (!hole.isHole(u, v)) nearest = Math.min(nearest, Math.hypot(u - x, v - y));
		return (float) nearest;
	}
}
