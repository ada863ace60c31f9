package kintsugi.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

/** Tests {@link TimeBudget} with a clock of its own. */
class TimeBudgetTest {

	private long nanos;

	private TimeBudget budget(final int seconds, final long firstStep, final int period) {
		return new TimeBudget(Duration.ofSeconds(seconds), firstStep, period, () -> nanos);
	}

	/** Does steps of a tenth of a second until the length is planned, and gets it. */
	private long planned(final TimeBudget time, final long firstStep) {
		for (long step = firstStep + 1; step < firstStep + 1000; step++) {
			nanos += 100_000_000;
			final OptionalLong planned = time.planned(step, 1_000_000);
			if (planned.isPresent()) return planned.getAsLong();
		}
		return -1;
	}

	@Test
	void theStepsFillTheTime() {
		assertThat(planned(budget(60, 0, 1), 0)).isEqualTo(600);
	}

	@Test
	void validationsTakeTheirPart() {
		final TimeBudget time = budget(60, 0, 1);
		time.validated(1_000_000_000, 10); // as much again as ten steps
		assertThat(planned(time, 0)).isBetween(300L, 310L);
	}

	@Test
	void stepsWhoseWorkRepeatsLaterAreMeasuredForThatLong() {
		final TimeBudget time = budget(60, 0, 20);
		for (long step = 1; step <= 22; step++)
			assertThat(time.planned(step, 1_000_000)).isEmpty();
		assertThat(time.planned(23, 1_000_000)).isPresent();
	}

	@Test
	void aPauseDoesNotCount() {
		final TimeBudget time = budget(60, 0, 1);
		nanos += 3_600_000_000_000L;
		time.paused(3_600_000_000_000L);
		assertThat(time.isOver()).isFalse();
		assertThat(planned(time, 0)).isEqualTo(600);
	}

	@Test
	void aRunThatWasStoppedBeforeItWasPlannedIsPlannedWhenItGoesOn() {
		assertThat(planned(budget(60, 5, 1), 5)).isEqualTo(605);
		assertThat(planned(budget(60, 13, 1), 13)).isEqualTo(-1);
	}

	@Test
	void theTimeEnds() {
		final TimeBudget time = budget(2, 0, 1);
		assertThat(time.isOver()).isFalse();
		nanos = 2_000_000_001L;
		assertThat(time.isOver()).isTrue();
	}
}
