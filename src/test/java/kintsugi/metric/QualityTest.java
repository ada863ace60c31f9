package kintsugi.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

import kintsugi.hole.Hole;

class QualityTest {

	private static final double EXACT = 1e-12;

	@Test
	void l1IsTheMeanOfAbsoluteDifferences() {
		assertThat(Quality.l1(new float[] { 1, 2, 3, 4 }, new float[] { 2, 0, 3, 5 }, null)).isEqualTo(1);
	}

	@Test
	void l1InsideAHoleCountsItsPixelsInEveryChannelOnly() {
		final Hole right = Hole.where(2, 1, (x, y) -> x == 1);
		final float[] image = { 100, 1, 100, 5 };
		assertThat(Quality.l1(image, new float[4], right)).isEqualTo(3);
	}

	@Test
	void psnrOfADifferenceOfOneInEightBitIs48dB() {
		final float[] image = new float[12];
		Arrays.fill(image, 1);
		// 20 log10(255)
		assertThat(Quality.psnr(image, new float[12], 255, null)).isCloseTo(48.130803608679, within(1e-10));
	}

	@Test
	void psnrInsideAHoleIgnoresTheRest() {
		final Hole corner = Hole.where(2, 2, (x, y) -> x == 0 && y == 0);
		// 10 log10(10² / 5²)
		assertThat(Quality.psnr(new float[] { 5, 90, 90, 90 }, new float[4], 10, corner)).isCloseTo(6.020599913279624,
			within(EXACT));
	}

	@Test
	void psnrOfEqualImagesIsInfinite() {
		assertThat(Quality.psnr(new float[4], new float[4], 255, null)).isEqualTo(Double.POSITIVE_INFINITY);
	}

	@Test
	void ssimOfEqualImagesIsOne() {
		final float[] image = noise(20 * 15 * 3, 7);
		assertThat(Quality.ssim(image, image.clone(), 20, 15, 1, null)).isCloseTo(1, within(EXACT));
	}

	@Test
	void ssimOfTwoConstantImagesIsTheirLuminanceTerm() {
		final float[] dark = new float[16 * 16];
		final float[] bright = new float[16 * 16];
		Arrays.fill(dark, 100);
		Arrays.fill(bright, 200);
		final double c1 = 2.55 * 2.55;
		final double expected = (2 * 100 * 200 + c1) / (100 * 100 + 200 * 200 + c1);
		assertThat(Quality.ssim(dark, bright, 16, 16, 255, null)).isCloseTo(expected, within(1e-9));
	}

	@Test
	void ssimAtAPixelIsTheFormulaOverItsGaussianWindow() {
		final int side = 11;
		final float[] image = noise(side * side, 1);
		final float[] truth = noise(side * side, 2);
		final Hole centre = Hole.where(side, side, (x, y) -> x == 5 && y == 5);
		assertThat(Quality.ssim(image, truth, side, side, 1, centre)).isCloseTo(direct(image, truth, side), within(1e-9));
	}

	@Test
	void ssimInsideAHoleIsTheSameWhereverTheImageEndsBeyondItsWindows() {
		final float[] image = noise(40 * 40, 3);
		final float[] truth = noise(40 * 40, 4);
		final Hole hole = Hole.where(40, 40, (x, y) -> x > 18 && x < 22 && y > 17 && y < 23);
		final Hole cut = Hole.where(20, 20, (x, y) -> x > 8 && x < 12 && y > 7 && y < 13);
		assertThat(Quality.ssim(cut(image), cut(truth), 20, 20, 1, cut)).isCloseTo(Quality.ssim(image, truth, 40, 40, 1,
			hole), within(EXACT));
	}

	@Test
	void ssimWorksOnOnePixel() {
		assertThat(Quality.ssim(new float[] { 3 }, new float[] { 3 }, 1, 1, 255, null)).isCloseTo(1, within(EXACT));
	}

	@Test
	void imagesOfDifferentSizeAreRefused() {
		assertThatThrownBy(() -> Quality.l1(new float[3], new float[4], null)).isInstanceOf(
			IllegalArgumentException.class).hasMessageContaining("3 with 4");
	}

	@Test
	void anEmptyHoleIsRefused() {
		assertThatThrownBy(() -> Quality.psnr(new float[4], new float[4], 1, Hole.none(2, 2))).hasMessageContaining(
			"hole is empty");
	}

	@Test
	void ssimsOfSeveralHolesAreThoseOfEach() {
		final Random random = new Random(4);
		final float[] image = new float[2 * 40 * 30];
		final float[] truth = new float[image.length];
		for (int i = 0; i < image.length; i++) {
			image[i] = random.nextFloat();
			truth[i] = random.nextFloat();
		}
		final Hole inner = Hole.where(40, 30, (x, y) -> x > 20 && x < 26 && y > 3 && y < 9);
		final double[] both = Quality.ssims(image, truth, 40, 30, 1, Hole.all(40, 30), inner);
		assertThat(both).containsExactly(new double[] { Quality.ssim(image, truth, 40, 30, 1, null), //
			Quality.ssim(image, truth, 40, 30, 1, inner) }, within(1e-12));
	}

	@Test
	void aRangeOfZeroIsRefused() {
		assertThatThrownBy(() -> Quality.psnr(new float[4], new float[4], 0, null)).hasMessageContaining("0.0");
	}

	/** Equation 13 of the paper at the centre of an 11x11 image, written out. */
	private static double direct(final float[] a, final float[] b, final int side) {
		final double[] moments = new double[5];
		double weights = 0;
		for (int y = 0; y < side; y++)
			for (int x = 0; x < side; x++) {
				final double weight = Math.exp(-((x - 5) * (x - 5) + (y - 5) * (y - 5)) / 4.5);
				final double u = a[y * side + x];
				final double v = b[y * side + x];
				weights += weight;
				moments[0] += weight * u;
				moments[1] += weight * v;
				moments[2] += weight * u * u;
				moments[3] += weight * v * v;
				moments[4] += weight * u * v;
			}
		for (int i = 0; i < 5; i++)
			moments[i] /= weights;
		final double ma = moments[0];
		final double mb = moments[1];
		return (2 * ma * mb + 1e-4) * (2 * (moments[4] - ma * mb) + 9e-4) / //
			((ma * ma + mb * mb + 1e-4) * (moments[2] - ma * ma + moments[3] - mb * mb + 9e-4));
	}

	/** Cuts the 20x20 pixels at (10, 10) out of 40x40. */
	private static float[] cut(final float[] image) {
		final float[] part = new float[400];
		for (int y = 0; y < 20; y++)
			System.arraycopy(image, (y + 10) * 40 + 10, part, y * 20, 20);
		return part;
	}

	private static float[] noise(final int size, final long seed) {
		final Random random = new Random(seed);
		final float[] values = new float[size];
		for (int i = 0; i < size; i++)
			values[i] = random.nextFloat();
		return values;
	}
}
