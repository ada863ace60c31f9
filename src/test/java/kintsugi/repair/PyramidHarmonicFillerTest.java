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

import ij.process.ByteProcessor;

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
	void aLineKeepsTwoSidesApart() {
		final Hole gap = Hole.where(64, 64, (x, y) -> x >= 12 && x < 52);
		final Hole line = Hole.where(64, 64, (x, y) -> x == 40 || y == 0);
		final float[] filled = guided(image(gap, i -> i % 64 < 32 ? 0 : 1), gap, line);
		for (int y = 8; y < 64; y++)
			for (int x = 12; x < 52; x++)
				if (x != 40) assertThat(filled[y * 64 + x]).as("%d, %d", x, y).isCloseTo(x < 40 ? 0 : 1, within(0.05f));
	}

	@ParameterizedTest
	@CsvSource({ "1, 0", "-1, 64", "0.5, 16", "-0.5, 48", "2, -32", "0.3, 22" })
	void aSlantedLineKeepsTwoSidesApart(final double slope, final double start) {
		final Hole disc = Hole.where(64, 64, (x, y) -> Math.hypot(x - 32, y - 32) < 20);
		final float[] image = image(disc, i -> i / 64 < start + slope * (i % 64) ? 0 : 1);
		final ByteProcessor canvas = new ByteProcessor(64, 64);
		canvas.setValue(255);
		// as the line tool of ImageJ draws, whose pixels may touch in corners only
		canvas.drawLine(0, (int) Math.round(start), 63, (int) Math.round(start + 63 * slope));
		final float[] filled = guided(image, disc, Hole.where(64, 64, (x, y) -> canvas.get(x, y) > 0));
		double error = 0;
		int count = 0;
		for (int i = 0; i < filled.length; i++) {
			final double above = start + slope * (i % 64) - i / 64;
			// beside the line, and not on it
			if (!disc.isHole(i % 64, i / 64) || Math.abs(above) < 2 * Math.hypot(1, slope)) continue;
			error += Math.abs(filled[i] - (above > 0 ? 0 : 1));
			count++;
		}
		assertThat(error / count).isLessThan(0.02);
	}

	@Test
	void aHoleFullOfLinesIsFilledToo() {
		final Hole gap = Hole.where(64, 64, (x, y) -> x >= 12 && x < 52);
		final float[] filled = guided(image(gap, i -> i % 64 < 32 ? 0 : 1), gap, Hole.all(64, 64));
		assertThat(filled[30 * 64 + 14]).isBetween(0f, 0.2f);
		assertThat(filled[30 * 64 + 49]).isBetween(0.8f, 1f);
	}

	@Test
	void aLineInOneWindowDoesNothingToAnother() {
		final Hole gap = Hole.where(32, 32, (x, y) -> x >= 12 && x < 22);
		final float[] image = image(gap, i -> i % 32 / 32f);
		final float[] both = Arrays.copyOf(image, 2048);
		final float[] masks = Arrays.copyOf(gap.validMask(), 2048);
		System.arraycopy(image, 0, both, 1024, 1024);
		System.arraycopy(gap.validMask(), 0, masks, 1024, 1024);
		final float[] lines = new float[2048];
		Arrays.fill(lines, 0, 1024, 1);
		final float[] filled = new PyramidHarmonicFiller().fill(both, masks, lines, 2, 1, 32, 32);
		assertThat(Arrays.copyOfRange(filled, 1024, 2048)).isEqualTo(fill(image.clone(), gap));
		assertThat(Arrays.copyOf(filled, 1024)).isNotEqualTo(fill(image.clone(), gap));
	}

	/** Fills with lines where another hole is. */
	private static float[] guided(final float[] image, final Hole hole, final Hole lines) {
		final float[] sketch = new float[image.length];
		lines.bits().stream().forEach(i -> sketch[i] = 1);
		return new PyramidHarmonicFiller().fill(image, hole.validMask(), sketch, 1, 1, hole.height(), hole.width());
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
