package kintsugi.image;

import java.util.List;

import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ShortProcessor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.Sampler;
import net.imglib2.converter.Converters;
import net.imglib2.converter.readwrite.SamplerConverter;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.ByteAccess;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Views ImageJ planes as ImgLib2 images over the same pixel arrays: nothing is copied, and writing to a view writes to
 * the plane. Coordinates are x, y; values are the stored samples, so a signed 16-bit image has 32768 where it shows 0.
 */
public final class Planes {

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
		return List.of(colour(pixels, 16), colour(pixels, 8), colour(pixels, 0));
	}

	/** Views the eight bits from {@code shift} up. */
	private static RandomAccessibleInterval<UnsignedByteType> colour(final RandomAccessibleInterval<ARGBType> pixels,
		final int shift)
	{
		final SamplerConverter<ARGBType, UnsignedByteType> converter = //
			pixel -> new UnsignedByteType(new ColourAccess(pixel, shift));
		return Converters.convert(pixels, converter);
	}

	/**
	 * Eight bits of a pixel. ImgLib2's own view of a colour spills the sign of samples above 127 into the colours to
	 * its left, in 7.1 and 8.0.
	 */
	private record ColourAccess(Sampler<? extends ARGBType> pixel, int shift) implements ByteAccess {

		@Override
		public byte getValue(final int index) {
			return (byte) (pixel.get().get() >> shift);
		}

		@Override
		public void setValue(final int index, final byte value) {
			final ARGBType colours = pixel.get();
			colours.set(colours.get() & ~(0xff << shift) | (value & 0xff) << shift);
		}
	}
}
