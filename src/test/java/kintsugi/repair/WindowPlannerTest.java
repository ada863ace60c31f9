package kintsugi.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import kintsugi.hole.Box;
import kintsugi.hole.Hole;
import kintsugi.repair.Fillers.Call;
import kintsugi.repair.Fillers.Recorder;

/** Tests {@link WindowPlanner}: what is read, and what a filler sees of it. */
class WindowPlannerTest {

	@Test
	void anEmptyHoleNeedsNoWindow() {
		assertThat(WindowPlanner.plan(Hole.none(9, 9), harmonic(9, 9))).isEmpty();
	}

	@Test
	void aSpeckInALargeImageNeedsItsSurroundingsOnly() {
		final Hole speck = Hole.where(1000, 800, (x, y) -> x == 500 && y == 400);
		assertThat(windows(speck, harmonic(1000, 800))).containsExactly(new Window(new Box(436, 336, 129, 129), 129, 129));
	}

	@Test
	void aWindowIsWidenedToTheMultipleWithinTheImage() {
		final Hole speck = Hole.where(1000, 800, (x, y) -> x == 999 && y == 400);
		final Terms terms = new Terms(1000, 800, 32, 4096, width -> 64);
		assertThat(windows(speck, terms)).containsExactly(new Window(new Box(904, 321, 96, 160), 96, 160));
	}

	@Test
	void aLargeHoleGetsTheContextThatTheMethodWants() {
		final Hole square = Hole.where(2000, 2000, (x, y) -> Math.abs(x - 1000) <= 100 && Math.abs(y - 900) <= 100);
		assertThat(windows(square, harmonic(2000, 2000))).extracting(Window::box)
			.containsExactly(new Box(498, 398, 1005, 1005));
	}

	@Test
	void aLongScratchGetsContextAcrossIt() {
		final Hole scratch = Hole.where(2000, 2000, (x, y) -> y == 1000 && x > 100 && x < 1900);
		assertThat(windows(scratch, harmonic(2000, 2000))).extracting(Window::box)
			.containsExactly(new Box(37, 936, 1927, 129));
	}

	@Test
	void aDiagonalScratchIsAChainOfSmallWindows() {
		final Hole scratch = Hole.where(4000, 4000, (x, y) -> Math.abs(x - y) < 2);
		final List<Window> windows = windows(scratch, network(4000, 4000));
		assertThat(windows.stream().mapToLong(window -> (long) window.width() * window.height()).sum())
			.isLessThan(4000L * 4000 / 8);
		assertThat(windows.size()).isLessThan(80);
	}

	@Test
	void neighbouringSpecksShareAWindowAndDistantOnesDoNot() {
		final Hole specks = Hole.where(3000, 3000, (x, y) -> x % 20 == 0 && x < 100 && y == 1500 || x == 2900 && y == 90);
		assertThat(windows(specks, network(3000, 3000))).hasSize(2);
	}

	@Test
	void aHundredThousandSpecksArePlanned() {
		final Random random = new Random(1);
		final BitSet bits = new BitSet();
		while (bits.cardinality() < 100_000)
			for (int i = 0; i < 1000; i++)
				bits.set(random.nextInt(8192 * 8192));
		final Hole hole = Hole.of(8192, 8192, bits);
		final Terms terms = network(8192, 8192);
		final List<Tile> tiles = WindowPlanner.plan(hole, terms);
		checkCovered(hole, tiles);
		assertThat(tiles).allMatch(tile -> tile.window().width() <= 512 && tile.window().height() <= 512);
	}

	@Test
	void aHoleThatIsAlmostTheImageIsPlanned() {
		final Random random = new Random(2);
		final BitSet bits = new BitSet();
		bits.set(0, 4096 * 4096);
		for (int i = 0; i < 4096 * 4096 / 1000; i++)
			bits.clear(random.nextInt(4096 * 4096));
		final Hole hole = Hole.of(4096, 4096, bits);
		final List<Tile> tiles = WindowPlanner.plan(hole, network(4096, 4096));
		checkCovered(hole, tiles);
		assertThat(tiles.stream().mapToDouble(tile -> (double) tile.window().width() * tile.window().height()).sum())
			.isLessThan(2.0 * 4096 * 4096);
	}

