package kintsugi.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import kintsugi.hole.Box;
import kintsugi.hole.Hole;
import kintsugi.repair.Fillers.Call;
import kintsugi.repair.Fillers.Recorder;

/** Tests {@link WindowPlan}: what is read, and what a filler sees of it. */
class WindowPlanTest {

	@Test
	void anEmptyHoleNeedsNoWindow() {
		assertThat(WindowPlan.of(Hole.none(9, 9), 1).windows()).isEmpty();
	}

	@Test
	void aSpeckInALargeImageNeedsItsSurroundingsOnly() {
		final Hole speck = Hole.where(1000, 800, (x, y) -> x == 500 && y == 400);
		assertThat(WindowPlan.of(speck, 1).windows())
			.containsExactly(new Window(new Box(436, 336, 129, 129), 129, 129));
	}

	@Test
	void aWindowIsWidenedToTheMultipleWithinTheImage() {
		final Hole speck = Hole.where(1000, 800, (x, y) -> x == 999 && y == 400);
		final Window window = WindowPlan.of(speck, 32).windows().get(0);
		assertThat(window.box()).isEqualTo(new Box(904, 321, 96, 160));
		assertThat(window.width()).isEqualTo(96);
		assertThat(window.height()).isEqualTo(160);
	}

	@Test
	void aLargeHoleGetsMoreContext() {
		final Hole square = Hole.where(2000, 2000, (x, y) -> Math.abs(x - 1000) <= 100 && Math.abs(y - 900) <= 100);
		assertThat(WindowPlan.of(square, 1).windows().get(0).box()).isEqualTo(new Box(498, 398, 1005, 1005));
	}

	@Test
	void aLongScratchGetsContextAcrossIt() {
		final Hole scratch = Hole.where(2000, 2000, (x, y) -> y == 1000 && x > 100 && x < 1900);
		assertThat(WindowPlan.of(scratch, 1).windows().get(0).box()).isEqualTo(new Box(37, 936, 1927, 129));
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
