package kintsugi.image.tiff;

import java.util.function.BiFunction;
import java.util.function.Function;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.DataAccess;
import net.imglib2.img.basictypeaccess.array.ByteArray;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.basictypeaccess.array.ShortArray;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/**
 * How pixel arrays become channels of ImgLib2.
 *
 * @param <T> the type of the samples
 * @param <A> ImgLib2's name for an array of them
 * @param count how many channels
 * @param wrap gives an array its name
 * @param view makes a row-major image of an array
 */
record Channels<T extends NativeType<T> & RealType<T>, A extends DataAccess>(int count, T type,
	Function<Object, A> wrap, BiFunction<A, long[], RandomAccessibleInterval<T>> view)
{

	static final Channels<UnsignedByteType, ByteArray> BYTES = new Channels<>(1, new UnsignedByteType(), //
		array -> new ByteArray((byte[]) array), ArrayImgs::unsignedBytes);
	static final Channels<UnsignedByteType, ByteArray> COLOURS = new Channels<>(3, BYTES.type, BYTES.wrap, BYTES.view);
	static final Channels<UnsignedShortType, ShortArray> SHORTS = new Channels<>(1, new UnsignedShortType(), //
		array -> new ShortArray((short[]) array), ArrayImgs::unsignedShorts);
	static final Channels<FloatType, FloatArray> FLOATS = new Channels<>(1, new FloatType(), //
		array -> new FloatArray((float[]) array), ArrayImgs::floats);

	/** Makes an array for each channel of an array of pixels; the only channel is the array itself. */
	Object[] split(final Object pixels) {
		if (count == 1) return new Object[] { pixels };
		final int[] colours = (int[]) pixels;
		final byte[][] channels = new byte[count][colours.length];
		for (int i = 0; i < colours.length; i++)
			for (int c = 0; c < count; c++)
				channels[c][i] = (byte) (colours[i] >> 8 * (count - 1 - c));
		return channels;
	}

	/** Makes an array of pixels of an array for each channel. */
	Object join(final Object[] channels) {
		if (count == 1) return channels[0];
		final int[] colours = new int[((byte[]) channels[0]).length];
		for (int i = 0; i < colours.length; i++)
			for (int c = 0; c < count; c++)
				colours[i] |= (((byte[]) channels[c])[i] & 0xff) << 8 * (count - 1 - c);
		return colours;
	}

	/** Views an array as rows of a plane, from a row on; writing to it writes to the array. */
	RandomAccessibleInterval<T> rows(final Object channel, final int width, final int first, final int rows) {
		return Views.translate(view.apply(wrap.apply(channel), new long[] { width, rows }), 0, first);
	}

	/** Copies an array of samples. */
	static Object copy(final Object samples) {
		if (samples instanceof byte[] bytes) return bytes.clone();
		return samples instanceof short[] shorts ? shorts.clone() : ((float[]) samples).clone();
	}

	/** Tells whether a sample of two arrays differs in any bit. */
	static boolean differ(final Object a, final Object b, final int i) {
		if (a instanceof byte[] bytes) return bytes[i] != ((byte[]) b)[i];
		if (a instanceof short[] shorts) return shorts[i] != ((short[]) b)[i];
		return Float.floatToRawIntBits(((float[]) a)[i]) != Float.floatToRawIntBits(((float[]) b)[i]);
	}
}
