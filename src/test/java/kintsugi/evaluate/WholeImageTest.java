package kintsugi.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import kintsugi.hole.Hole;
import kintsugi.onnx.Device;

class WholeImageTest {

	private static final int SIDE = 40;

	/** Rises from left to right, 1000 + 100 x, with one hot sample. */
	private static WholeImage ramp(final Depth depth, final double scale) {
		final float[] samples = new float[SIDE * SIDE];
		for (int i = 0; i < samples.length; i++)
			samples[i] = (float) (scale * (1000 + 100 * (i % SIDE)));
		samples[SIDE + 3] = (float) (60_000 * scale);
		return WholeImage.of("ramp", SIDE, SIDE, 1, depth, samples);
	}

	private static Hole square(final int side) {
		return Hole.where(side, side, (x, y) -> x > 10 && x < 20 && y > 10 && y < 20);
	}

	@Test
	void eightBitsHaveTheRangeOfTheirType() {
		final WholeImage image = WholeImage.of("a", 2, 1, 1, Depth.BITS_8, 40, 50);
		assertThat(image.span()).isEqualTo(255);
		assertThat(image.measured()).containsExactly(40, 50);
	}

	@Test
	void deeperImagesHaveTheirRobustRangeAndAHotSampleIsClipped() {
		final WholeImage image = ramp(Depth.BITS_16, 1);
		assertThat(image.range().low()).isEqualTo(1000);
		assertThat(image.range().high()).isEqualTo(4900, within(1.0));
		assertThat(image.measured()[SIDE + 3]).isEqualTo((float) image.span());
		assertThat(image.measured()[5]).isEqualTo(500);
	}

	@Test
	void scoresDoNotDependOnTheUnitOfIntensity() {
		final Hole hole = square(SIDE);
		final WholeImage bits16 = ramp(Depth.BITS_16, 1);
		final WholeImage bits32 = ramp(Depth.BITS_32, 1e-3);
		final MeanFill fill = new MeanFill();
		final double one = Metric.of(fill.fill(bits16.without(hole), hole), bits16, hole).get(Metric.PSNR);
		final double other = Metric.of(fill.fill(bits32.without(hole), hole), bits32, hole).get(Metric.PSNR);
		assertThat(one).isEqualTo(other, within(0.01)).isBetween(8.0, 30.0);
	}

	@Test
	void withoutAHoleIsAnotherImageThatIsZeroThereInEveryChannel() {
		final Hole hole = Hole.where(2, 2, (x, y) -> x == 1 && y == 0);
		final WholeImage image = WholeImage.of("a", 2, 2, 2, Depth.BITS_8, 1, 2, 3, 4, 5, 6, 7, 8);
		assertThat(image.without(hole).samples()).containsExactly(1, 0, 3, 4, 5, 0, 7, 8);
		assertThat(image.samples()[1]).isEqualTo(2);
	}

	@Test
	void samplesThatDoNotFitTheSizeAreRefused() {
		assertThatThrownBy(() -> WholeImage.of("a", 2, 2, 1, Depth.BITS_8, 1, 2, 3)).isInstanceOf(
			IllegalArgumentException.class).hasMessageContaining("3 samples");
	}

	@Test
	void theMeanIsThatOfTheChannelsValidSamplesAndRoundedOnce() {
		final Hole hole = Hole.where(2, 2, (x, y) -> x == 1 && y == 0);
		final WholeImage image = WholeImage.of("a", 2, 2, 2, Depth.BITS_8, 1, 99, 3, 4, 10, 99, 10, 13);
		assertThat(new MeanFill().fill(image.without(hole), hole).samples()).containsExactly(1, 3, 3, 4, 10, 11, 10, 13);
		final WholeImage floats = WholeImage.of("a", 2, 2, 1, Depth.BITS_32, 1, 99, 3, 4);
		assertThat(new MeanFill().fill(floats.without(hole), hole).samples()[1]).isEqualTo(8 / 3f);
	}

	@Test
	void aRepairFillsInTheTypeOfTheImageAndLeavesTheRest() throws Exception {
		final Hole hole = square(SIDE);
		try (RepairFill harmonic = new RepairFill("harmonic", "harmonic", Device.CPU)) {
			for (final Depth depth : Depth.values()) {
				final WholeImage image = depth == Depth.BITS_8 ? Stubs.noise("a", 3) : ramp(depth, 1);
				final Hole fitting = depth == Depth.BITS_8 ? square(Stubs.SIDE) : hole;
				final WholeImage filled = harmonic.fill(image.without(fitting), fitting);
				for (int i = 0; i < image.samples().length; i++) {
					final int pixel = i % (image.width() * image.height());
					if (!fitting.isHole(pixel % image.width(), pixel / image.width())) assertThat(filled.samples()[i]) //
						.isEqualTo(image.samples()[i]);
					else if (depth != Depth.BITS_32) assertThat(filled.samples()[i]).isEqualTo(Math.round(filled.samples()[i])) //
						.isGreaterThan(0);
				}
			}
			assertThat(harmonic.provenance().orElseThrow().method()).isEqualTo("harmonic");
		}
	}
}
