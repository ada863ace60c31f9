package kintsugi.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import ij.process.ImageProcessor;
import kintsugi.hole.Hole;

class SampleArraysTest {

	private static final int WIDTH = 13;
	private static final int HEIGHT = 7;

	@Property(tries = 80)
	void whatIsTakenAndPutBackIsAsItWas(@ForAll @IntRange(max = 3) final int type, @ForAll final long seed) {
		final Random random = new Random(seed);
		final ImageProcessor plane = plane(type, random);
		final Hole hole = hole(random);
		final Object before = SampleArrays.copy(plane.getPixels());
		final Object taken = SampleArrays.take(plane.getPixels(), hole);
		hole.forEachRun((y, from, to) -> {
			for (int x = from; x < to; x++)
				plane.setf(x, y, 7);
		});
		assertThat(SampleArrays.changes(before, plane.getPixels(), hole)).isZero();
		SampleArrays.put(taken, plane.getPixels(), hole);
		assertThat(SampleArrays.changes(before, plane.getPixels(), Hole.none(WIDTH, HEIGHT))).isZero();
	}

	@Property(tries = 80)
	void oneBitOfOneSampleIsNoticed(@ForAll @IntRange(max = 3) final int type, @ForAll final long seed) {
		final Random random = new Random(seed);
		final ImageProcessor plane = plane(type, random);
		final Hole hole = hole(random);
		final Object before = SampleArrays.copy(plane.getPixels());
		final int i = random.nextInt(WIDTH * HEIGHT);
		final boolean inHole = hole.isHole(i % WIDTH, i / WIDTH);
		flip(plane, i, random);
		final Object after = plane.getPixels();
		assertThat(SampleArrays.changes(before, after, hole)).isEqualTo(inHole ? 0 : 1);
		assertThat(SampleArrays.hashValid(before, hole) == SampleArrays.hashValid(after, hole)).isEqualTo(inHole);
		assertThat(SampleArrays.hashHole(before, hole) == SampleArrays.hashHole(after, hole)).isEqualTo(!inHole);
	}

	@Property(tries = 80)
	void holesAtOtherPlacesHaveOtherNumbers(@ForAll final long seed) {
		final Random random = new Random(seed);
		final Hole one = hole(random);
		final Hole other = hole(random);
		assertThat(SampleArrays.hashPlace(one) == SampleArrays.hashPlace(other)).isEqualTo(one.equals(other));
	}

	@Example
	void zerosAndNanOfOtherBitsDiffer() {
		final float[] a = { 0f, Float.NaN, 1 };
		final float[] b = { -0f, Float.intBitsToFloat(0x7fc00001), 1 };
		assertThat(SampleArrays.changes(a, b, Hole.none(3, 1))).isEqualTo(2);
	}

	private static ImageProcessor plane(final int type, final Random random) {
		return TestImages.plane(new int[] { 8, 16, 24, 32 }[type], WIDTH, HEIGHT, random);
	}

	private static Hole hole(final Random random) {
		final double share = random.nextDouble();
		return Hole.where(WIDTH, HEIGHT, (x, y) -> random.nextDouble() < share);
	}

	private static void flip(final ImageProcessor plane, final int i, final Random random) {
		final int bit = 1 << random.nextInt(plane.getBitDepth());
		plane.set(i, plane.get(i) ^ bit);
	}
}
