package kintsugi.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import kintsugi.hole.Box;
import kintsugi.hole.Hole;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;

/** Tests holes in which few pixels, far from each other, are valid. */
class SparseTest {

	private static final int SIDE = 1024;

	@Test
	void aBlockWithOneFiniteSampleIsValidAndHasItsValue() {
		final Hole hole = Hole.where(6, 2, (x, y) -> x != 1 || y != 1);
		final Reduced reduced = Reduced.read(List.of(Planes.floats(6, 2, i -> i)), hole, new Box(0, 0, 6, 2));
		assertThat(reduced.hole().isHole(0, 0)).isFalse();
		assertThat(reduced.at(0, 0, 0)).isEqualTo(7);
		assertThat(reduced.hole().count()).isEqualTo(2);
		assertThat(reduced.nonFinite()).isFalse();
	}

	@Test
	void aBlockWhoseValidSampleIsNaNIsHoleAndItIsSaid() {
		final Hole hole = Hole.where(4, 2, (x, y) -> x != 1 || y != 1);
		final Reduced reduced = Reduced.read(List.of(Planes.floats(4, 2, i -> Double.NaN)), hole, new Box(0, 0, 4, 2));
		assertThat(reduced.hole().isAll()).isTrue();
		assertThat(reduced.nonFinite()).isTrue();
	}

	@Test
	void onePixelInAThousandIsEnough() throws IOException {
		final Random random = new Random(5);
		assertFollows(Hole.where(SIDE, SIDE, (x, y) -> random.nextInt(1000) > 0), 3);
	}

	@Test
	void onePixelInTwoThousandIsEnough() throws IOException {
		final Random random = new Random(6);
		assertFollows(Hole.where(SIDE, SIDE, (x, y) -> random.nextInt(2000) > 0), 4);
	}

	@Test
	void aWideLatticeOfValidPixelsIsEnough() throws IOException {
		assertFollows(Hole.where(SIDE, SIDE, (x, y) -> x % 160 != 80 || y % 160 != 80), 20);
	}

	@Test
	void aHoleThatIsGoneAtHalfTheScaleIsRepaired() throws IOException {
		final Hole columns = Hole.where(32, 8, (x, y) -> x == 23 || x == 31);
		final LimitedFiller narrow = new LimitedFiller(new PyramidHarmonicFiller(), 32, 256, 2);
		assertThat(Planes.repair(narrow, columns, Planes.floats(32, 8, i -> i % 32)).at(23, 3)).isBetween(20.0, 26.0);
	}

	/** Repairs a slope of 1 a pixel and compares, apart from the edges, where a slope cannot be known. */
	private static void assertFollows(final Hole hole, final double meanError) throws IOException {
		final Img<FloatType> plane = Planes.floats(SIDE, SIDE, i -> i % SIDE);
		final var repaired = Planes.repair(new LimitedFiller(new PyramidHarmonicFiller(), 32, 256, 64), hole, plane);
		assertThat(repaired.report().division().scale()).isGreaterThan(1);
		double sum = 0;
		final int margin = 100;
		for (int y = margin; y < SIDE - margin; y++)
			for (int x = margin; x < SIDE - margin; x++)
				sum += Math.abs(repaired.at(x, y) - x);
		assertThat(sum / Math.pow(SIDE - 2 * margin, 2)).isCloseTo(0, within(meanError));
	}
}
