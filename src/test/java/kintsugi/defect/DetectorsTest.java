package kintsugi.defect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import kintsugi.hole.Hole;

/** What each kind of {@link Detector} finds in damaged images, and what it does not find in whole ones. */
class DetectorsTest {

	@Test
	void theKindsAreInTheOrderOfTheMenu() {
		assertThat(Detectors.names()).containsExactly("hot-pixels", "dead-pixels", "dead-lines", "dust", "scratches",
			"saturated", "burnt-in");
		assertThat(Detectors.all()).allSatisfy(detector -> assertThat(detector.description()).isNotBlank());
	}

	@Test
	void anUnknownKindIsASentenceWithTheKnownOnes() {
		assertThatThrownBy(() -> Detectors.named("cracks")).isInstanceOf(IllegalArgumentException.class) //
			.hasMessageContainingAll("'cracks'", "hot-pixels", "burnt-in");
		assertThatThrownBy(() -> Detectors.named(null)).isInstanceOf(IllegalArgumentException.class);
	}

	@ParameterizedTest
	@CsvSource({ "hot-pixels, 0.5", "dead-pixels, 0.4", "dead-lines, 0.95", "dust, 0.5", "scratches, 0.5", "saturated, 1",
		"burnt-in, 0.7" })
	void whatWasDamagedOnABrightGroundIsFoundAndLittleElse(final String kind, final double least) {
		double recall = 0;
		double precision = 0;
		for (int seed = 0; seed < 4; seed++) {
			final Damage.Damaged damage = Damage.of(kind, Scenes.SIDE, Scenes.SIDE, 255, seed, //
				Scenes.gradient(Scenes.SIDE, Scenes.SIDE, seed));
			final Hole found = Scenes.find(kind, damage.raster());
			recall += Scenes.share(damage.visible(), found) / 4;
			precision += Scenes.share(found, damage.touched().grow(1)) / 4;
		}
		assertThat(recall).as("recall").isGreaterThanOrEqualTo(least);
		assertThat(precision).as("precision").isGreaterThan(0.95);
	}

	@ParameterizedTest
	@CsvSource({ "hot-pixels, 0.4", "dead-lines, 0.9", "saturated, 1", "burnt-in, 0.5" })
	void whatWasDamagedInColourImagesIsFound(final String kind, final double least) {
		double recall = 0;
		for (int seed = 0; seed < 4; seed++) {
			final Damage.Damaged damage = Damage.of(kind, Scenes.SIDE, Scenes.SIDE, 255, seed, Scenes.section(seed));
			recall += Scenes.share(damage.visible(), Scenes.find(kind, damage.raster())) / 4;
		}
		assertThat(recall).isGreaterThanOrEqualTo(least);
	}

	@ParameterizedTest
	@ValueSource(strings = { "hot-pixels", "dead-pixels", "dead-lines", "dust", "scratches", "saturated", "burnt-in" })
	void almostNothingIsFoundInWholeImages(final String kind) {
		for (int seed = 0; seed < 3; seed++) {
			// cells that are narrower than the scale are grains to it, and their texture is as thin as scratches
			final double most = kind.equals("dust") ? 0.04 : kind.equals("scratches") ? 0.01 : 0.002;
			assertThat(Scenes.find(kind, 65535, Scenes.cells(seed)).ratio()).as("cells").isLessThan(most);
			assertThat(Scenes.find(kind, 255, Scenes.section(seed)).ratio()).as("section").isLessThan(most);
			assertThat(Scenes.find(kind, 255, Scenes.gradient(Scenes.SIDE, Scenes.SIDE, seed)).ratio()).as("gradient") //
				.isLessThan(0.0005);
		}
	}

