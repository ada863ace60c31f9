package kintsugi.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import ij.ImagePlus;
import ij.gui.Roi;
import kintsugi.hole.Hole;

/**
 * Makes holes from ImageJ selections and from mask images: what is marked is missing.
 * <p>
 * An area selection, also a composite or rotated one, is its inside, exactly as ImageJ measures it; its stroke is for
 * display only. A line selection is what <i>Edit &gt; Draw</i> would paint, with its width. Each point is one pixel,
 * whatever its size on screen. A text or image selection is its box, as ImageJ takes it. What lies outside the image is
 * left out. The selections are not modified; for a wider hole see {@link Hole#grow(int)}.
 * </p>
 */
public final class Holes {

	private Holes() {}

	/** Makes the hole of one or more selections together, with the size of the image. */
	public static Hole of(final ImagePlus image, final Roi first, final Roi... others) {
		final List<Roi> all = new ArrayList<>(List.of(others));
		all.add(0, first);
		return of(image.getWidth(), image.getHeight(), all);
	}

	/** Makes the hole of any number of selections together. */
	static Hole of(final int width, final int height, final List<Roi> selections) {
		final MarkCanvas canvas = new MarkCanvas(width, height);
		selections.forEach(canvas::add);
		return canvas.hole();
	}

	/**
	 * Makes the hole of a mask: every pixel whose value is not 0, in any channel of an RGB mask.
	 * <p>
	 * Values are those that ImageJ shows for a pixel, whatever the lookup table paints: a signed 16-bit mask is 0 where
	 * it shows 0. NaN is not 0, so it is hole.
	 * </p>
	 *
	 * @throws IllegalArgumentException if the mask is a stack, with a sentence for the user
	 */
	public static Hole ofMask(final ImagePlus mask) {
		return ofMask(mask, OptionalDouble.empty());
	}

	/**
	 * Makes the hole of a mask with a value of its own for the hole.
	 *
	 * @param holeValue the value of the hole's pixels, in every channel of an RGB mask; empty: every value but 0
	 * @throws IllegalArgumentException if the mask is a stack, with a sentence for the user
	 */
	public static Hole ofMask(final ImagePlus mask, final OptionalDouble holeValue) {
		final MaskValues values = MaskValues.of(mask);
		return holeValue.isEmpty() ? values.notZero(mask) : Hole.where(mask.getWidth(), mask.getHeight(), //
			(x, y) -> values.equal(x, y, holeValue.getAsDouble()));
	}

	/**
	 * Checks that a mask has the size of the image.
	 *
	 * @throws IllegalArgumentException if not, naming both sizes
	 */
	public static void checkSize(final ImagePlus image, final ImagePlus mask) {
		checkSize(image, mask, "mask");
	}

	/** Checks the same of what is not called a mask. */
	static void checkSize(final ImagePlus image, final ImagePlus mask, final String what) {
		if (image.getWidth() != mask.getWidth() || image.getHeight() != mask.getHeight())
			throw new IllegalArgumentException("The " + what + " \"" + mask.getTitle() + "\" is " + mask.getWidth() + " x " +
				mask.getHeight() + " pixels, but the image \"" + image.getTitle() + "\" is " + image.getWidth() +
				" x " + image.getHeight() + " pixels; both must have the same size.");
	}

	/**
	 * Gets what the user has to know about a mask: that it has more values than two and was thresholded, as one that
	 * was saved as JPEG or scaled smoothly. Empty if there is nothing to say.
	 */
	public static Optional<String> remarkOn(final ImagePlus mask) {
		return MaskValues.of(mask).isBinary() ? Optional.empty() : Optional.of(manyValues(mask));
	}

	/** Says that a mask has more values than two. */
	static String manyValues(final ImagePlus mask) {
		return "The mask \"" + mask.getTitle() + "\" has more than two values; every value but 0 counts as hole.";
	}
}
