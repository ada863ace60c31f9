package kintsugi.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;

import kintsugi.hole.Box;
import kintsugi.hole.Hole;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;

/** Tests {@link Remoteness}: what lies outside of a window counts too, and lines count as valid pixels. */
class RemotenessTest {

	private static final int WIDTH = 1200;
	private static final int HEIGHT = 260;
	private static final int SURE = 20;
	private static final Hole TWO = Hole.where(WIDTH, HEIGHT, (x, y) -> Math.hypot((x - 200) % 800, y - 130) < 110);
	private static final Hole LINE = Hole.where(WIDTH, HEIGHT, (x, y) -> x == 200 && y > 60 && y < 200);
	private static final Hole NO_LINE = Hole.none(WIDTH, HEIGHT);
	private static final List<Img<FloatType>> PLANE = List.of(Planes.floats(WIDTH, HEIGHT, i -> i % WIDTH));

	private static float[] of(final Box box, final Hole sketch) {
		return of(PLANE, box, sketch);
	}

	private static float[] of(final List<Img<FloatType>> plane, final Box box, final Hole sketch) {
		final Context context = Context.read(new Window(box, box.width(), box.height()), TWO, plane, null);
		return Remoteness.of(context, plane, TWO, null, new Sketch(sketch), SURE);
	}

	private static void assertEqualWhereBothShow(final List<Img<FloatType>> plane, final Box one, final Box other,
		final Hole sketch)
	{
		final float[] left = of(plane, one, sketch);
		final float[] right = of(plane, other, sketch);
		assertThat(left).isNotNull();
		assertThat(right).isNotNull();
		for (int y = Math.max(one.y(), other.y()); y < Math.min(one.bottom(), other.bottom()); y++)
			for (int x = Math.max(one.x(), other.x()); x < Math.min(one.right(), other.right()); x++)
				assertThat(left[(y - one.y()) * one.width() + x - one.x()]).as("at %d, %d", x, y) //
					.isEqualTo(right[(y - other.y()) * other.width() + x - other.x()]);
	}

	@Test
	void aPixelIsAsFarInEveryWindow() {
		for (final Hole sketch : List.of(NO_LINE, LINE)) {
			assertEqualWhereBothShow(PLANE, new Box(80, 10, 240, 240), new Box(120, 60, 64, 96), sketch);
			assertEqualWhereBothShow(PLANE, new Box(80, 10, 120, 240), new Box(150, 10, 170, 240), sketch);
		}
	}

	@Test
	void samplesThatAreNoNumbersAreNotKnownInAnyWindow() {
		final List<Img<FloatType>> odd = List.of(Planes.floats(WIDTH, HEIGHT, i -> i % WIDTH < 130 ? Double.NaN : 1));
		assertEqualWhereBothShow(odd, new Box(0, 0, 400, 260), new Box(120, 60, 64, 96), NO_LINE);
	}

	@Test
	void thereIsNoneNearALine() {
		final float[] depths = of(new Box(140, 70, 120, 120), LINE);
		assertThat(depths[60 * 120 + 60]).isZero();
		assertThat(depths[60 * 120 + 50]).isEqualTo(10);
		assertThat(of(new Box(185, 100, 30, 60), LINE)).isNull();
		assertThat(of(new Box(185, 100, 30, 60), NO_LINE)).isNotNull();
	}

	@Test
	void aLineInOneHoleLeavesAnotherAsItIs() throws IOException {
		final List<Img<FloatType>> free = repair(NO_LINE);
		final List<Img<FloatType>> guided = repair(LINE);
		final Hole changed = Hole.where(WIDTH, HEIGHT, (x, y) -> Planes.at(free.get(0), x, y) != //
			Planes.at(guided.get(0), x, y));
		assertThat(changed.isHole(200, 130)).isTrue();
		assertThat(changed.isHole(210, 130)).as("beside the line the prediction counts alone").isTrue();
		assertThat(changed.bounds().orElseThrow().right()).isLessThan(400);
	}

	@Test
	void farFromALineTheFillIsAsSmoothAsWithoutIt() throws IOException {
		final Hole line = Hole.where(WIDTH, HEIGHT, (x, y) -> y == 50 && x > 190 && x < 210);
		final List<Img<FloatType>> free = repair(NO_LINE);
		final List<Img<FloatType>> guided = repair(line);
		for (int y = 120; y < 230; y++)
			assertThat(Planes.at(guided.get(0), 200, y)).as("at %d", y) //
				// the membrane feels the line a little everywhere
				.isCloseTo(Planes.at(free.get(0), 200, y), within(1.0));
	}

	@Test
	void theSmoothFillStopsAtLines() throws IOException {
		final List<Img<FloatType>> sides = List.of(Planes.floats(WIDTH, HEIGHT, i -> i % WIDTH < 200 ? 0 : 1000));
		final Hole across = Hole.where(WIDTH, HEIGHT, (x, y) -> x == 200);
		// the prediction is 0 there, and the membrane has most
		assertThat(Planes.at(repair(sides, NO_LINE).get(0), 148, 130)).isGreaterThan(80);
		assertThat(Planes.at(repair(sides, across).get(0), 148, 130)).isLessThan(20);
	}

	private static List<Img<FloatType>> repair(final Hole sketch) throws IOException {
		return repair(PLANE, sketch);
	}

	private static List<Img<FloatType>> repair(final List<Img<FloatType>> plane, final Hole sketch) throws IOException {
		final List<Img<FloatType>> output = Planes.copies(plane);
		try (Repairer repairer = Repairer.of(new SketchEcho(400, 320).sure(SURE))) {
			repairer.repair(plane, output, TWO, sketch, Progress.NONE);
		}
		return output;
	}
}
