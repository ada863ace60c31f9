package kintsugi.image;

import java.util.BitSet;
import java.util.function.IntPredicate;

import ij.ImagePlus;
import ij.measure.Calibration;
import kintsugi.hole.Hole;

/**
 * Which samples are hole, whatever their place.
 *
 * @param stored for each stored value of an 8- or 16-bit sample whether it is hole; null for other types
 * @param number which 32-bit samples are hole
 * @param rgb which RGB pixels are hole
 */
record SampleRule(boolean[] stored, Test number, IntPredicate rgb) {

	private static final int SIGNED_ZERO = 32768;

	/** Tells whether a 32-bit sample is hole. */
	interface Test {

		boolean test(float sample);
	}

	/**
	 * Makes the rule that intensities from {@code low} to {@code high} are hole, as ImageJ shows them for a pixel; of RGB
	 * pixels all three.
	 */
	static SampleRule range(final ImagePlus image, final double low, final double high) {
		final Calibration calibration = image.getCalibration();
		return new SampleRule(table(image, value -> isIn(calibration.getCValue(value), low, high)), //
			sample -> isIn(sample, low, high), //
			rgb -> isIn(rgb >> 16 & 0xff, low, high) && isIn(rgb >> 8 & 0xff, low, high) && isIn(rgb & 0xff, low, high));
	}

	/** Makes the rule that stored values from {@code low} to {@code high} are hole; of RGB pixels one will do. */
	static SampleRule stored(final ImagePlus image, final double low, final double high) {
		return new SampleRule(table(image, value -> isIn(value, low, high)), sample -> isIn(sample, low, high), //
			rgb -> isIn(rgb >> 16 & 0xff, low, high) || isIn(rgb >> 8 & 0xff, low, high) || isIn(rgb & 0xff, low, high));
	}

	/** Makes the rule that what is not a number is hole. */
	static SampleRule notANumber(final ImagePlus image) {
		return new SampleRule(table(image, value -> false), sample -> Float.isNaN(sample), rgb -> false);
	}

	/** Makes the rule that every value is hole but the 0 that ImageJ shows, in any colour; NaN is not 0. */
	static SampleRule notZero(final ImagePlus mask) {
		final int zero = mask.getCalibration().isSigned16Bit() ? SIGNED_ZERO : 0;
		return new SampleRule(table(mask, value -> value != zero), sample -> sample != 0, rgb -> (rgb & 0xffffff) != 0);
	}

	private static boolean isIn(final double value, final double low, final double high) {
		return value >= low && value <= high;
	}

	/** Asks once for each stored value, as there are far more samples than values. */
	private static boolean[] table(final ImagePlus image, final IntPredicate isHole) {
		if (image.getBitDepth() != 8 && image.getBitDepth() != 16) return null;
		final boolean[] table = new boolean[1 << image.getBitDepth()];
		for (int value = 0; value < table.length; value++)
			table[value] = isHole.test(value);
		return table;
	}

	/** Finds the hole of a plane. */
	Hole holeOf(final Object pixels, final int width, final int height) {
		final BitSet bits = new BitSet();
		if (pixels instanceof byte[] bytes) mark(bytes, bits);
		else if (pixels instanceof short[] shorts) mark(shorts, bits);
		else if (pixels instanceof float[] floats) mark(floats, bits);
		else mark((int[]) pixels, bits);
		return Hole.of(width, height, bits);
	}

	private void mark(final byte[] pixels, final BitSet bits) {
		for (int i = 0; i < pixels.length; i++)
			if (stored[pixels[i] & 0xff]) bits.set(i);
	}

	private void mark(final short[] pixels, final BitSet bits) {
		for (int i = 0; i < pixels.length; i++)
			if (stored[pixels[i] & 0xffff]) bits.set(i);
	}

	private void mark(final float[] pixels, final BitSet bits) {
		for (int i = 0; i < pixels.length; i++)
			if (number.test(pixels[i])) bits.set(i);
	}

	private void mark(final int[] pixels, final BitSet bits) {
		for (int i = 0; i < pixels.length; i++)
			if (rgb.test(pixels[i])) bits.set(i);
	}
}
