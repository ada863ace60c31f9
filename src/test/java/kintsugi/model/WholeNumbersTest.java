package kintsugi.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;

/** Tests {@link WholeNumbers} against the selection of {@link Percentile}. */
class WholeNumbersTest {

	@Property
	void percentilesAreThoseOfASelection(@ForAll final long seed, @ForAll @IntRange(min = 1, max = 400) final int count,
		@ForAll @IntRange(min = 1, max = 300) final int range, //
		@ForAll @IntRange(min = -70_000, max = 70_000) final int first, //
		@ForAll @DoubleRange(max = 100) final double percent)
	{
		final SplittableRandom random = new SplittableRandom(seed);
		final float[] values = new float[count];
		for (int i = 0; i < count; i++)
			values[i] = first + random.nextInt(range);
		WholeNumbers.of(values, first, first + range - 1).ifPresent(whole -> assertThat(whole.percentile(percent)) //
			.isEqualTo(Percentile.of(percent, values.clone())));
		if (range <= count) assertThat(WholeNumbers.of(values, first, first + range - 1)).isPresent();
	}

	@Test
	void fractionsAndWideRangesAreLeftToTheSelection() {
		assertThat(WholeNumbers.of(new float[] { 1, 2, 2.5f, 3 }, 1, 3)).isEmpty();
		assertThat(WholeNumbers.of(new float[] { 0.5f, 1, 2 }, 0.5f, 2)).isEmpty();
		assertThat(WholeNumbers.of(new float[] { 0, 1e9f }, 0, 1e9f)).isEmpty();
		assertThat(WholeNumbers.of(new float[100], 0, 65_536)).isEmpty();
	}
}
