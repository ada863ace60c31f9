package kintsugi.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import ij.ImagePlus;
import ij.process.ImageProcessor;

import kintsugi.hole.Hole;
import kintsugi.image.Samples.Sample;

class SamplesTest {

	@Test
	void fluorescenceHas16BitsAndStainedIsRgb() {
		assertThat(Samples.fluorescence(64, 48, 0).damaged().getBitDepth()).isEqualTo(16);
		assertThat(Samples.stained(64, 48, 0).damaged().getBitDepth()).isEqualTo(24);
	}

	@Test
	void theSameSeedGivesTheSameImage() {
		assertThat(Samples.fluorescence(64, 48, 0).damaged().getProcessor().getPixels()).isEqualTo(Samples.fluorescence(64,
			48, 0).damaged().getProcessor().getPixels());
	}

	@Test
	void anotherSeedGivesAnotherImage() {
		assertThat(Samples.fluorescence(64, 48, 0).whole().getProcessor().getPixels()).isNotEqualTo(Samples.fluorescence(
			64, 48, 1).whole().getProcessor().getPixels());
	}

	@Test
	void theDamageIsInTheHoleAndNowhereElse() {
		final Sample sample = Samples.stained(128, 96, 5);
		final ImageProcessor whole = sample.whole().getProcessor();
		final ImageProcessor damaged = sample.damaged().getProcessor();
		final Hole differing = Hole.where(128, 96, (x, y) -> whole.get(x, y) != damaged.get(x, y));
		assertThat(differing).isEqualTo(sample.hole());
	}

	@Test
	void theSelectionIsTheHole() {
		final Sample sample = Samples.fluorescence(128, 96, 5);
		assertThat(Holes.of(sample.damaged(), sample.selection())).isEqualTo(sample.hole());
	}

	@Test
	void theMaskIsTheHole() {
		final Sample sample = Samples.fluorescence(128, 96, 5);
		assertThat(Holes.ofMask(new ImagePlus("mask", sample.mask()))).isEqualTo(sample.hole());
	}
}
