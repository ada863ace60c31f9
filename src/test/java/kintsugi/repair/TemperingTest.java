package kintsugi.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;

import kintsugi.hole.Hole;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;

/** Tests {@link Tempering}: what is far from valid pixels is drawn to a smooth fill, and nothing else is. */
class TemperingTest {

	private static final int SIDE = 400;
	private static final Hole DISC = disc(110);
	private static final double TOP = SIDE - 1.0;

	@Test
	void deepPredictionsComeMostOfTheWayToTheMembrane() throws IOException {
		final Planes.Repaired<FloatType> repaired = repair(DISC, Strategy.AUTO, 20);
		// the filler says TOP everywhere, and the membrane over a ramp is the ramp
		for (int x = 145; x <= 255; x += 10)
			assertThat(repaired.at(x, 200)).as("at %d", x).isCloseTo((TOP + 3 * x) / 4, within(0.02 * TOP));
	}

	@Test
	void theMembraneIsPoissonsOverADisc() throws IOException {
		final Img<FloatType> step = Planes.floats(SIDE, SIDE, i -> i % SIDE < 200 ? 0 : 1);
		final List<Img<FloatType>> output = repair(List.of(step), DISC, 20);
		for (int x = 150; x <= 250; x += 5) {
			// Poisson's integral over a circle of which one half is 0 and the other 1, along its axis
			final double membrane = 0.5 + 2 / Math.PI * Math.atan((x - 199.5) / 110);
			assertThat(Planes.at(output.get(0), x, 200)).as("at %d", x).isCloseTo((1 + 3 * membrane) / 4, within(0.01));
		}
	}

	@Test
	void predictionsNearValidPixelsCountAlone() throws IOException {
		final Planes.Repaired<FloatType> repaired = repair(DISC, Strategy.AUTO, 20);
		for (int x = 91; x < 109; x++)
			assertThat(repaired.at(x, 200)).as("at %d", x).isCloseTo(TOP, within(0.02 * TOP));
		final Planes.Repaired<FloatType> narrow = repair(disc(19), Strategy.AUTO, 20);
		assertThat(narrow.at(200, 200)).isCloseTo(TOP, within(0.02 * TOP));
	}

	@Test
	void thereIsNoStepInBetween() throws IOException {
		final Planes.Repaired<FloatType> repaired = repair(DISC, Strategy.AUTO, 20);
		for (int x = 92; x < 309; x++)
			assertThat(Math.abs(repaired.at(x, 200) - repaired.at(x - 1, 200))).as("at %d", x).isLessThan(TOP / 32);
	}

	@Test
	void theReportSaysWhereASmoothFillGotAShare() throws IOException {
		final String said = "with a share of a smooth fill far from valid pixels";
		final RepairReport report = repair(DISC, Strategy.AUTO, 20).report();
		assertThat(report.toSentence()).contains(" in 1 window, " + said + ", on CPU");
		assertThat(report.toProperties().get("Kintsugi strategy")).endsWith("; " + said);
		assertThat(report.toJson()).contains(said);
		final RepairReport narrow = repair(disc(19), Strategy.AUTO, 20).report();
		assertThat(narrow.toJson() + narrow.toSentence()).doesNotContain("smooth");
		final RepairReport alone = repair(DISC, Strategy.WHOLE, 20).report();
		assertThat(alone.toJson() + alone.toSentence()).doesNotContain("smooth");
		assertThat(narrow.plus(report).toSentence()).contains(said);
		assertThat(report.plus(narrow).toSentence()).contains(said);
	}

	@Test
	void theReportSaysSoWhereTheCoarserScaleGotTheShare() throws IOException {
		final Hole wide = Hole.where(SIDE, SIDE, (x, y) -> Math.hypot(x - 200, y - 200) < 180);
		final LimitedFiller filler = new LimitedFiller(constant(), 32, 256, 180).sure(40);
		assertThat(repair(wide, Strategy.AUTO, filler).report().toSentence()).contains(
			", coarse to fine, with a share of a smooth fill far from valid pixels, on CPU");
	}

	@Test
	void nativeAndWholeAreWhatTheFillerSays() throws IOException {
		for (final Strategy strategy : List.of(Strategy.NATIVE, Strategy.WHOLE))
			assertThat(repair(DISC, strategy, 20).at(200, 200)).as("%s", strategy).isCloseTo(TOP, within(0.02 * TOP));
	}

	@Test
	void theWholeImageIsTemperedAsAutoWhereItIsDivided() throws IOException {
		final long most = 300L * 300;
		final Filler parted = new LimitedFiller(constant(), 64, 400, 320).sure(20).most(most);
		final Filler auto = new LimitedFiller(constant(), 64, 400, 320).sure(20).most(most);
		final Planes.Repaired<FloatType> whole = repair(DISC, Strategy.WHOLE, parted);
		final Planes.Repaired<FloatType> asAuto = repair(DISC, Strategy.AUTO, auto);
		assertThat(whole.at(200, 200)).isLessThan(0.9 * TOP);
		assertThat(Hole.where(SIDE, SIDE, (x, y) -> whole.at(x, y) != asAuto.at(x, y)).isEmpty()).isTrue();
	}

