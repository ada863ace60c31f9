package kintsugi.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;

import kintsugi.hole.Hole;
import kintsugi.model.Normalisation;
import kintsugi.repair.Fillers.Recorder;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;

/** Tests how intensities get to the filler and back. */
class IntensityTest {

	private static final Hole DOT = Hole.where(10, 10, (x, y) -> x == 5 && y == 5);

	@Test
	void theRobustRangeOfValidSamplesBecomesMinusOneToOne() throws IOException {
		final Recorder filler = Fillers.constant(0, 1, 1);
		final Img<FloatType> plane = Planes.floats(10, 10, i -> i == 55 ? 1e9 : 1000 + i);
		Planes.repair(filler, DOT, plane);
		final float[] samples = new float[100];
		for (int i = 0; i < 100; i++)
			samples[i] = 1000 + i;
		final Normalisation.Range range = Normalisation.DEFAULT.range(samples, 1, DOT);
		final float[] seen = filler.calls().get(0).image();
		assertThat(seen[17]).isEqualTo(range.toNetwork(1017));
		assertThat(seen[0]).isBetween(-1.1f, -1f);
		assertThat(seen[99]).isBetween(1f, 1.1f);
	}

	@Test
	void holesAreZeroForTheFiller() throws IOException {
		final Recorder filler = Fillers.constant(0, 1, 1);
		Planes.repair(filler, DOT, Planes.bytes(10, 10, i -> 50 + i));
		assertThat(filler.calls().get(0).image()[55]).isZero();
		assertThat(filler.calls().get(0).mask()[55]).isZero();
		assertThat(filler.calls().get(0).mask()[54]).isOne();
	}

	@Test
	void predictionsBeyondTheTypeAreClipped() throws IOException {
		assertThat(Planes.repair(Fillers.constant(-9, 1, 1), DOT, Planes.bytes(10, 10, i -> i)).at(5, 5)).isZero();
		assertThat(Planes.repair(Fillers.constant(9, 1, 1), DOT, Planes.bytes(10, 10, i -> i)).at(5, 5)).isEqualTo(255);
		assertThat(Planes.repair(Fillers.constant(1e6f, 1, 1), DOT, Planes.shorts(10, 10, i -> i)).at(5, 5))
			.isEqualTo(65535);
	}

	@Test
	void integersAreRoundedOnceHalvesUp() throws IOException {
		// 0 in network space is the middle of the range of two values
		assertThat(Planes.repair(Fillers.constant(0, 1, 1), DOT, Planes.bytes(10, 10, i -> 10 + i % 2)).at(5, 5))
			.isEqualTo(11);
		assertThat(Planes.repair(Fillers.constant(-0.02f, 1, 1), DOT, Planes.bytes(10, 10, i -> 10 + i % 2)).at(5, 5))
			.isEqualTo(10);
	}

	@Test
	void floatsAreNeitherRoundedNorClipped() throws IOException {
		final var repaired = Planes.repair(Fillers.constant(2, 1, 1), DOT, Planes.floats(10, 10, i -> 10 + i % 2));
		assertThat(repaired.at(5, 5)).isEqualTo(11.5, within(1e-6));
	}

	@Test
	void floatsNeverBecomeInfinite() throws IOException {
		final var repaired = Planes.repair(Fillers.constant(1e30f, 1, 1), DOT, //
			Planes.floats(10, 10, i -> 1e20 * (i % 2)));
		assertThat(repaired.at(5, 5)).isEqualTo(Float.MAX_VALUE);
	}

	@Test
	void aConstantImageStaysConstant() throws IOException {
		final var repaired = Planes.repair(new PyramidHarmonicFiller(), DOT, Planes.shorts(10, 10, i -> 4711));
		assertThat(repaired.at(5, 5)).isEqualTo(4711);
	}

	@Test
	void nonFiniteValidSamplesAreHolesForTheFiller() throws IOException {
		final Recorder filler = Fillers.constant(0, 1, 1);
		final Img<FloatType> plane = Planes.floats(10, 10, i -> i == 3 ? Double.NaN : //
			i == 4 ? Double.POSITIVE_INFINITY : i % 7);
		final var repaired = Planes.repair(filler, DOT, plane);
		assertThat(filler.calls().get(0).mask()).containsSequence(1, 1, 1, 0, 0, 1);
		assertThat(filler.calls().get(0).image()).doesNotContain(Float.NaN, Float.POSITIVE_INFINITY);
		assertThat(repaired.at(3, 0)).isNaN();
		assertThat(repaired.at(4, 0)).isInfinite();
		assertThat(repaired.report().toSentence()).contains("NaN or infinite");
	}

	@Test
	void farSamplesHelpWhereTheWindowHasNone() throws IOException {
		final Hole dot = Hole.where(400, 1, (x, y) -> x == 0);
		final Img<FloatType> plane = Planes.floats(400, 1, i -> i < 200 ? Double.NaN : 7);
		assertThat(Planes.repair(new PyramidHarmonicFiller(), dot, plane).at(0, 0)).isEqualTo(7, within(1e-5));
	}

	@Test
	void withoutAnyFiniteSampleThereIsNothingToContinueFrom() {
		assertThatThrownBy(() -> Planes.repair(Fillers.constant(0, 1, 1), DOT, //
			List.of(Planes.floats(10, 10, i -> Double.NaN)))).isInstanceOf(IllegalArgumentException.class)
				.hasMessageContaining("nothing to continue from");
	}
}