	@Test
	void aBrightNoisyThingOnADarkGroundHasNoHotPixels() {
		final java.util.Random random = new java.util.Random(5);
		final float[] samples = new float[Scenes.SIDE * Scenes.SIDE];
		for (int i = 0; i < samples.length; i++) {
			final boolean bright = Math.hypot(i % Scenes.SIDE - 100, i / Scenes.SIDE - 100) < 60;
			final double mean = bright ? 10_000 : 100;
			samples[i] = Math.round(mean + Math.sqrt(mean) * random.nextGaussian());
		}
		assertThat(Scenes.find("hot-pixels", 65535, samples).count()).isZero();
		samples[100 * Scenes.SIDE + 100] += 2000;
		samples[5 * Scenes.SIDE + 5] += 400;
		assertThat(Scenes.find("hot-pixels", 65535, samples)).isEqualTo(Hole.where(Scenes.SIDE, Scenes.SIDE, //
			(x, y) -> x == 100 && y == 100 || x == 5 && y == 5));
	}

	@Test
	void aSpotAsWideAsOpticsMakeItIsNoHotPixel() {
		final float[] samples = Scenes.gradient(Scenes.SIDE, Scenes.SIDE, 1);
		for (int y = 90; y < 110; y++)
			for (int x = 90; x < 110; x++)
				samples[y * Scenes.SIDE + x] += Math.round(100 * Math.exp(-((x - 100) * (x - 100) + (y - 100) *
					(y - 100)) / 2.0));
		assertThat(Scenes.find("hot-pixels", 255, samples).isHole(100, 100)).isFalse();
	}

	@Test
	void aPartOfAColumnIsFoundFromEndToEnd() {
		final float[] samples = Scenes.gradient(Scenes.SIDE, Scenes.SIDE, 2);
		for (int y = 40; y < 110; y++)
			samples[y * Scenes.SIDE + 77] = 30;
		final Hole found = Scenes.find("dead-lines", 255, samples);
		final Hole part = Hole.where(Scenes.SIDE, Scenes.SIDE, (x, y) -> x == 77 && y >= 40 && y < 110);
		assertThat(Scenes.share(part, found)).isEqualTo(1);
		// noise beside an end can look like a part of it
		assertThat(found.count()).isBetween(70L, 80L);
	}

	@Test
	void aLineIsFoundAlsoWhereItIsAsBrightAsWhatItCrosses() {
		final float[] samples = Scenes.gradient(Scenes.SIDE, Scenes.SIDE, 3);
		for (int x = 0; x < Scenes.SIDE; x++)
			samples[60 * Scenes.SIDE + x] = 120;
		final Hole found = Scenes.find("dead-lines", 255, samples);
		assertThat(found).isEqualTo(Hole.where(Scenes.SIDE, Scenes.SIDE, (x, y) -> y == 60));
	}

	@Test
	void dustIsNotFoundIfItIsWiderThanTheScale() {
		final float[] samples = Scenes.gradient(Scenes.SIDE, Scenes.SIDE, 4);
		for (int i = 0; i < samples.length; i++)
			if (Math.hypot(i % Scenes.SIDE - 60, i / Scenes.SIDE - 60) < 5) samples[i] -= 50;
			else if (Math.hypot(i % Scenes.SIDE - 130, i / Scenes.SIDE - 130) < 20) samples[i] -= 50;
		final Hole found = Scenes.find("dust", 255, samples);
		assertThat(found.isHole(60, 60)).isTrue();
		assertThat(found.isHole(130, 130)).isFalse();
		assertThat(found.components()).hasSize(1);
	}

	@Test
	void aScratchIsFoundButAGrainIsNoScratch() {
		final float[] samples = Scenes.gradient(Scenes.SIDE, Scenes.SIDE, 6);
		for (int i = 0; i < 90; i++)
			samples[(40 + i / 2) * Scenes.SIDE + 30 + i] += 60;
		for (int i = 0; i < 16; i++)
			samples[(150 + i / 4) * Scenes.SIDE + 150 + i % 4] += 60;
		final Hole found = Scenes.find("scratches", 255, samples);
		assertThat(found.isHole(30 + 45, 40 + 22)).isTrue();
		assertThat(found.isHole(151, 151)).isFalse();
		assertThat(found.count()).isBetween(70L, 250L);
	}
}
