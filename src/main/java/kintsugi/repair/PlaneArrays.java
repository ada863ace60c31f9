package kintsugi.repair;

import java.lang.reflect.Array;
import java.util.Arrays;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.ByteArray;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.basictypeaccess.array.ShortArray;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;

/** Reads and compares planes in their arrays: {@code byte[]} and {@code short[]}, unsigned, and {@code float[]}. */
final class PlaneArrays {

	private PlaneArrays() {}

	/** Gets the row-major array of a plane that is nothing but an array of a type that is known here, or null. */
	static Object of(final RandomAccessibleInterval<?> plane) {
		if (!(plane instanceof ArrayImg<?, ?> image) || image.numDimensions() != 2) return null;
		final Object type = image.firstElement();
		final Object access = image.update(null);
		final Object array = type instanceof UnsignedByteType && access instanceof ByteArray bytes ? //
			bytes.getCurrentStorageArray() : type instanceof UnsignedShortType && access instanceof ShortArray shorts ? //
				shorts.getCurrentStorageArray() : type instanceof FloatType && access instanceof FloatArray floats ? //
					floats.getCurrentStorageArray() : null;
		return array != null && Array.getLength(array) == image.size() ? array : null;
	}

	/** Reads samples that follow each other. */
	static void read(final Object array, final int from, final float[] target, final int to, final int length) {
		if (array instanceof float[] floats) System.arraycopy(floats, from, target, to, length);
		else if (array instanceof short[] shorts) for (int i = 0; i < length; i++)
			target[to + i] = shorts[from + i] & 0xffff;
		else {
			final byte[] bytes = (byte[]) array;
			for (int i = 0; i < length; i++)
				target[to + i] = bytes[from + i] & 0xff;
		}
	}

	/** Counts the samples from one index, inclusive, to another, exclusive, that differ in any bit. */
	static long changes(final Object array, final Object other, final int from, final int to) {
		long changes = 0;
		for (int i = mismatch(array, other, from, to); i >= 0; i = mismatch(array, other, i + 1, to))
			changes++;
		return changes;
	}

	private static int mismatch(final Object array, final Object other, final int from, final int to) {
		if (array instanceof float[] a) return mismatch(a, (float[]) other, from, to);
		final int offset = array instanceof short[] shorts ? //
			Arrays.mismatch(shorts, from, to, (short[]) other, from, to) : //
			Arrays.mismatch((byte[]) array, from, to, (byte[]) other, from, to);
		return offset < 0 ? -1 : from + offset;
	}

	/** Compares bits, as the library's own comparison takes every NaN for the same. */
	private static int mismatch(final float[] a, final float[] b, final int from, final int to) {
		for (int i = from; i < to; i++)
			if (Float.floatToRawIntBits(a[i]) != Float.floatToRawIntBits(b[i])) return i;
		return -1;
	}
}
