package kintsugi.repair;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

import kintsugi.hole.Hole;
import net.imglib2.Cursor;
import net.imglib2.RandomAccess;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;

/** Makes planes for tests, and repairs them in one call. */
final class Planes {

	/** The result of a repair: one plane a channel. */
	record Repaired<T extends RealType<T>>(List<Img<T>> planes, RepairReport report) {

		/** Gets a sample of the first channel. */
		double at(final int x, final int y) {
			return Planes.at(planes.get(0), x, y);
		}
	}

	private Planes() {}

	/** Makes an 8-bit plane of the values at the row-major indices. */
	static Img<UnsignedByteType> bytes(final int width, final int height, final DoubleUnaryOperator values) {
		return set(ArrayImgs.unsignedBytes(width, height), values);
	}

	/** Makes a 16-bit plane of the values at the row-major indices. */
	static Img<UnsignedShortType> shorts(final int width, final int height, final DoubleUnaryOperator values) {
		return set(ArrayImgs.unsignedShorts(width, height), values);
	}

	/** Makes a 32-bit plane of the values at the row-major indices. */
	static Img<FloatType> floats(final int width, final int height, final DoubleUnaryOperator values) {
		return set(ArrayImgs.floats(width, height), values);
	}

	static <T extends RealType<T>> double at(final Img<T> plane, final int x, final int y) {
		final RandomAccess<T> access = plane.randomAccess();
		access.setPosition(x, 0);
		access.setPosition(y, 1);
		return access.get().getRealDouble();
	}

	static <T extends RealType<T>> Repaired<T> repair(final Filler filler, final Hole hole, final Img<T> plane)
		throws IOException
	{
		return repair(filler, hole, List.of(plane));
	}

	static <T extends RealType<T>> Repaired<T> repair(final Filler filler, final Hole hole, final List<Img<T>> planes)
		throws IOException
	{
		try (Repairer repairer = Repairer.of(filler)) {
			final List<Img<T>> output = copies(planes);
			return new Repaired<>(output, repairer.repair(planes, output, hole, Progress.NONE));
		}
	}

	static <T extends RealType<T>> List<Img<T>> copies(final List<Img<T>> planes) {
		final List<Img<T>> copies = new ArrayList<>();
		for (final Img<T> plane : planes)
			copies.add(plane.copy());
		return copies;
	}

	private static <T extends RealType<T>> Img<T> set(final Img<T> plane, final DoubleUnaryOperator values) {
		final Cursor<T> cursor = plane.cursor();
		for (int i = 0; cursor.hasNext(); i++)
			cursor.next().setReal(values.applyAsDouble(i));
		return plane;
	}
}
