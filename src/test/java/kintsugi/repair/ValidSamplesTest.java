package kintsugi.repair;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;

import kintsugi.hole.Hole;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Tests the promise: a valid sample is never changed, whatever a method makes of it. */
class ValidSamplesTest {

	/** An image with a hole that is not all of it. */
	record Case(int width, int height, Hole hole, int[] noise) {}

	@Provide
	Arbitrary<Case> cases() {
		return Combinators.combine(Arbitraries.integers().between(1, 40), Arbitraries.integers().between(1, 40), //
			Arbitraries.doubles().between(0, 0.9), Arbitraries.longs()).as((width, height, share, seed) -> {
				final Random random = new Random(seed);
				final int spared = random.nextInt(width * height);
				final Hole hole = Hole.where(width, height, (x, y) -> random.nextDouble() < share && //
					y * width + x != spared);
				return new Case(width, height, hole, random.ints(width * height).toArray());
			});
	}

	@Property(tries = 200)
	void of8BitImages(@ForAll("cases") final Case c) throws IOException {
		final Img<UnsignedByteType> plane = Planes.bytes(c.width, c.height, i -> c.noise[(int) i] & 0xff);
		check(c.hole, plane, UnsignedByteType::get);
	}

	@Property(tries = 200)
	void of16BitImages(@ForAll("cases") final Case c) throws IOException {
		final Img<UnsignedShortType> plane = Planes.shorts(c.width, c.height, i -> c.noise[(int) i] & 0xffff);
		check(c.hole, plane, UnsignedShortType::get);
	}

	@Property(tries = 200)
	void of32BitImagesOfAnyBits(@ForAll("cases") final Case c) throws IOException {
		final Img<FloatType> plane = Planes.floats(c.width, c.height, i -> 0);
		int i = 0;
		for (final FloatType type : plane) {
			// Any pattern of bits may occur, NaN with a payload and infinities too; one sample is a plain number.
			type.set(c.hole.isHole(i % c.width, i / c.width) ? 0 : Float.intBitsToFloat(c.noise[i]));
			i++;
		}
		final int valid = c.hole.bits().nextClearBit(0);
		final var access = plane.randomAccess();
		access.setPosition(new int[] { valid % c.width, valid / c.width });
		access.get().set(1);
		check(c.hole, plane, type -> Float.floatToRawIntBits(type.get()));
	}

	@Example
	void allLevelsOf8Bit() throws IOException {
		final Hole hole = Hole.where(16, 17, (x, y) -> y == 16);
		check(hole, Planes.bytes(16, 17, i -> (int) i % 256), UnsignedByteType::get);
	}

	@Example
	void allLevelsOf16Bit() throws IOException {
		final Hole hole = Hole.where(256, 257, (x, y) -> y == 256);
		check(hole, Planes.shorts(256, 257, i -> (int) i % 65536), UnsignedShortType::get);
	}

	@Example
	void negativeZeroAndTheSmallestNumbers() throws IOException {
		final float[] values = { -0f, 0f, Float.MIN_VALUE, -Float.MIN_VALUE, 1, 1 };
		check(Hole.where(6, 1, (x, y) -> x == 5), Planes.floats(6, 1, i -> values[(int) i]), //
			type -> Float.floatToRawIntBits(type.get()));
	}

	/** Repairs with a filler that changes every sample, and compares all samples outside of the hole. */
	private static <T extends RealType<T>> void check(final Hole hole, final Img<T> plane, final ToIntFunction<T> bits)
		throws IOException
	{
		final Img<T> before = plane.copy();
		final Planes.Repaired<T> repaired = Planes.repair(Fillers.constant(0.3f, 0, 8), hole, List.of(plane));
		assertEquals(0, repaired.report().changedValidSamples());
		final var original = before.cursor();
		final var input = plane.cursor();
		final var output = repaired.planes().get(0).cursor();
		for (int i = 0; original.hasNext(); i++) {
			final int expected = bits.applyAsInt(original.next());
			assertEquals(expected, bits.applyAsInt(input.next()), "the input was modified");
			final int actual = bits.applyAsInt(output.next());
			if (!hole.isHole(i % hole.width(), i / hole.width())) assertEquals(expected, actual, "sample " + i);
		}
	}
}
