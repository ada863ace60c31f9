package kintsugi.defect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import kintsugi.hole.Hole;

/** Tests {@link Saturated}. */
class SaturatedTest {

	private static final int WIDTH = 40;
	private static final int HEIGHT = 30;

	@Test
	void theLargestValueOfTheTypeIsFoundWhereverItIs() {
		final float[] samples = ramp();
		samples[77] = 255;
		assertThat(find(255, samples)).isEqualTo(Hole.where(WIDTH, HEIGHT, (x, y) -> y * WIDTH + x == 77));
	}

	@Test
	void aPlateauBelowTheTypesLimitIsFound() {
		final float[] samples = ramp();
		for (int i = 0; i < 50; i++)
			samples[500 + i] = 4095;
		assertThat(find(65535, samples).count()).isEqualTo(50);
	}

	@Test
	void aLargestValueOfFewPixelsIsNone() {
		final float[] samples = ramp();
		samples[3] = 4095;
		assertThat(find(65535, samples).isEmpty()).isTrue();
	}

	@Test
	void anEmptyGroundIsNoDefectButAFewBlackSamplesAre() {
		final float[] few = ramp();
		for (int i = 0; i < 50; i++)
			few[500 + i] = 0;
		assertThat(find(255, few).count()).isEqualTo(50);
		final float[] many = ramp();
		for (int i = 0; i < 600; i++)
			many[i] = 0;
		assertThat(find(255, many).isEmpty()).isTrue();
	}

	@Test
	void infiniteSamplesAreSaturatedAndNaNIsNot() {
		final float[] samples = ramp();
		samples[10] = Float.POSITIVE_INFINITY;
		samples[11] = Float.NaN;
		assertThat(find(Float.NaN, samples)).isEqualTo(Hole.where(WIDTH, HEIGHT, (x, y) -> x == 10 && y == 0));
	}

	@Test
	void oneChannelIsEnough() {
		final float[] red = ramp();
		red[99] = 255;
		assertThat(Scenes.find("saturated", Raster.of(WIDTH, HEIGHT, 0, 255, ramp(), red, ramp())).count()).isEqualTo(1);
	}

	private static Hole find(final float highest, final float[] samples) {
		return Scenes.find("saturated", Raster.of(WIDTH, HEIGHT, 0, highest, samples));
	}

	/** Rises by 1 every 10 pixels. */
	private static float[] ramp() {
		final float[] samples = new float[WIDTH * HEIGHT];
		for (int i = 0; i < samples.length; i++)
			samples[i] = 50 + i / 10;
		return samples;
	}
}
