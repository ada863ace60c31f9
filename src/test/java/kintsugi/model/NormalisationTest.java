package kintsugi.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;

import kintsugi.hole.Hole;
import kintsugi.model.Normalisation.Range;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Tests {@link Normalisation}. */
class NormalisationTest {

	private static final Normalisation DEFAULT = Normalisation.DEFAULT;

	@Property
	void rangeDoesNotDependOnTheHolesContent(@ForAll final long seed, @ForAll final float content) {
		final Random random = new Random(seed);
		final Hole hole = hole(random, 13, 9);
		final float[] samples = gaussian(random, 3 * 13 * 9);
		final float[] other = samples.clone();
		for (int i = 0; i < other.length; i++)
			if (hole.isHole(i % (13 * 9) % 13, i % (13 * 9) / 13)) other[i] = content;
		assertThat(DEFAULT.range(other, 3, hole)).isEqualTo(DEFAULT.range(samples, 3, hole));
	}

	@Property
	void percentilesEqualThoseOfASort(@ForAll @Size(min = 2, max = 400) final float[] values,
		@ForAll @DoubleRange(min = 0, max = 49) final double low,
		@ForAll @DoubleRange(min = 50, max = 100) final double high)
	{
		for (final double percent : new double[] { low, high }) {
			final double expected = bySort(values, percent);
			assertThat(Percentile.of(percent, values.clone())).isCloseTo(expected,
				within(1e-9 * Math.max(1, Math.abs(expected))));
		}
	}

	@Property(tries = 60)
	void percentilesOfOrderedAndRepeatedValuesEqualThoseOfASort(@ForAll @IntRange(min = 1, max = 5000) final int size,
		@ForAll @IntRange(min = 1, max = 300) final int levels,
		@ForAll @DoubleRange(min = 0, max = 100) final double percent)
	{
		final float[] ramp = new float[size];
		final float[] roof = new float[size];
		final float[] saw = new float[size];
		for (int i = 0; i < size; i++) {
			ramp[i] = i;
			roof[i] = Math.min(i, size - i);
			saw[i] = i % levels;
		}
		for (final float[] values : new float[][] { ramp, roof, saw })
			assertThat(Percentile.of(percent, values.clone())).isCloseTo(bySort(values, percent), within(1e-6));
	}

	@Property
	void rangeScalesAndShiftsWithTheSamples(@ForAll final long seed,
		@ForAll @FloatRange(min = 0.01f, max = 1000) final float factor,
		@ForAll @FloatRange(min = -1000, max = 1000) final float shift)
	{
		final Random random = new Random(seed);
		final Hole hole = hole(random, 8, 8);
		Assume.that(hole.count() < 32);
		final float[] samples = gaussian(random, 64);
		final float[] scaled = new float[64];
		for (int i = 0; i < 64; i++)
			scaled[i] = factor * samples[i] + shift;
		final Range range = DEFAULT.range(samples, 1, hole);
		final Range scaledRange = DEFAULT.range(scaled, 1, hole);
		final double tolerance = 1e-4 * (Math.abs(factor) * 10 + Math.abs(shift));
		assertThat(scaledRange.low()).isCloseTo(factor * range.low() + shift, within(tolerance));
		assertThat(scaledRange.high()).isCloseTo(factor * range.high() + shift, within(tolerance));
	}

	@Property
	void notANumberAndInfinityAreIgnored(@ForAll final long seed) {
		final Random random = new Random(seed);
		final float[] samples = gaussian(random, 100);
		final BitSet bad = new BitSet();
		final float[] broken = samples.clone();
		final float[] values = { Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY };
		for (int i = 0; i < 30; i++) {
			final int pixel = random.nextInt(100);
			bad.set(pixel);
			broken[pixel] = values[i % 3];
		}
		assertThat(DEFAULT.range(broken, 1, Hole.none(10, 10))) //
			.isEqualTo(DEFAULT.range(samples, 1, Hole.of(10, 10, bad)));
	}

	@Property
	void valuesComeBackFromNetworkSpace(@ForAll @DoubleRange(min = -1e5, max = 1e5) final double low,
		@ForAll @DoubleRange(min = 0.1, max = 1e5) final double length,
		@ForAll @DoubleRange(min = -1, max = 2) final double place)
	{
		final Range range = new Range(low, low + length);
		final double value = low + place * length;
		assertThat(range.fromNetwork(range.toNetwork(value))).isCloseTo(value, within(1e-6 * length + 1e-9));
	}

