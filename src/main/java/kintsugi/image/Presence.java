package kintsugi.image;

import java.io.IOException;

import ij.ImagePlus;
import ij.WindowManager;

/** Notices that an image was closed while it was worked on. */
final class Presence {

	private final ImagePlus image;
	private final String title;
	private final boolean listed;

	/** Looks at an image, which may be one that no window shows. */
	Presence(final ImagePlus image) {
		this.image = image;
		title = image.getTitle();
		listed = isListed();
	}

	/**
	 * Checks that the image is still there.
	 *
	 * @throws IOException if it was closed, with a sentence for the user
	 */
	void check() throws IOException {
		if (image.getProcessor() == null || listed && !isListed()) throw new IOException("\"" + title +
			"\" was closed during the repair, so there is no result. Open it again, and leave it open until the " +
			"repair is done.");
	}

	private boolean isListed() {
		return WindowManager.getImage(image.getID()) != null;
	}
}
