package kintsugi.command.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import kintsugi.command.training.TrainingHistory.Snapshot;
import kintsugi.train.Preview;
import kintsugi.train.TrainingStep;
import kintsugi.train.Validation;

/** Draws what the training's window shows; no display is needed. */
class PicturesTest {

	private static final Dimension SIZE = new Dimension(560, 240);
	private static final int GOLD = 0xd4a017;
	private static final int FIRST = 0x0072b2;
	private static final int SECOND = 0xd55e00;
	private static final int LEGEND = 20;

	@Test
	void curvesFillTheirPlace() {
		final BufferedImage picture = CurvePicture.losses(history(1).snapshot(), List.of("hole"), SIZE);
		assertThat(picture.getWidth()).isBetween(SIZE.width - 40, SIZE.width);
		assertThat(picture.getHeight()).isBetween(SIZE.height - 40, SIZE.height);
	}

	@Test
	void aLossIsDrawnInItsColour() {
		assertThat(count(CurvePicture.losses(history(1).snapshot(), List.of("hole"), SIZE), FIRST)).isGreaterThan(100);
	}

	@Test
	void nothingIsDrawnBeforeThereIsSomething() {
		final Snapshot empty = new TrainingHistory().snapshot();
		assertThat(count(CurvePicture.losses(empty, List.of("hole"), SIZE), FIRST)).isZero();
		assertThat(count(CurvePicture.psnr(empty, SIZE), FIRST)).isZero();
	}

	@Test
	void negativeLossesAreDrawnToo() {
		final Snapshot state = history(-20).snapshot();
		assertThat(count(CurvePicture.losses(state, List.of("hole"), SIZE), FIRST)).isGreaterThan(100);
		assertThat(count(CurvePicture.losses(state, List.of("total", "hole"), SIZE), FIRST)).isGreaterThan(100);
	}

	@Test
	void aLossOfTheTrainingAloneThatBeginsLaterIsDrawnInItsColourWithAName() {
		final TrainingHistory history = history(1);
		for (int i = 51; i <= 100; i++)
			history.add(new TrainingStep(i, 100, 1, 1.0 / i, Map.of("hole", 1.0 / i, "adversarial", -2.0 - 1.0 / i), 1, 1));
		final Snapshot state = history.snapshot();
		final BufferedImage picture = CurvePicture.losses(state, List.of("adversarial"), SIZE);
		assertThat(count(picture, SECOND)).isGreaterThan(100);
		assertThat(count(picture.getSubimage(0, 0, picture.getWidth(), LEGEND), SECOND)).isGreaterThan(20);
		// the others stay as they were
		assertThat(count(CurvePicture.losses(state, List.of("hole"), SIZE), FIRST)).isGreaterThan(100);
	}

	@Test
	void aSmallPlaceIsEnough() {
		assertThat(CurvePicture.psnr(history(1).snapshot(), new Dimension(1, 1))).isNotNull();
	}

	@Test
	void previewsShowTheHoleInGoldAndTheTruthBesideIt() {
		final BufferedImage picture = previews(new Preview(1, 4, filled(1), filled(-1), filled(0)));
		final int cell = count(picture, GOLD);
		assertThat(cell).isGreaterThan(3000);
		assertThat(count(picture, 0xffffff)).isEqualTo(cell);
		assertThat(count(picture, 0)).as("with the letters above").isBetween(cell, cell + 500);
	}

	@Test
	void previewsHaveColours() {
		final float[] red = new float[48];
		java.util.Arrays.fill(red, -1);
		java.util.Arrays.fill(red, 0, 16, 1);
		final BufferedImage picture = previews(new Preview(3, 4, red, red, filled(1)));
		assertThat(count(picture, 0xff0000)).isGreaterThan(3000);
	}

	@Test
	void samplesBeyondTheRangeAreClipped() {
		final BufferedImage picture = previews(new Preview(1, 4, filled(3), filled(-3), filled(1)));
		assertThat(count(picture, 0xffffff)).isGreaterThan(1000);
	}

	@Test
	void allRowsOfPreviewsFit() {
		final Preview preview = new Preview(1, 4, filled(1), filled(1), filled(0));
		final BufferedImage picture = PreviewPicture.draw(List.of(preview, preview, preview, preview, preview, preview), //
			new Dimension(340, 480), Color.GRAY);
		for (int x = 0; x < picture.getWidth(); x++)
			assertThat(picture.getRGB(x, picture.getHeight() - 1)).isEqualTo(Color.GRAY.getRGB());
	}

	private static BufferedImage previews(final Preview preview) {
		return PreviewPicture.draw(List.of(preview), new Dimension(340, 200), Color.GRAY);
	}

	private static float[] filled(final float value) {
		final float[] samples = new float[16];
		java.util.Arrays.fill(samples, value);
		return samples;
	}

	private static TrainingHistory history(final double sign) {
		final TrainingHistory history = new TrainingHistory();
		for (int i = 1; i <= 50; i++) {
			final Map<String, Double> losses = Map.of("hole", sign / i);
			history.add(new TrainingStep(i, 100, 1, 1.0 / i, losses, 1, 1));
			if (i % 10 == 0) history.add(new Validation(i, i, true, 1.0 / i, losses, List.of()));
		}
		return history;
	}

	private static int count(final BufferedImage picture, final int rgb) {
		int count = 0;
		for (int y = 0; y < picture.getHeight(); y++)
			for (int x = 0; x < picture.getWidth(); x++)
				if ((picture.getRGB(x, y) & 0xffffff) == rgb) count++;
		return count;
	}
}
