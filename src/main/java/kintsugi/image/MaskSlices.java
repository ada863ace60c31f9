package kintsugi.image;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;

import ij.ImagePlus;

/**
 * Tells which slice of a mask belongs to a slice of an image.
 * <p>
 * The mask's own channels, slices and frames decide where each of them is one or as many as the image's. If they do
 * not, the number of the mask's slices does: as many as the image, as its slices x frames, as its slices or as its
 * frames, unless that can be several of these.
 * </p>
 */
final class MaskSlices {

	private final ImagePlus image;
	private final ImagePlus mask;
	private final String what;
	private final int z;
	private final int t;

	private MaskSlices(final ImagePlus image, final ImagePlus mask, final String what) {
		this.image = image;
		this.mask = mask;
		this.what = what;
		z = image.getNSlices();
		t = image.getNFrames();
	}

	/**
	 * Finds the way in which a mask belongs to an image.
	 *
	 * @param what the mask is called
	 * @return gives the slice of the mask, from 1, for that of the image, from 1
	 * @throws IllegalArgumentException if there is none, or more than one, with a sentence for the user
	 */
	static IntUnaryOperator of(final ImagePlus image, final ImagePlus mask, final String what) {
		return new MaskSlices(image, mask, what).find();
	}

	private IntUnaryOperator find() {
		final int masks = mask.getStackSize();
		if (masks == 1) return slice -> 1;
		if (agree(mask.getNChannels(), image.getNChannels()) && agree(mask.getNSlices(), z) && agree(mask.getNFrames(), t))
			return this::sameDimensions;
		final Map<String, IntUnaryOperator> ways = new HashMap<>();
		if (masks == z && t > 1) ways.put("z", slice -> image.convertIndexToPosition(slice)[1]);
		if (masks == t && z > 1) ways.put("t", slice -> image.convertIndexToPosition(slice)[2]);
		if (masks == z * t) ways.put("zt", slice -> image.convertIndexToPosition(slice)[1] + //
			(image.convertIndexToPosition(slice)[2] - 1) * z);
		if (masks == image.getStackSize()) ways.put("zt", slice -> slice);
		if (ways.isEmpty()) throw refused("does not fit",
			"A " + what + " has one slice for all, or as many as the image, as its slices x frames, as its slices or as " +
				"its frames.");
		if (ways.size() > 1 || !isPlain(mask) && !isPlain(image)) throw refused("could belong to it in several ways",
			"Say what the " + what + "'s slices are with Image > Properties....");
		return ways.values().iterator().next();
	}

	private static boolean agree(final int ofMask, final int ofImage) {
		return ofMask == 1 || ofMask == ofImage;
	}

	private static boolean isPlain(final ImagePlus some) {
		return Math.max(some.getNChannels(), Math.max(some.getNSlices(), some.getNFrames())) == some.getStackSize();
	}

	private int sameDimensions(final int slice) {
		final int[] position = image.convertIndexToPosition(slice);
		return mask.getStackIndex(Math.min(position[0], mask.getNChannels()), Math.min(position[1], mask.getNSlices()), //
			Math.min(position[2], mask.getNFrames()));
	}

	private IllegalArgumentException refused(final String why, final String whatToDo) {
		return new IllegalArgumentException("The " + what + " " + describe(mask) + " " + why + ": the image is " + //
			describe(image) + ". " + whatToDo);
	}

	private static String describe(final ImagePlus some) {
		return "\"" + some.getTitle() + "\" of " + count(some.getStackSize(), "slice") + " (" + count(some.getNChannels(),
			"channel") + " x " + count(some.getNSlices(), "slice") + " x " + count(some.getNFrames(), "frame") + ")";
	}

	private static String count(final int number, final String what) {
		return number + " " + what + (number == 1 ? "" : "s");
	}
}