	private static void checkCovered(final Hole hole, final List<Tile> tiles) {
		final BitSet covered = new BitSet();
		for (final Tile tile : tiles)
			for (int y = tile.core().y(); y < tile.core().bottom(); y++)
				covered.set(y * hole.width() + tile.core().x(), y * hole.width() + tile.core().right());
		final BitSet left = hole.bits();
		left.andNot(covered);
		assertThat(left.isEmpty()).as("all hole pixels are in some core").isTrue();
	}

	private static List<Window> windows(final Hole hole, final Terms terms) {
		return WindowPlanner.plan(hole, terms).stream().map(Tile::window).toList();
	}

	private static Terms harmonic(final int width, final int height) {
		return new Terms(width, height, 1, 4096, new PyramidHarmonicFiller()::context);
	}

	private static Terms network(final int width, final int height) {
		return new Terms(width, height, 64, 512, context -> 32);
	}

	@Test
	void whatTheFillerSeesBeyondTheImageIsHole() throws IOException {
		final Recorder filler = Fillers.constant(0, 1, 8);
		Planes.repair(filler, Hole.where(5, 3, (x, y) -> x == 1 && y == 1), Planes.bytes(5, 3, i -> i));
		final Call call = filler.calls().get(0);
		assertThat(call.w()).isEqualTo(8);
		assertThat(call.h()).isEqualTo(8);
		for (int i = 0; i < 64; i++) {
			final boolean valid = i % 8 < 5 && i / 8 < 3 && i != 9;
			assertThat(call.mask()[i]).as("mask at %d", i).isEqualTo(valid ? 1 : 0);
			if (!valid) assertThat(call.image()[i]).isZero();
		}
	}

	@Test
	void everySizeUpTo600ComesBackWithItsHoleFilled() throws IOException {
		for (int size = 1; size <= 600; size++) {
			final int other = 1 + (size * 37) % 11;
			checkFilled(size, other + 1);
			checkFilled(other + 1, size);
		}
	}

	@Test
	void aThinLongImageIsRepaired() throws IOException {
		checkFilled(3, 2000);
		checkFilled(2000, 3);
	}

	@Test
	void aWindowInTheMiddleFillsAllOfTheHole() throws IOException {
		final Hole hole = Hole.where(900, 700, (x, y) -> Math.hypot(x - 450, y - 350) < 20);
		final Recorder filler = Fillers.constant(1, 1, 64);
		final var repaired = Planes.repair(filler, hole, Planes.floats(900, 700, i -> i % 2));
		assertThat(filler.calls().get(0).w()).isLessThan(300);
		hole.forEachRun((y, from, to) -> {
			for (int x = from; x < to; x++)
				assertThat(repaired.at(x, y)).isOne();
		});
	}

	/** Repairs a hole at both ends of the diagonal and in the middle with a filler of multiple 16. */
	private static void checkFilled(final int width, final int height) throws IOException {
		final Hole hole = Hole.where(width, height, (x, y) -> x == 0 && y == 0 || x == width - 1 && y == height - 1 || //
			x == width / 2 && y == height / 2 && width * height > 4);
		final var repaired = Planes.repair(Fillers.constant(9, 1, 16), hole, Planes.bytes(width, height, i -> 100));
		assertThat(repaired.planes().get(0).dimensionsAsLongArray()).containsExactly(width, height);
		hole.forEachRun((y, from, to) -> {
			for (int x = from; x < to; x++)
				assertThat(repaired.at(x, y)).as("%d x %d at %d, %d", width, height, x, y).isGreaterThan(100);
		});
	}
}
