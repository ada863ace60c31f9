package kintsugi.command.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import kintsugi.command.training.Curve.Points;

class CurveTest {

	@Test
	void keepsEachValueWhileThereIsRoom() {
		final Points points = line(8, 8).points();
		assertThat(points.steps()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
		assertThat(points.values()).containsExactly(0, 10, 20, 30, 40, 50, 60, 70);
	}

	@Test
	void joinsNeighboursWhenItIsFull() {
		final Points points = line(8, 10).points();
		assertThat(points.steps()).containsExactly(0.5, 2.5, 4.5, 6.5, 8.5);
		assertThat(points.values()).containsExactly(5, 25, 45, 65, 85);
	}

	@Test
	void neverHasMorePointsThanItsCapacity() {
		final Curve curve = new Curve(8);
		for (int i = 0; i < 10_000; i++) {
			curve.add(i, 1);
			assertThat(curve.points().steps().length).isLessThanOrEqualTo(8);
		}
		assertThat(curve.points().steps().length).isGreaterThanOrEqualTo(4);
	}

	@Test
	void keepsTheMeanAndTheOrder() {
		final Points points = line(16, 4096).points();
		assertThat(Arrays.stream(points.values()).average().orElseThrow()).isCloseTo(10 * 4095 / 2.0, within(1e-6));
		assertThat(points.steps()).isSorted();
	}

	@Test
	void leavesOutWhatIsNoNumber() {
		final Curve curve = new Curve(4);
		curve.add(1, Double.NaN);
		curve.add(2, Double.POSITIVE_INFINITY);
		assertThat(curve.points().isEmpty()).isTrue();
	}

	@Test
	void smoothingKeepsALineAndCalmsNoise() {
		final Curve noise = new Curve(400);
		IntStream.range(0, 400).forEach(i -> noise.add(i, i % 2));
		final Points line = line(400, 400).points();
		assertThat(line.smoothed().values()).containsExactly(line.values(), within(1e-9));
		assertThat(Arrays.stream(noise.points().smoothed().values(), 20, 380).boxed()) //
			.allMatch(value -> Math.abs(value - 0.5) < 0.1);
	}

	@Test
	void refusesAnOddCapacity() {
		assertThatThrownBy(() -> new Curve(7)).hasMessageContaining("7");
	}

	/** Makes a line of slope 10. */
	private static Curve line(final int capacity, final int count) {
		final Curve curve = new Curve(capacity);
		IntStream.range(0, count).forEach(i -> curve.add(i, 10.0 * i));
		return curve;
	}
}
