package kintsugi.ij1;

import java.util.ArrayList;
import java.util.List;

import ij.ImagePlus;
import ij.WindowManager;

/** Finds open images that can be masks. */
final class RepairMasks {

	/** What stands for no mask. */
	static final String NONE = "none";

	private RepairMasks() {}

	/** Gets all open images. */
	static List<ImagePlus> open() {
		final List<ImagePlus> others = new ArrayList<>();
		final int[] ids = WindowManager.getIDList();
		for (final int id : ids == null ? new int[0] : ids) {
			final ImagePlus other = WindowManager.getImage(id);
			if (other != null) others.add(other);
		}
		return others;
	}

	/**
	 * Finds the mask of a title, or null for {@value #NONE}; another image comes before the image itself, which may have
	 * the same title in batch mode.
	 *
	 * @throws IllegalArgumentException if there is none, with a sentence for the user
	 */
	static ImagePlus of(final String title, final ImagePlus image) {
		if (title.equals(NONE)) return null;
		for (final ImagePlus other : open())
			if (other != image && other.getTitle().equals(title)) return other;
		if (image.getTitle().equals(title)) return image;
		throw new IllegalArgumentException("There is no open image \"" + title + "\" to use as mask.");
	}
}
