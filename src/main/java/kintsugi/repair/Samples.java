package kintsugi.repair;

import java.util.BitSet;
import java.util.function.BiPredicate;

import kintsugi.hole.Box;
import kintsugi.hole.Hole;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * The samples of one channel: a 2-D interval of any real type. Positions are those of the hole, that is relative to the
 * interval's minimum.
 */
final class Samples<T extends RealType<T>> {

	private final RandomAccessibleInterval<T> plane;

	Samples(final RandomAccessibleInterval<T> plane) {
		this.plane = plane;
	}

	/** Reads a part, row-major, to the array from {@code offset} on. */
	void read(final Box box, final float[] target, final int offset) {
		final RandomAccess<T> access = plane.randomAccess();
		int i = offset;
		for (int y = box.y(); y < box.bottom(); y++)
			for (int x = box.x(); x < box.right(); x++)
				target[i++] = at(access, x, y).getRealFloat();
	}

	/** Writes an intensity: clipped to the type's range and, for an integer type, rounded once, halves up. */
	void write(final Hole hole, final Fill fill) {
		final RandomAccess<T> access = plane.randomAccess();
		final T type = at(access, 0, 0);
		final boolean round = type instanceof IntegerType;
		final double least = type.getMinValue();
		final double greatest = type.getMaxValue();
		final Box box = fill.box();
		hole.forEachRun((y, from, to) -> {
			if (y < box.y() || y >= box.bottom()) return;
			for (int x = Math.max(from, box.x()); x < Math.min(to, box.right()); x++) {
				final double intensity = fill.intensity(x, y);
				final double value = round ? Math.floor(intensity + 0.5) : intensity;
				at(access, x, y).setReal(Math.max(least, Math.min(greatest, value)));
			}
		});
	}

	/** Counts the valid samples that differ in any bit from those of another plane of the same size and type. */
	long changes(final Samples<T> other, final Hole hole) {
		final BitSet holes = hole.bits();
		final RandomAccess<T> mine = plane.randomAccess();
		final RandomAccess<T> others = other.plane.randomAccess();
		final BiPredicate<T, T> same = sameBits(at(mine, 0, 0));
		long changes = 0;
		for (int i = holes.nextClearBit(0); i < hole.width() * hole.height(); i = holes.nextClearBit(i + 1)) {
			final int x = i % hole.width();
			final int y = i / hole.width();
			if (!same.test(at(mine, x, y), other.at(others, x, y))) changes++;
		}
		return changes;
	}

	private T at(final RandomAccess<T> access, final int x, final int y) {
		access.setPosition(plane.min(0) + x, 0);
		access.setPosition(plane.min(1) + y, 1);
		return access.get();
	}

	/** Numbers are compared by their bits, as NaN equals nothing and -0 equals 0. */
	private static <T extends RealType<T>> BiPredicate<T, T> sameBits(final T type) {
		if (type instanceof IntegerType) return (a, b) -> a.valueEquals(b);
		if (type instanceof FloatType) return (a, b) -> //
		Float.floatToRawIntBits(a.getRealFloat()) == Float.floatToRawIntBits(b.getRealFloat());
		return (a, b) -> //
		Double.doubleToRawLongBits(a.getRealDouble()) == Double.doubleToRawLongBits(b.getRealDouble());
	}
}
