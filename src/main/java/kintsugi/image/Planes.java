package kintsugi.image;

import java.util.List;

import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ShortProcessor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.converter.Converters;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Views ImageJ planes as ImgLib2 images over the same pixel arrays: nothing is copied, and writing to a view writes to
 * the plane. Coordinates are x, y; values are the stored samples, so a signed 16-bit image has 32768 where it shows 0.
 */
public final class Planes {

	/** Where the red, green and blue samples lie in an ImgLib2 ARGB pixel; alpha is 0. */
	private static final int[] COLOURS = { 1, 2, 3 };

	private Planes() {}

	/** Views an 8-bit plane. */
	public static RandomAccessibleInterval<UnsignedByteType> of(final ByteProcessor plane) {
		return ArrayImgs.unsignedBytes((byte[]) plane.getPixels(), plane.getWidth(), plane.getHeight());
	}

	/** Views a 16-bit plane. */
	public static RandomAccessibleInterval<UnsignedShortType> of(final ShortProcessor plane) {
		return ArrayImgs.unsignedShorts((short[]) plane.getPixels(), plane.getWidth(), plane.getHeight());
	}

	/** Views a 32-bit plane. */
	public static RandomAccessibleInterval<FloatType> of(final FloatProcessor plane) {
		return ArrayImgs.floats((float[]) plane.getPixels(), plane.getWidth(), plane.getHeight());
	}

	/** Views an RGB plane as three channels: red, green, blue. Writing leaves the fourth byte of a pixel alone. */
	public static List<RandomAccessibleInterval<UnsignedByteType>> of(final ColorProcessor plane) {
		final RandomAccessibleInterval<ARGBType> pixels = //
			ArrayImgs.argbs((int[]) plane.getPixels(), plane.getWidth(), plane.getHeight());
		return List.of(Converters.argbChannel(pixels, COLOURS[0]), Converters.argbChannel(pixels, COLOURS[1]), //
			Converters.argbChannel(pixels, COLOURS[2]));
	}
}
