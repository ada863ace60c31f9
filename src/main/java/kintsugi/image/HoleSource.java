package kintsugi.image;

import java.util.Locale;
import java.util.Optional;

import ij.ImagePlus;
import kintsugi.hole.Hole;

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
		/** The selections of the ROI Manager, each on its slice where it has one. */
		MANAGER,
		/** The selections of the overlay, each on its slice where it has one. */
		OVERLAY,
		/** Another image, of one slice for all or of as many slices. */
		MASK,
		/** Samples that are not a number. */
		NAN,
		/** Samples at the greatest value that the image's type or camera can hold. */
		SATURATED,
		/** Samples within the threshold that is set on the image. */
		THRESHOLD,
		/** Samples within a range of intensities. */
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
	 */
	public SliceHoles in(final ImagePlus image) {
		final Hole hole = hole(image);
		return slice -> hole;
	}

	/** Gets what the user has to know about the source, if anything. */
	public Optional<String> remark() {
		return mask == null ? Optional.empty() : Holes.remarkOn(mask);
	}

	private Hole hole(final ImagePlus image) {
		if (mask == image) throw new IllegalArgumentException("The mask is the image \"" + image.getTitle() +
			"\" itself. Choose another image as mask.");
		if (mask != null) {
			Holes.checkSize(image, mask);
			return Holes.ofMask(mask);
		}
		if (image.getRoi() == null) throw new IllegalArgumentException(Images.nothingSelected(image));
		return Holes.of(image, image.getRoi());
	}
}
