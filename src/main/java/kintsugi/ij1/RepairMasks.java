package kintsugi.ij1;

import ij.ImagePlus;
import kintsugi.image.OpenImages;

/** Finds open images that can be masks. */
final class RepairMasks {

	/** What stands for no mask. */
	static final String NONE = "none";

	private RepairMasks() {}

	/**
	 * Finds the mask of a title, or null for {@value #NONE}; another image comes before the image itself, which may have
	 * the same title in batch mode.
	 *
	 * @throws IllegalArgumentException if there is none, with a sentence for the user
	 */
	static ImagePlus of(final String title, final ImagePlus image) {
		if (title.equals(NONE)) return null;
		return OpenImages.titled(title, image).orElseThrow(() -> new IllegalArgumentException(
			"There is no open image \"" + title + "\" to use as mask."));
	}
}
