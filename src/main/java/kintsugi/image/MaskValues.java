package kintsugi.image;

import java.lang.reflect.Array;

import ij.ImagePlus;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import kintsugi.hole.Hole;

/** The values of a mask image as ImageJ shows them for a pixel, with a signed 16-bit calibration applied. */
final class MaskValues {

	private static final int SIGNED_ZERO = 32768;

	private final ImageProcessor pixels;
	private final int zero;

	private MaskValues(final ImageProcessor pixels, final int zero) {
		this.pixels = pixels;
		this.zero = zero;
	}

	/**
	 * Takes the values of a mask.
	 *
	 * @throws IllegalArgumentException if it is a stack
	 */
	static MaskValues of(final ImagePlus mask) {
		if (mask.getStackSize() != 1) throw new IllegalArgumentException("The mask \"" + mask.getTitle() + "\" has " +
			mask.getStackSize() +
			" slices; a mask is one image that holds for all slices. Duplicate the slice you want.");
		final boolean signed = mask.getCalibration().isSigned16Bit();
		return new MaskValues(mask.getStack().getProcessor(1), signed ? SIGNED_ZERO : 0);
	}

	/** Tells whether all channels of a pixel have the value. */
	boolean equal(final int x, final int y, final double value) {
		if (!(pixels instanceof ColorProcessor)) return pixels.getf(x, y) - zero == (float) value;
		final int rgb = pixels.get(x, y);
		return (rgb >> 16 & 0xff) == value && (rgb >> 8 & 0xff) == value && (rgb & 0xff) == value;
	}

	/** Makes the hole of every pixel but those of 0. */
	Hole notZero(final ImagePlus mask) {
		return SampleRule.notZero(mask).holeOf(pixels.getPixels(), pixels.getWidth(), pixels.getHeight());
	}

	/** Tells whether there is at most one value besides 0. */
	boolean isBinary() {
		return areBinary(pixels.getPixels(), zero != 0);
	}

	/** Tells whether a plane has at most one value besides 0. */
	static boolean areBinary(final Object pixels, final boolean signed) {
		final Seen seen = new Seen(signed);
		seen.look(pixels);
		return seen.areBinary();
	}

	/** The values of a plane that is looked at part by part. */
	static final class Seen {

		private final float none;
		private float other;
		private boolean many;

		/** Has seen nothing yet. */
		Seen(final boolean signed) {
			none = signed ? SIGNED_ZERO : 0;
			other = none;
		}

		/** Looks at the samples of a part. */
		void look(final Object pixels) {
			for (int i = 0; !many && i < Array.getLength(pixels); i++) {
				final float value = value(pixels, i);
				if (value == none || value == other) continue;
				many = other != none;
				other = value;
			}
		}

		/** Tells whether there was at most one value besides 0. */
		boolean areBinary() {
			return !many;
		}
	}

	private static float value(final Object pixels, final int i) {
		if (pixels instanceof byte[] bytes) return bytes[i] & 0xff;
		if (pixels instanceof short[] shorts) return shorts[i] & 0xffff;
		// Alpha is no colour.
		return pixels instanceof int[] colours ? colours[i] & 0xffffff : ((float[]) pixels)[i];
	}
}
