package kintsugi.train.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

class SketchLinesTest {

	private static final int SIDE = 64;

	@Property(tries = 60)
	void linesLieInsideTheHole(@ForAll final long seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		final float[] mask = mask(random.nextInt(SIDE), random.nextInt(SIDE));
		final float[] sketch = SketchLines.draw(discs(3), mask, SIDE, SIDE, random);
		for (int i = 0; i < sketch.length; i++) {
			assertThat(sketch[i]).isIn(0f, 1f);
			if (mask[i] == 1) assertThat(sketch[i]).isZero();
		}
	}

	@Test
	void sketchesAreSometimesEmptyOrInPartAndSometimesAllThereIs() {
		final float[] mask = mask(0, 0);
		final double all = count(SketchLines.all(discs(1), mask, SIDE, SIDE));
		final List<Double> shares = IntStream.range(0, 200).mapToDouble(seed -> count(SketchLines.draw(discs(1), mask, SIDE,
			SIDE, new SplittableRandom(seed))) / all).boxed().toList();
		assertThat(all).isGreaterThan(60);
		assertThat(shares).anyMatch(share -> share < 0.1).anyMatch(share -> share > 0.4 && share < 0.7) //
			.anyMatch(share -> share > 0.95);
	}

	@Test
	void theSameRandomNumbersDrawTheSame() {
		final float[] mask = mask(5, 5);
		assertThat(SketchLines.draw(discs(3), mask, SIDE, SIDE, new SplittableRandom(4))) //
			.isEqualTo(SketchLines.draw(discs(3), mask, SIDE, SIDE, new SplittableRandom(4)));
	}

	/** Makes discs in all channels. */
	private static float[] discs(final int channels) {
		final float[] image = new float[channels * SIDE * SIDE];
		for (int i = 0; i < image.length; i++) {
			final int x = i % SIDE;
			final int y = i / SIDE % SIDE;
			image[i] = Math.hypot(x - 20, y - 20) < 12 || Math.hypot(x - 45, y - 40) < 10 ? 0.7f : -0.6f;
		}
		return image;
	}

	/** Makes a mask whose hole is all to the right of and below a corner. */
	private static float[] mask(final int left, final int top) {
		final float[] mask = new float[SIDE * SIDE];
		for (int i = 0; i < mask.length; i++)
			mask[i] = i % SIDE < left || i / SIDE < top ? 1 : 0;
		return mask;
	}

	private static int count(final float[] sketch) {
		int count = 0;
		for (final float value : sketch)
			if (value > 0) count++;
		return count;
	}
}
