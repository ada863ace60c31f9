package kintsugi.train.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EdgesTest {

	private static final int SIDE = 48;

	@Test
	void aStepIsOneLineOfOnePixel() {
		final float[] step = image((x, y) -> x < 20 ? -0.5f : 0.5f);
		final BitSet edges = Edges.of(step, SIDE, SIDE);
		for (int y = 8; y < SIDE - 8; y++) {
			final BitSet row = edges.get(y * SIDE, (y + 1) * SIDE);
			assertThat(row.cardinality()).as("row " + y).isEqualTo(1);
			assertThat(row.nextSetBit(0)).isBetween(19, 20);
		}
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, 0.4, 0.8, 1.2, 1.6, 2.2, 2.8 })
	void edgesOfAllDirectionsAreConnected(final double angle) {
		final double dx = Math.cos(angle);
		final double dy = Math.sin(angle);
		final float[] halves = image((x, y) -> (x - 24) * dx + (y - 24) * dy < 0 ? -0.5f : 0.5f);
		final BitSet edges = Edges.of(halves, SIDE, SIDE);
		assertThat(edges.cardinality()).isBetween(40, 2 * SIDE);
		edges.stream().forEach(i -> assertThat(Math.abs((i % SIDE - 24) * dx + (i / SIDE - 24) * dy)).isLessThan(2));
	}

	@Test
	void aFlatImageAndARampHaveNone() {
		assertThat(Edges.of(image((x, y) -> 0.3f), SIDE, SIDE).isEmpty()).isTrue();
		assertThat(Edges.of(image((x, y) -> x / 48f), SIDE, SIDE).isEmpty()).isTrue();
	}

	@Test
	void aLittleNoiseIsNoEdge() {
		final SplittableRandom random = new SplittableRandom(1);
		assertThat(Edges.of(image((x, y) -> (float) (0.01 * random.nextGaussian())), SIDE, SIDE).isEmpty()).isTrue();
	}

	/** Gives an intensity to each pixel. */
	private interface Intensity {

		float at(int x, int y);
	}

	private static float[] image(final Intensity intensity) {
		final float[] image = new float[SIDE * SIDE];
		for (int i = 0; i < image.length; i++)
			image[i] = intensity.at(i % SIDE, i / SIDE);
		return image;
	}
}
