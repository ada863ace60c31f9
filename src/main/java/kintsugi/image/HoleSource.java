package kintsugi.image;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.plugin.frame.RoiManager;
import ij.process.ImageProcessor;
import kintsugi.hole.Hole;
import kintsugi.repair.Progress;

/**
 * Where the holes of an image come from.
 *
 * @param kind the kind of source
 * @param mask the image whose non-zero pixels are the hole, for {@link Kind#MASK} only, or null
 * @param low the least intensity that is hole, for {@link Kind#RANGE} only
 * @param high the greatest intensity that is hole, for {@link Kind#RANGE} only
 */
public record HoleSource(Kind kind, ImagePlus mask, double low, double high) {

	/** The kinds of sources. */
	public enum Kind {
		/** The selection, for all slices. */
		SELECTION,
		/** The selections of the ROI Manager, each in its slice where it has one, else in all. */
		MANAGER,
		/**
		 * The elements of the overlay, each in its slice where it has one, else in all. Texts, arrows and scale bars count
		 * as if they were selected, see {@link Holes}; pictures do not count.
		 */
		OVERLAY,
		/**
		 * Another image: every pixel that is not 0, in the same slice, or, with fewer slices, in the one of the same slice
		 * and frame, of the same slice, of the same frame, or in its only one; its own dimensions tell which.
		 */
		MASK,
		/** Samples that are not a number, in 32-bit images. */
		NAN,
		/**
		 * Samples at the greatest value that the image's type or camera can hold, in any colour of RGB: 255 of 8 bits and
		 * RGB, 65,535 of 16 bits, or else what the greatest samples of the stack show the camera's limit to be, which the
		 * report then names.
		 */
		SATURATED,
		/** Samples within the threshold that is set on the image, the limits included, in all slices of the scope. */
		THRESHOLD,
		/**
		 * Samples within a range of intensities, the limits included, as ImageJ shows them for a pixel: calibrated, and
		 * with their sign. RGB pixels are hole if all three colours are within the range.
		 */
		RANGE;

		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	/** Makes the source that is the image's selection. */
	public static HoleSource selection() {
		return of(Kind.SELECTION);
	}

	/** Makes the source that is a mask. */
	public static HoleSource mask(final ImagePlus mask) {
		return new HoleSource(Kind.MASK, mask, 0, 0);
	}

	/** Makes a source that needs neither mask nor range. */
	public static HoleSource of(final Kind kind) {
		return new HoleSource(kind, null, 0, 0);
	}

	/** Makes the source of intensities from {@code low} to {@code high}, as ImageJ shows them for a pixel. */
	public static HoleSource range(final double low, final double high) {
		return new HoleSource(Kind.RANGE, null, low, high);
	}

	/**
	 * Gets the kind of a name, in any case.
	 *
	 * @throws IllegalArgumentException if there is none, in a sentence that lists the names
	 */
	public static Kind kind(final String name) {
		for (final Kind kind : Kind.values())
			if (kind.toString().equals(name.strip().toLowerCase(Locale.ROOT))) return kind;
		throw new IllegalArgumentException("The source of holes '" + name +
			"' is unknown; choose selection, manager, overlay, mask, nan, saturated, threshold or range.");
	}

	/**
	 * Finds the holes of an image.
	 *
	 * @throws IllegalArgumentException if there is nothing to find them by, with a sentence for the user
	 * @throws IOException if a slice cannot be read, with a sentence for the user
	 */
	public SliceHoles in(final ImagePlus image) throws IOException {
		return in(image, Progress.NONE);
	}

	/**
	 * Finds the holes of an image. What the samples tell is found slice by slice when it is asked for.
	 *
	 * @param progress hears of it if the whole image has to be looked through first, and may cancel
	 * @throws IllegalArgumentException if there is nothing to find them by, with a sentence for the user
	 * @throws kintsugi.repair.CanceledException if the progress says so
	 * @throws IOException if a slice cannot be read, with a sentence for the user
	 */
	public SliceHoles in(final ImagePlus image, final Progress progress) throws IOException {
		Memory.checkPlane(image);
		return switch (kind) {
			case SELECTION -> selected(image);
			case MANAGER -> managed(image);
			case OVERLAY -> overlaid(image);
			case MASK -> masked(image);
			case NAN, RANGE -> new SampledHoles(image, rule(image));
			case SATURATED -> Saturation.of(image, progress);
			case THRESHOLD -> thresholded(image);
		};
	}

	/** Gets what the user has to know about a mask of one slice, if anything; {@link SliceHoles#remarks} says it too. */
	public Optional<String> remark() {
		return mask == null || mask.getStackSize() != 1 ? Optional.empty() : Holes.remarkOn(mask);
	}

	/** Says what the source is, but not which mask. */
	String name() {
		return kind == Kind.RANGE ? "range:" + low + "-" + high : kind.toString();
	}

	private static SliceHoles selected(final ImagePlus image) {
		if (image.getRoi() == null) throw new IllegalArgumentException(Images.nothingSelected(image));
		final Hole hole = Holes.of(image, image.getRoi());
		return slice -> hole;
	}

	private static SliceHoles managed(final ImagePlus image) {
		final RoiManager manager = RoiManager.getInstance2();
		return MarkedHoles.manager(image, manager == null ? new Roi[0] : manager.getRoisAsArray());
	}

	private static SliceHoles overlaid(final ImagePlus image) {
		final Overlay overlay = image.getOverlay();
		return MarkedHoles.overlay(image, overlay == null ? new Roi[0] : overlay.toArray());
	}

	private SliceHoles masked(final ImagePlus image) {
		if (mask == null) throw new IllegalArgumentException("There is no mask. Name an open image as mask.");
		if (mask == image) throw new IllegalArgumentException("The mask is the image \"" + image.getTitle() +
			"\" itself. Choose another image as mask.");
		return new MaskHoles(image, mask);
	}

	/** Makes the rule for samples that are not a number or in a range, for images of a type and calibration. */
	SampleRule rule(final ImagePlus like) {
		if (kind == Kind.NAN && like.getBitDepth() != 32) throw new IllegalArgumentException("\"" + like.getTitle() +
			"\" has " + like.getBitDepth() + " bits, where every sample is a number; only 32-bit images can have NaN. " +
			"Choose another source of the hole.");
		if (kind == Kind.NAN) return SampleRule.notANumber(like);
		if (!(low <= high)) throw new IllegalArgumentException("The range from " + low + " to " + high +
			" holds no intensity. Give the smaller number first.");
		return SampleRule.range(like, low, high);
	}

	private static SliceHoles thresholded(final ImagePlus image) {
		final double least = image.getProcessor().getMinThreshold();
		if (least == ImageProcessor.NO_THRESHOLD) throw new IllegalArgumentException("No threshold is set on \"" + //
			image.getTitle() + "\". Set one with Image > Adjust > Threshold..., without Apply, or give a range.");
		return new SampledHoles(image, SampleRule.stored(image, least, image.getProcessor().getMaxThreshold()));
	}
}
