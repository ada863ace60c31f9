package kintsugi.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

import kintsugi.hole.Box;
import kintsugi.hole.Hole;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.view.Views;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Tests {@link Prediction}, and what predictions depend on. */
class PredictionTest {

	private static final DoubleUnaryOperator WAVES = i -> 2000 + 500 * Math.sin(i % 300 / 20) * Math.cos(i / 300 / 30);

	@Example
	void valuesComeInTheOrderOfTheRuns() throws IOException {
		final Hole hole = Hole.where(20, 10, (x, y) -> x == 3 && y == 2 || x == 9 && y == 7);
		final Img<UnsignedShortType> plane = Planes.shorts(20, 10, i -> 100 * i);
		final Prediction prediction = predict(new PyramidHarmonicFiller(), plane, hole, Progress.NONE);
		assertThat(prediction.values(0)).hasSize(2);
		assertThat(prediction.values(0)[0]).isBetween(2000f, 8000f);
		assertThat(prediction.values(0)[1]).isBetween(12000f, 17000f);
		assertThat(prediction.hole()).isEqualTo(hole);
	}

	@Property(tries = 60)
	void bandsOfAPlaneAreWrittenAsTheWholePlane(@ForAll @IntRange(min = 1, max = 90) final int rows,
		@ForAll final long seed) throws IOException
	{
		final Random random = new Random(seed);
		final Hole hole = Hole.where(70, 90, (x, y) -> random.nextDouble() < 0.2);
		final Img<UnsignedShortType> plane = Planes.shorts(70, 90, i -> 20 * (i % 70) + i / 70);
		final Prediction prediction = predict(new PyramidHarmonicFiller(), plane, hole, Progress.NONE);
		final Img<UnsignedShortType> whole = plane.copy();
		prediction.writeTo(List.of(whole));
		final Img<UnsignedShortType> banded = plane.copy();
		for (int y = 0; y < 90; y += rows) {
			final int height = Math.min(rows, 90 - y);
			prediction.crop(new Box(0, y, 70, height)).writeTo(List.of(Views.interval(banded, new long[] { 0, y }, //
				new long[] { 69, y + height - 1 })));
		}
		final var cursor = whole.cursor();
		for (final UnsignedShortType value : banded)
			assertEquals(cursor.next().get(), value.get());
	}

	@Example
	void aPartOutsideOfTheImageIsRefused() throws IOException {
		final Prediction prediction = predict(new PyramidHarmonicFiller(), Planes.shorts(20, 10, i -> i), //
			Hole.where(20, 10, (x, y) -> x == 3), Progress.NONE);
		assertThatThrownBy(() -> prediction.crop(new Box(0, 5, 20, 6))).isInstanceOf(IllegalArgumentException.class)
			.hasMessageContaining("20 x 10");
	}

	@Example
	void whatLiesBeyondTheContextDoesNotMatter() throws IOException {
		final Hole small = Hole.where(300, 300, (x, y) -> Math.hypot(x - 150, y - 140) < 12 || Math.abs(x - y) < 2);
		final Hole large = Hole.where(500, 420, (x, y) -> small.isHole(x, y) && x < 300 && y < 300);
		final Img<UnsignedShortType> plane = Planes.shorts(300, 300, WAVES);
		final Img<UnsignedShortType> wide = Planes.shorts(500, 420, i -> i % 500 < 300 && i / 500 < 300 ? //
			WAVES.applyAsDouble((int) i / 500 * 300 + i % 500) : 9);
		final LimitedFiller filler = new LimitedFiller(new PyramidHarmonicFiller(), 16, 96, 96);
		final Prediction here = predict(filler, plane, small, Progress.NONE);
		final Prediction there = predict(filler, wide, large, Progress.NONE);
		final float[] all = there.values(0);
		final int[] next = { 0 };
		large.forEachRun((y, from, to) -> {
			for (int x = from; x < to; x++, next[0]++)
				// windows at the smaller image's border cannot be the same
				if (x < 180 && y < 180) assertEquals(valueAt(here, x, y), all[next[0]], 0.01f, x + ", " + y);
		});
	}

	@Property(tries = 40)
	void cancelingAnywhereLeavesTheResultAlone(@ForAll @IntRange(min = 0, max = 30) final int after) throws IOException {
		final Hole hole = Hole.where(400, 400, (x, y) -> x % 90 < 6 && y % 90 < 6 || Math.hypot(x - 200, y - 200) < 90);
		final Img<UnsignedShortType> plane = Planes.shorts(400, 400, i -> i % 400 + i / 400);
		final List<Img<UnsignedShortType>> output = Planes.copies(List.of(plane));
		final int[] asked = { 0 };
		final Progress impatient = new Progress() {

			@Override
			public void report(final double fraction, final String message) {
				assertThat(fraction).isBetween(0.0, 1.0);
			}

			@Override
			public boolean canceled() {
				return asked[0]++ == after;
			}
		};
		final LimitedFiller filler = new LimitedFiller(new PyramidHarmonicFiller(), 16, 128, 64);
		boolean canceled = false;
		try {
			Repairer.of(filler, Strategy.AUTO).repair(List.of(plane), output, hole, impatient);
		}
		catch (final CanceledException e) {
			canceled = true;
		}
		assertEquals(asked[0] > after, canceled);
		final var cursor = plane.cursor();
		boolean same = true;
		for (final UnsignedShortType value : output.get(0))
			same &= value.get() == cursor.next().get();
		if (canceled) assertThat(same).isTrue();
	}

	private static float valueAt(final Prediction prediction, final int x, final int y) {
		return prediction.crop(new Box(x, y, 1, 1)).values(0)[0];
	}

	private static Prediction predict(final Filler filler, final Img<UnsignedShortType> plane, final Hole hole,
		final Progress progress) throws IOException
	{
		return Repairer.of(filler).predict(List.of(plane), hole, progress);
	}
}