	@Example
	void theEndsOfTheRangeBecomeMinusOneAndOne() {
		final Range range = new Range(100, 4000);
		assertThat(range.toNetwork(100)).isEqualTo(-1);
		assertThat(range.toNetwork(4000)).isEqualTo(1);
		assertThat(range.toNetwork(7900)).isEqualTo(3);
	}

	@Example
	void allChannelsShareOneRange() {
		final float[] samples = { 0, 0, 0, 0, 10, 10, 10, 10 };
		assertThat(DEFAULT.range(samples, 2, Hole.none(2, 2))).isEqualTo(new Range(0, 10));
	}

	@Example
	void fewBrightSamplesOnAConstantSpanTheRange() {
		final float[] samples = new float[10_000];
		samples[77] = 5;
		assertThat(DEFAULT.range(samples, 1, Hole.none(100, 100))).isEqualTo(new Range(0, 5));
	}

	@Example
	void aConstantImageGetsARangeOfOne() {
		final float[] samples = new float[16];
		Arrays.fill(samples, 42);
		assertThat(DEFAULT.range(samples, 1, Hole.none(4, 4))).isEqualTo(new Range(42, 43));
	}

	@Example
	void aHugeConstantStillGetsARange() {
		final Range range = DEFAULT.range(new float[] { Float.MAX_VALUE }, 1, Hole.none(1, 1));
		assertThat(range.high()).isGreaterThan(range.low());
		assertThat(range.toNetwork(Float.MAX_VALUE)).isEqualTo(-1);
	}

	@Example
	void withoutValidSamplesTheRangeIsZeroToOne() {
		assertThat(DEFAULT.range(new float[12], 3, Hole.all(2, 2))).isEqualTo(new Range(0, 1));
		assertThat(DEFAULT.range(new float[] { Float.NaN }, 1, Hole.none(1, 1))).isEqualTo(new Range(0, 1));
	}

	@Example
	void largeImagesAreSampledAcrossTheWholeImage() {
		final int width = 2048;
		final int height = 1500;
		final float[] samples = new float[width * height];
		for (int i = 0; i < samples.length; i++)
			samples[i] = (float) i / samples.length;
		final Range range = DEFAULT.range(samples, 1, Hole.none(width, height));
		assertThat(range.low()).isCloseTo(0.01, within(1e-5));
		assertThat(range.high()).isCloseTo(0.99, within(1e-5));
	}

	@Example
	void alternatingLinesOfALargeImageAreBothSampled() {
		final int width = 2048;
		final int height = 1536;
		final float[] samples = new float[width * height];
		for (int i = 0; i < samples.length; i++)
			samples[i] = i % 2;
		assertThat(DEFAULT.range(samples, 1, Hole.none(width, height))).isEqualTo(new Range(0, 1));
	}

	@Example
	void samplesAreNotChanged() {
		final float[] samples = gaussian(new Random(3), 300);
		final float[] before = samples.clone();
		DEFAULT.range(samples, 3, Hole.none(10, 10));
		assertThat(samples).isEqualTo(before);
	}

	@Example
	void aWrongNumberOfSamplesIsNamed() {
		assertThatThrownBy(() -> DEFAULT.range(new float[11], 3, Hole.none(2, 2))) //
			.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("11 samples");
	}

	@Example
	void percentilesOutOfOrderAreNamed() {
		assertThatThrownBy(() -> new Normalisation(99, 1)).hasMessageContaining("99.0 and 1.0");
		assertThatThrownBy(() -> new Normalisation(-1, 50)).hasMessageContaining("-1.0");
		assertThatThrownBy(() -> new Normalisation(Double.NaN, 50)).hasMessageContaining("NaN");
	}

	private static double bySort(final float[] values, final double percent) {
		final float[] sorted = values.clone();
		Arrays.sort(sorted);
		final double position = percent / 100 * (sorted.length - 1);
		final int below = (int) Math.floor(position);
		final int above = (int) Math.ceil(position);
		return sorted[below] + (position - below) * ((double) sorted[above] - sorted[below]);
	}

	private static Hole hole(final Random random, final int width, final int height) {
		final double share = random.nextDouble();
		return Hole.where(width, height, (x, y) -> random.nextDouble() < share);
	}

	private static float[] gaussian(final Random random, final int size) {
		final float[] samples = new float[size];
		for (int i = 0; i < size; i++)
			samples[i] = (float) random.nextGaussian();
		return samples;
	}
}
