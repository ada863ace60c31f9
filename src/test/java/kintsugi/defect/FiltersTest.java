package kintsugi.defect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import kintsugi.hole.Box;
import kintsugi.hole.Hole;

/** Tests the parts that the detectors are made of. */
class FiltersTest {

	private static final int WIDTH = 37;
	private static final int HEIGHT = 29;

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 5, 8, 40 })
	void theOctagonIsConvexAndAsWideAsItSays(final int radius) {
		final int side = 2 * radius + 3;
		final float[] map = new float[side * side];
		map[(radius + 1) * side + radius + 1] = 1;
		new Octagon(side, side, radius).dilate(map);
		for (int y = 0; y < side; y++) {
			int from = side;
			int to = -1;
			int count = 0;
			for (int x = 0; x < side; x++) {
				if (map[y * side + x] == 0) continue;
				from = Math.min(from, x);
				to = x;
				count++;
			}
			assertThat(count).as("row " + y + " has no gaps").isEqualTo(Math.max(0, to - from + 1));
		}
		for (int i = -radius; i <= radius; i++)
			assertThat(map[(radius + 1) * side + radius + 1 + i]).isEqualTo(1);
		assertThat(map[0]).isZero();
	}

	@Test
	void aTopHatKeepsWhatIsNarrowAndRemovesWhatIsWide() {
		final float[] samples = new float[WIDTH * HEIGHT];
		paint(samples, new Box(5, 5, 3, 3));
		paint(samples, new Box(15, 8, 15, 15));
		final float[] hat = new Octagon(WIDTH, HEIGHT, 3).topHat(samples);
		assertThat(hat[6 * WIDTH + 6]).isEqualTo(1);
		assertThat(hat[15 * WIDTH + 22]).isZero();
		assertThat(hat[0]).isZero();
	}

	@Test
	void selectFindsEachRank() {
		final Random random = new Random(3);
		for (int n = 1; n < 40; n++) {
			final float[] samples = new float[n];
			for (int i = 0; i < n; i++)
				samples[i] = random.nextInt(10);
			final float[] sorted = samples.clone();
			Arrays.sort(sorted);
			for (int rank = 0; rank < n; rank++)
				assertThat(Order.select(samples.clone(), n, rank)).isEqualTo(sorted[rank]);
		}
	}

	@Test
	void regionsAreTheConnectedPartsOfAHole() {
		final Random random = new Random(4);
		final BitSet marks = new BitSet();
		for (int i = 0; i < WIDTH * HEIGHT; i++)
			if (random.nextInt(3) == 0) marks.set(i);
		final Hole hole = Hole.of(WIDTH, HEIGHT, marks);
		for (int size = 1; size < 30; size++) {
			final int wanted = size;
			Hole expected = Hole.none(WIDTH, HEIGHT);
			for (final Hole part : hole.components())
				if (part.count() == size) expected = expected.union(part);
			final BitSet kept = Regions.keep(marks, WIDTH, region -> region.pixels() == wanted);
			assertThat(Hole.of(WIDTH, HEIGHT, kept)).isEqualTo(expected);
		}
	}

	@Test
	void regionsKnowTheirBoundsAndSeeds() {
		final BitSet marks = new BitSet();
		marks.set(3 * WIDTH + 4, 3 * WIDTH + 9);
		marks.set(4 * WIDTH + 9);
		marks.set(20 * WIDTH);
		final BitSet seeds = new BitSet();
		seeds.set(3 * WIDTH + 5, 3 * WIDTH + 7);
		Regions.keep(marks, WIDTH, region -> {
			if (region.pixels() == 1) assertThat(region.seeds(0)).isZero();
			else {
				assertThat(region.bounds()).isEqualTo(new Box(4, 3, 6, 2));
				assertThat(region.seeds(0)).isEqualTo(2);
				assertThat(region.seeds(1)).isEqualTo(6);
			}
			return true;
		}, seeds, marks);
	}

	@Test
	void gapsAreFilledFromAround() {
		final float[] samples = new float[WIDTH * HEIGHT];
		Arrays.fill(samples, 7);
		samples[0] = Float.NaN;
		for (int y = 10; y < 20; y++)
			Arrays.fill(samples, y * WIDTH + 10, y * WIDTH + 20, Float.POSITIVE_INFINITY);
		final BitSet gaps = Gaps.fill(samples, WIDTH, HEIGHT);
		assertThat(gaps.cardinality()).isEqualTo(101);
		for (final float sample : samples)
			assertThat(sample).isEqualTo(7);
	}

	@Test
	void tilesCoverThePlaneAndAreMirroredBeyondIt() {
		final float[] samples = new float[WIDTH * HEIGHT];
		for (int i = 0; i < samples.length; i++)
			samples[i] = i;
		final Tiles tiles = new Tiles(Raster.of(WIDTH, HEIGHT, 0, 65535, samples), () -> {});
		final Tile tile = tiles.read(0, new Box(0, 0, WIDTH, HEIGHT), 2);
		assertThat(tile.samples()[2 * tile.width() + 2]).isZero();
		assertThat(tile.samples()[2 * tile.width()]).isEqualTo(2);
		assertThat(tile.samples()[2]).isEqualTo(2 * WIDTH);
		final Tile part = tiles.read(0, new Box(10, 10, 4, 4), 2);
		assertThat(part.samples()[0]).isEqualTo(8 * WIDTH + 8);
	}

	@Test
	void aLargePlaneIsCutIntoTilesWithoutSeams() {
		final int side = Tiles.SIDE + 60;
		final float[] samples = Scenes.gradient(side, side, 9);
		final BitSet wanted = new BitSet();
		for (int i = 1000; i < 1050; i += 7) {
			samples[i * side + i] = 255;
			wanted.set(i * side + i);
		}
		assertThat(Scenes.find("hot-pixels", Raster.of(side, side, 0, 255, samples))).isEqualTo(Hole.of(side, side,
			wanted));
	}

	@Test
	void aSpreadFollowsThePlace() {
		final Random random = new Random(2);
		final float[] map = new float[256 * 256];
		for (int i = 0; i < map.length; i++)
			map[i] = (float) (i % 256 < 128 ? 10 + random.nextGaussian() : 50 + 5 * random.nextGaussian());
		final Spread spread = new Spread(map, 256, 256);
		assertThat(spread.level(40, 100)).isBetween(9.8f, 10.2f);
		assertThat(spread.spread(40, 100)).isBetween(0.9f, 1.1f);
		assertThat(spread.level(220, 100)).isBetween(49f, 51f);
		assertThat(spread.spread(220, 100)).isBetween(4.5f, 5.5f);
	}

	private static void paint(final float[] samples, final Box box) {
		for (int y = box.y(); y < box.bottom(); y++)
			Arrays.fill(samples, y * WIDTH + box.x(), y * WIDTH + box.right(), 1);
	}
}
