package kintsugi.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class EstimateTest {

	@Test
	void hasTheMeanAndItsStandardError() {
		// deviations 3, 1, 1, 3: variance 20 / 3, error sqrt(20 / 3 / 4)
		final Estimate estimate = Estimate.of(-1, 1, 3, 5);
		assertThat(estimate.count()).isEqualTo(4);
		assertThat(estimate.mean()).isEqualTo(2);
		assertThat(estimate.standardError()).isEqualTo(Math.sqrt(5 / 3.0), within(1e-12));
	}

	@Test
	void theIntervalIsStudents() {
		// of two values 0 and 2 the error is 1, and t of one degree of freedom is 12.706
		final Estimate estimate = Estimate.of(0, 2);
		assertThat(estimate.low()).isEqualTo(1 - 12.7062, within(1e-4));
		assertThat(estimate.high()).isEqualTo(1 + 12.7062, within(1e-4));
	}

	@Test
	void percentilesAreThoseOfTheTables() {
		final Percentage close = Percentage.withPercentage(0.2);
		assertThat(Estimate.t(1)).isCloseTo(12.706, close);
		assertThat(Estimate.t(2)).isCloseTo(4.303, close);
		assertThat(Estimate.t(3)).isCloseTo(3.182, close);
		assertThat(Estimate.t(4)).isCloseTo(2.776, close);
		assertThat(Estimate.t(10)).isCloseTo(2.228, close);
		assertThat(Estimate.t(30)).isCloseTo(2.042, close);
		assertThat(Estimate.t(100_000)).isCloseTo(1.95996, close);
	}

	@Test
	void isClearWhereTheIntervalLeavesOutZero() {
		assertThat(Estimate.of(1, 1.1, 0.9).isClear()).isTrue();
		assertThat(Estimate.of(-1, -1.1, -0.9).isClear()).isTrue();
		assertThat(Estimate.of(1, -1, 0.5).isClear()).isFalse();
	}

	@Test
	void oneValueHasNoErrorAndIsNeverClear() {
		final Estimate estimate = Estimate.of(7);
		assertThat(estimate.mean()).isEqualTo(7);
		assertThat(estimate.standardError()).isNaN();
		assertThat(estimate.isClear()).isFalse();
	}

	@Test
	void noValuesHaveNoMean() {
		assertThatThrownBy(Estimate::of).isInstanceOf(IllegalArgumentException.class);
	}
}