	@Test
	void theWholeImageIsTemperedWhereTheMemoryDoesNotSufficeForIt() throws IOException {
		final LimitedFiller filler = new LimitedFiller(constant(), 32, 400, 320).sure(20).memory(390L * 390);
		final Planes.Repaired<FloatType> repaired = repair(DISC, Strategy.WHOLE, filler);
		assertThat(filler.failures()).isPositive();
		assertThat(repaired.at(200, 200)).isLessThan(0.96 * TOP);
	}

	@Test
	void aFillerThatIsSureIsLeftAlone() throws IOException {
		assertThat(repair(DISC, Strategy.AUTO, Integer.MAX_VALUE).at(200, 200)).isCloseTo(TOP, within(0.02 * TOP));
	}

	@Test
	void aRampComesOutBetterCoarseToFineThanAtOnce() throws IOException {
		final Hole wide = Hole.where(SIDE, SIDE, (x, y) -> Math.hypot(x - 200, y - 200) < 180);
		final LimitedFiller filler = new LimitedFiller(constant(), 32, 256, 180).sure(20);
		final Planes.Repaired<FloatType> coarse = repair(wide, Strategy.AUTO, filler);
		final Planes.Repaired<FloatType> atOnce = repair(wide, Strategy.WHOLE, filler);
		assertThat(coarse.report().division().scale()).isEqualTo(2);
		assertThat(atOnce.report().division().scale()).isOne();
		assertThat(error(coarse, wide)).isLessThan(0.85 * error(atOnce, wide));
		assertThat(coarse.at(200, 200)).isCloseTo((TOP + 3 * 200) / 4, within(0.03 * TOP));
	}

	/** Gets the mean distance to the ramp in the hole. */
	private static double error(final Planes.Repaired<FloatType> repaired, final Hole hole) {
		double sum = 0;
		for (int i = 0; i < SIDE * SIDE; i++)
			if (hole.isHole(i % SIDE, i / SIDE)) sum += Math.abs(repaired.at(i % SIDE, i / SIDE) - i % SIDE);
		return sum / hole.count();
	}

	@Test
	void severalChannelsAndWindowsAreEachTempered() throws IOException {
		final Hole two = Hole.where(2 * SIDE, SIDE, (x, y) -> Math.hypot(x % SIDE - 200, y - 200) < 100);
		final List<Img<FloatType>> input = List.of(Planes.floats(2 * SIDE, SIDE, i -> i % (2 * SIDE) % SIDE), //
			Planes.floats(2 * SIDE, SIDE, i -> i / (2 * SIDE)));
		final List<Img<FloatType>> plain = repair(input, two, Integer.MAX_VALUE);
		final List<Img<FloatType>> tempered = repair(input, two, 20);
		for (final int middle : new int[] { 200, SIDE + 200 })
			for (int channel = 0; channel < 2; channel++)
				assertThat(Planes.at(tempered.get(channel), middle, 200))
					.isCloseTo((Planes.at(plain.get(channel), middle, 200) + 3 * 200) / 4, within(0.01 * TOP));
	}

	private static List<Img<FloatType>> repair(final List<Img<FloatType>> input, final Hole hole, final int sure)
		throws IOException
	{
		final List<Img<FloatType>> output = Planes.copies(input);
		try (Repairer repairer = Repairer.of(new LimitedFiller(constant(), 32, 320, 320).sure(sure))) {
			repairer.repair(input, output, hole, Progress.NONE);
		}
		return output;
	}

	private static Hole disc(final int radius) {
		return Hole.where(SIDE, SIDE, (x, y) -> Math.hypot(x - 200, y - 200) < radius);
	}

	private static Filler constant() {
		return Fillers.constant(1, 0, 1);
	}

	private static Planes.Repaired<FloatType> repair(final Hole hole, final Strategy strategy, final int sure)
		throws IOException
	{
		return repair(hole, strategy, new LimitedFiller(constant(), 184, 400, 320).sure(sure));
	}

	/** Repairs a ramp from left to right. */
	private static Planes.Repaired<FloatType> repair(final Hole hole, final Strategy strategy, final Filler filler)
		throws IOException
	{
		final Img<FloatType> plane = Planes.floats(SIDE, SIDE, i -> i % SIDE);
		try (Repairer repairer = Repairer.of(filler, strategy)) {
			final List<Img<FloatType>> output = Planes.copies(List.of(plane));
			return new Planes.Repaired<>(output, repairer.repair(List.of(plane), output, hole, Progress.NONE));
		}
	}
}
