package kintsugi.image.folder;

import java.util.Locale;
import java.util.OptionalDouble;

import ij.ImagePlus;
import ij.ImageStack;
import kintsugi.image.Holes;
import kintsugi.image.MaskImages;

/** Makes masks in which one value is the hole to masks in which every value but 0 is. */
final class HoleValue {

	private HoleValue() {}

	/** Makes a mask of 0 and 255 with as many slices and the same title. */
	static ImagePlus of(final ImagePlus mask, final OptionalDouble value) {
		final ImageStack stack = new ImageStack(mask.getWidth(), mask.getHeight());
		for (int slice = 1; slice <= mask.getStackSize(); slice++) {
			final ImagePlus plane = new ImagePlus(mask.getTitle(), mask.getStack().getProcessor(slice));
			plane.setCalibration(mask.getCalibration());
			stack.addSlice(MaskImages.of(Holes.ofMask(plane, value)));
		}
		return new ImagePlus(mask.getTitle(), stack);
	}

	/** Says that a value is nowhere in a mask, of which {@link #of} has made this; empty if it is. */
	static String lack(final ImagePlus hole, final double value) {
		for (int slice = 1; slice <= hole.getStackSize(); slice++)
			for (final byte pixel : (byte[]) hole.getStack().getPixels(slice))
				if (pixel != 0) return "";
		final String number = value == Math.rint(value) ? String.format(Locale.ROOT, "%.0f", value) : //
			Double.toString(value);
		return "No pixel of the mask has the value " + number + ", which was to be the hole. Look which values the mask " +
			"has; without --hole-value, every value but 0 is hole.";
	}
}
