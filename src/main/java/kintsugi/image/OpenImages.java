package kintsugi.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import ij.ImagePlus;
import ij.WindowManager;

/** Finds images that are open in ImageJ. */
public final class OpenImages {

	private OpenImages() {}

	/** Gets all open images. */
	public static List<ImagePlus> all() {
		final List<ImagePlus> all = new ArrayList<>();
		final int[] ids = WindowManager.getIDList();
		for (final int id : ids == null ? new int[0] : ids) {
			final ImagePlus image = WindowManager.getImage(id);
			if (image != null) all.add(image);
		}
		return all;
	}

	/**
	 * Finds the image of a title; another one comes before the image itself, which may have the same title in batch mode.
	 *
	 * @param image to which the wanted one belongs
	 */
	public static Optional<ImagePlus> titled(final String title, final ImagePlus image) {
		for (final ImagePlus other : all())
			if (other != image && other.getTitle().equals(title)) return Optional.of(other);
		return image.getTitle().equals(title) ? Optional.of(image) : Optional.empty();
	}
}
