package kintsugi.command.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;

import org.junit.jupiter.api.Test;

import kintsugi.train.TrainingStep;

class PaceTest {

	@Test
	void saysNothingBeforeTheFirstStep() {
		assertThat(Pace.NONE.position() + Pace.NONE.outlook()).isEmpty();
		assertThat(Pace.NONE.fraction()).isZero();
	}

	@Test
	void saysHowFarItIs() {
		assertThat(pace(1200, 10_000, 0.5).position()).isEqualTo("step 1,200 of 10,000");
		assertThat(pace(1200, 10_000, 0.5).fraction()).isCloseTo(0.12, within(1e-9));
	}

	@Test
	void saysHowLongItWillTake() {
		assertThat(pace(100, 200, 0.25).outlook()).isEqualTo("0.25 s a step, 25 s left");
		assertThat(pace(100, 200, 12).outlook()).isEqualTo("12.0 s a step, 20 min left");
	}

	@Test
	void forgetsTheFirstStepWithTheSecond() {
		assertThat(Pace.NONE.after(step(1, 100)).after(step(2, 1)).secondsAStep()).isEqualTo(1);
	}

	@Test
	void followsAChangeOfSpeed() {
		Pace pace = Pace.NONE;
		for (int i = 1; i <= 300; i++)
			pace = pace.after(step(i, i <= 150 ? 1 : 3));
		assertThat(pace.secondsAStep()).isCloseTo(3, within(0.05));
	}

	@Test
	void writesTimesAsPeopleDo() {
		assertThat(Pace.duration(4.4)).isEqualTo("4 s");
		assertThat(Pace.duration(89)).isEqualTo("89 s");
		assertThat(Pace.duration(600)).isEqualTo("10 min");
		assertThat(Pace.duration(3 * 3600 + 20 * 60)).isEqualTo("3 h 20 min");
	}

	private static Pace pace(final long done, final long steps, final double seconds) {
		return Pace.NONE.after(new TrainingStep(done, steps, 1, 1, Map.of(), seconds, seconds));
	}

	private static TrainingStep step(final long number, final double seconds) {
		return new TrainingStep(number, 1000, 1, 1, Map.of(), seconds, seconds);
	}
}
