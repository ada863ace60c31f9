package kintsugi.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pyramid harmonic fill as ONNX Runtime computes it. */
class PyramidHarmonicTest {

	private static final int SIDE = 64;
	private static final int LEVELS = 4;

	/** A network that is the fill alone. */
	private static final class Fill extends TestNetwork {

		private final int levels;

		Fill(final int channels, final int levels) {
			super(channels, List.of());
			this.levels = levels;
		}

		@Override
		public <T> T forward(final Ops<T> ops, final T image, final T mask) {
			return new PyramidHarmonic(channels(), levels).forward(ops, image, mask, null);
		}
	}

	private static float[] fill(final int channels, final float[] image, final float[] mask, final int n, final int h,
		final int w) throws IOException
	{
		final Network network = new Fill(channels, LEVELS);
		return OnnxRun.run(network, Weights.initial(network, new SplittableRandom(0)), image, mask, n, h, w);
	}

	/** A mask with a square hole of the given half side in the middle. */
	private static float[] square(final int half) {
		final float[] mask = Arrays4.constant(SIDE * SIDE, 1);
		for (int y = SIDE / 2 - half; y < SIDE / 2 + half; y++)
			for (int x = SIDE / 2 - half; x < SIDE / 2 + half; x++)
				mask[y * SIDE + x] = 0;
		return mask;
	}

	@ParameterizedTest
	@CsvSource({ "1, 1, 64, 64", "3, 2, 32, 48", "3, 1, 16, 16" })
	void validSamplesComeBackUnchanged(final int channels, final int n, final int h, final int w) throws IOException {
		final float[] image = Arrays4.values(n * channels * h * w, 1);
		final float[] mask = Arrays4.mask(n * h * w, 0.4, 2);
		final float[] all = Arrays4.repeat(mask, n, channels);
		final float[] filled = fill(channels, image, mask, n, h, w);
		for (int i = 0; i < filled.length; i++)
			if (all[i] == 1) assertThat(filled[i]).isEqualTo(image[i]);
	}

	@Test
	void constantImageIsReproduced() throws IOException {
		final float[] mask = Arrays4.mask(SIDE * SIDE, 0.05, 3);
		final float[] filled = fill(1, Arrays4.constant(SIDE * SIDE, 0.625f), mask, 1, SIDE, SIDE);
		assertThat(filled).containsExactly(Arrays4.constant(SIDE * SIDE, 0.625f), within(1e-5f));
	}

	@Test
	void rampIsContinuedThroughAHole() throws IOException {
		final float[] ramp = new float[SIDE * SIDE];
		for (int i = 0; i < ramp.length; i++)
			ramp[i] = 2f * (i % SIDE) / SIDE - 1;
		final float[] filled = fill(1, ramp, square(8), 1, SIDE, SIDE);
		// the hole spans a quarter of the range
		assertThat(filled).containsExactly(ramp, within(0.06f));
	}

	@Test
	void fillStaysWithinTheRangeOfValidSamples() throws IOException {
		final float[] mask = Arrays4.mask(SIDE * SIDE, 0.02, 4);
		for (final float value : fill(1, Arrays4.values(SIDE * SIDE, 5), mask, 1, SIDE, SIDE))
			assertThat(value).isBetween(-1.00001f, 1.00001f);
	}

	@Test
	void whatLiesUnderTheHoleHasNoEffect() throws IOException {
		final float[] mask = square(12);
		final float[] image = Arrays4.values(SIDE * SIDE, 6);
		final float[] expected = fill(1, image, mask, 1, SIDE, SIDE);
		for (int i = 0; i < image.length; i++)
			if (mask[i] == 0) image[i] = Float.NaN;
		assertThat(fill(1, image, mask, 1, SIDE, SIDE)).containsExactly(expected);
	}

	@Test
	void imagesOfABatchDoNotMix() throws IOException {
		final int plane = SIDE * SIDE;
		final float[] image = new float[2 * plane];
		final float[] mask = new float[2 * plane];
		System.arraycopy(Arrays4.values(plane, 7), 0, image, 0, plane);
		System.arraycopy(Arrays4.mask(plane, 0.3, 8), 0, mask, 0, plane);
		System.arraycopy(Arrays4.constant(plane, 0.5f), 0, image, plane, plane);
		mask[plane + 5] = 1;
		final float[] filled = fill(1, image, mask, 2, SIDE, SIDE);
		for (int i = plane; i < 2 * plane; i++)
			assertThat(filled[i]).isCloseTo(0.5f, within(1e-5f));
	}

	@ParameterizedTest
	@CsvSource({ "64, 64", "16, 64", "16, 16" }) // the coarsest level has 4 x 4 pixels, one row, one pixel
	void allHoleImageBecomesZero(final int h, final int w) throws IOException {
		final float[] image = Arrays4.constant(3 * h * w, Float.NaN);
		final float[] filled = fill(3, image, new float[h * w], 1, h, w);
		assertThat(filled).containsExactly(new float[3 * h * w]);
	}

	@Test
	void singleValidPixelFillsTheWholeImage() throws IOException {
		final float[] image = new float[SIDE * SIDE];
		final float[] mask = new float[SIDE * SIDE];
		image[77] = -0.75f;
		mask[77] = 1;
		assertThat(fill(1, image, mask, 1, SIDE, SIDE)) //
			.containsExactly(Arrays4.constant(SIDE * SIDE, -0.75f), within(1e-5f));
	}
}
