package kintsugi.defect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import kintsugi.hole.Box;
import kintsugi.hole.Hole;

/** Tests {@link BurntIn}. */
class BurntInTest {

	private static final Box BAR = new Box(20, 170, 60, 4);
	private static final Box DOT = new Box(84, 171, 2, 2);
	private static final Box FAR = new Box(150, 20, 2, 2);

	@Test
	void aBarAndADotBesideItAreFoundExactly() {
		final float[] samples = Scenes.gradient(Scenes.SIDE, Scenes.SIDE, 1);
		draw(samples, BAR, 255);
		draw(samples, DOT, 255);
		draw(samples, FAR, 255);
		assertThat(Scenes.find("burnt-in", 255, samples)).isEqualTo(Hole.where(Scenes.SIDE, Scenes.SIDE, //
			(x, y) -> BAR.contains(x, y) || DOT.contains(x, y)));
	}

	@Test
	void yellowTextIsFoundInColourImages() {
		final float[][] section = Scenes.section(2);
		draw(section[0], BAR, 255);
		draw(section[1], BAR, 255);
		draw(section[2], BAR, 0);
		assertThat(Scenes.find("burnt-in", 255, section)).isEqualTo(Hole.where(Scenes.SIDE, Scenes.SIDE, BAR::contains));
	}

	@Test
	void whatSaturatesSoftlyIsNotDrawn() {
		final float[] samples = new float[Scenes.SIDE * Scenes.SIDE];
		for (int i = 0; i < samples.length; i++)
			samples[i] = Math.round(Math.min(255, Math.max(20, 400 - 5 * Math.hypot(i % Scenes.SIDE - 100, //
				i / Scenes.SIDE - 100))));
		assertThat(Scenes.find("burnt-in", 255, samples).isEmpty()).isTrue();
	}

	@Test
	void aLabelledImageOfFewColoursIsNotAllDrawn() {
		final float[] samples = new float[Scenes.SIDE * Scenes.SIDE];
		for (int i = 0; i < samples.length; i++)
			samples[i] = i % Scenes.SIDE < 100 ? 10 : 200;
		assertThat(Scenes.find("burnt-in", 255, samples).isEmpty()).isTrue();
	}

	private static void draw(final float[] samples, final Box box, final float value) {
		for (int y = box.y(); y < box.bottom(); y++)
			for (int x = box.x(); x < box.right(); x++)
				samples[y * Scenes.SIDE + x] = value;
	}
}
