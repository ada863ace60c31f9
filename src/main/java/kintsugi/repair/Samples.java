package kintsugi.repair;

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
 * interval's minimum. Planes in plain arrays are read and compared there; all others row by row.
 */
final class Samples<T extends RealType<T>> {

	private final RandomAccessibleInterval<T> plane;
	private final int width;
	/** The array of the whole plane, or null. */
	private final Object array;

	Samples(final RandomAccessibleInterval<T> plane) {
		this.plane = plane;
		this.width = (int) plane.dimension(0);
		this.array = PlaneArrays.of(plane);
	}

	/** Reads a part, row-major, to the array from {@code offset} on. */
	void read(final Box box, final float[] target, final int offset) {
		final RandomAccess<T> access = array == null ? plane.randomAccess() : null;
		for (int y = box.y(); y < box.bottom(); y++) {
			final int start = offset + (y - box.y()) * box.width();
			if (array != null) PlaneArrays.read(array, y * width + box.x(), target, start, box.width());
			else read(access, box.x(), y, target, start, box.width());
		}
	}

	private void read(final RandomAccess<T> access, final int x, final int y, final float[] target, final int start,
		final int length)
	{
		move(access, x, y);
		for (int i = 0; i < length; i++) {
			target[start + i] = access.get().getRealFloat();
			if (i + 1 < length) access.fwd(0);
		}
	}

	/**
	 * Writes intensities to the hole: clipped to the type's range and, for an integer type, rounded once, halves up.
	 *
	 * @param values one for each pixel of the hole, in the order of its runs
	 */
	void write(final Hole hole, final float[] values) {
		if (hole.isEmpty()) return;
		final RandomAccess<T> access = plane.randomAccess();
		final T type = move(access, 0, 0);
		final boolean round = type instanceof IntegerType;
		final double least = type.getMinValue();
		final double greatest = type.getMaxValue();
		final int[] next = { 0 };
		hole.forEachRun((y, from, to) -> {
			for (int x = from; x < to; x++) {
				final double intensity = values[next[0]++];
				final double value = round ? Math.floor(intensity + 0.5) : intensity;
				move(access, x, y).setReal(Math.max(least, Math.min(greatest, value)));
			}
		});
	}

	/** Counts the valid samples that differ in any bit from those of another plane of the same size and type. */
	long changes(final Samples<T> other, final Hole hole) {
		final boolean arrays = array != null && other.array != null && array.getClass() == other.array.getClass();
		final ValidRuns runs = arrays ? new ArrayRuns(other.array) : new RowRuns(other);
		final int[] start = { 0 };
		hole.forEachRun((y, from, to) -> {
			runs.compare(start[0], y * width + from);
			start[0] = y * width + to;
		});
		runs.compare(start[0], (int) (width * plane.dimension(1)));
		return runs.changes;
	}

	/** Counts changes in runs of pixels, which may go beyond the end of a row. */
	private abstract static class ValidRuns {

		protected long changes;

		/** Compares the pixels from one row-major index, inclusive, to another, exclusive. */
		abstract void compare(int from, int to);
	}

	private final class ArrayRuns extends ValidRuns {

		private final Object others;

		private ArrayRuns(final Object others) {
			this.others = others;
		}

		@Override
		void compare(final int from, final int to) {
			changes += PlaneArrays.changes(array, others, from, to);
		}
	}

	private final class RowRuns extends ValidRuns {

		private final RandomAccess<T> mine;
		private final RandomAccess<T> others;
		private final Samples<T> other;
		private final BiPredicate<T, T> same;

		private RowRuns(final Samples<T> other) {
			this.other = other;
			mine = plane.randomAccess();
			others = other.plane.randomAccess();
			same = sameBits(move(mine, 0, 0));
		}

		@Override
		void compare(final int from, final int to) {
			for (int i = from; i < to;) {
				final int end = Math.min(to, (i / width + 1) * width);
				move(mine, i % width, i / width);
				other.move(others, i % width, i / width);
				for (; i < end; i++) {
					if (!same.test(mine.get(), others.get())) changes++;
					if (i + 1 < end) {
						mine.fwd(0);
						others.fwd(0);
					}
				}
			}
		}
	}

	private T move(final RandomAccess<T> access, final int x, final int y) {
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
