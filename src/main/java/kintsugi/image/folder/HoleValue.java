package kintsugi.image.folder;

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
}
