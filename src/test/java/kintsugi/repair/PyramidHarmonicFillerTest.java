package kintsugi.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import kintsugi.hole.Hole;

/** Tests {@link PyramidHarmonicFiller}. */
class PyramidHarmonicFillerTest {

	@ParameterizedTest
	@CsvSource({ "64,64", "37,91", "1,50", "50,1", "2,2", "5,4", "3,300" })
	void aConstantIsReproduced(final int width, final int height) {
		final Hole hole = Hole.where(width, height, (x, y) -> (x * 7 + y * 5) % 11 < 6 && x + y > 0);
		final float[] image = image(hole, i -> 0.7f);
		for (final float value : fill(image, hole))
			assertThat(value).isEqualTo(0.7f, within(1e-6f));
	}

	@Test
	void aLinearRampIsReproducedWell() {
		final Hole disc = Hole.where(101, 77, (x, y) -> Math.hypot(x - 50, y - 40) < 15);
		final float[] filled = fill(image(disc, i -> ramp(i % 101, i / 101)), disc);
		disc.forEachRun((y, from, to) -> {
			for (int x = from; x < to; x++)
				assertThat(filled[y * 101 + x]).as("at %d, %d", x, y).isEqualTo(ramp(x, y), within(0.02f));
		});
	}

	/** Goes from -1 to about 1 over 101 x 77 pixels. */
	private static float ramp(final int x, final int y) {
		return -1 + 0.01f * x + 0.013f * y;
	}

	@Test
	void validSamplesComeBackUnchanged() {
		final Random random = new Random(1);
		final Hole hole = Hole.where(45, 31, (x, y) -> random.nextInt(3) == 0);
		final float[] image = image(hole, i -> random.nextFloat());
		final float[] filled = fill(image.clone(), hole);
		for (int i = 0; i < image.length; i++)
			if (!hole.isHole(i % 45, i / 45)) assertThat(filled[i]).isEqualTo(image[i]);
	}

	@Test
	void aFillStaysBetweenTheLeastAndTheGreatestValidSample() {
		final Random random = new Random(2);
		final Hole hole = Hole.where(83, 59, (x, y) -> Math.abs(x - 40) < 30 && Math.abs(y - 30) < 20);
		for (final float value : fill(image(hole, i -> random.nextFloat()), hole))
			assertThat(value).isBetween(0f, 1f);
	}

	@Test
	void whatIsUnderTheHoleHasNoEffect() {
		final Hole hole = Hole.where(40, 40, (x, y) -> x > 10 && x < 30);
		final float[] image = image(hole, i -> i % 40);
		final float[] other = image.clone();
		hole.forEachRun((y, from, to) -> Arrays.fill(other, y * 40 + from, y * 40 + to, Float.NaN));
		assertThat(fill(other, hole)).isEqualTo(fill(image, hole));
	}

	@Test
	void channelsAreFilledIndependently() {
		final Hole hole = Hole.where(20, 20, (x, y) -> x > 5 && x < 12 && y > 3 && y < 14);
		final float[] first = image(hole, i -> i % 20);
		final float[] second = image(hole, i -> -i);
		final float[] both = new float[800];
		System.arraycopy(first, 0, both, 0, 400);
		System.arraycopy(second, 0, both, 400, 400);
		final float[] filled = new PyramidHarmonicFiller().fill(both, hole.validMask(), 2, 20, 20);
		assertThat(Arrays.copyOf(filled, 400)).isEqualTo(fill(first, hole));
		assertThat(Arrays.copyOfRange(filled, 400, 800)).isEqualTo(fill(second, hole));
	}

	@Test
	void aHoleBetweenTwoSidesIsASmoothPassage() {
		final Hole gap = Hole.where(64, 64, (x, y) -> x >= 22 && x < 42);
		final float[] filled = fill(image(gap, i -> i % 64 < 32 ? 0 : 1), gap);
		for (int x = 22; x < 42; x++)
			assertThat(filled[30 * 64 + x]).isGreaterThan(filled[30 * 64 + x - 1]);
		assertThat(filled[30 * 64 + 31] + filled[30 * 64 + 32]).isEqualTo(1, within(1e-5f));
	}

	@Test
	void anImageThatIsAllHoleBecomesZero() {
		assertThat(fill(new float[35], Hole.all(7, 5))).containsOnly(0);
	}

	@Test
	void provenanceNamesNoModel() {
		final Provenance provenance = new PyramidHarmonicFiller().provenance();
		assertThat(provenance.method()).isEqualTo("harmonic");
		assertThat(provenance.sha256()).isEmpty();
		assertThat(provenance.device()).isEqualTo("CPU");
	}

	private static float[] fill(final float[] image, final Hole hole) {
		return new PyramidHarmonicFiller().fill(image, hole.validMask(), 1, hole.height(), hole.width());
	}

	/** Makes an image of the values at the row-major indices, 0 in the hole. */
	private static float[] image(final Hole hole, final IntToDoubleFunction values) {
		final float[] image = new float[hole.width() * hole.height()];
		IntStream.range(0, image.length).filter(i -> !hole.isHole(i % hole.width(), i / hole.width()))
			.forEach(i -> image[i] = (float) values.applyAsDouble(i));
		return image;
	}
}
