package kintsugi.ij1;

import ij.ImagePlus;
import ij.gui.ImageRoi;
import ij.gui.Overlay;

/** A picture in the overlay of an image, which comes and goes without a trace. */
final class PreviewPicture {

	private final ImagePlus image;
	private ImageRoi shown;

	/** Prepares to show pictures on an image. */
	PreviewPicture(final ImagePlus image) {
		this.image = image;
	}

	/** Shows a picture in place of the last one, or none for null; all else in the overlay stays. */
	synchronized void set(final ImageRoi picture) {
		if (picture == null && shown == null) return;
		final boolean changes = image.changes;
		final boolean hidden = image.getHideOverlay();
		final Overlay overlay = image.getOverlay() == null ? new Overlay() : image.getOverlay();
		for (int i = overlay.size() - 1; i >= 0; i--)
			// another selection can be equal to it
			if (overlay.get(i) == shown) overlay.remove(i);
		if (picture != null) overlay.add(picture);
		shown = picture;
		image.setOverlay(overlay.size() == 0 ? null : overlay);
		image.setHideOverlay(hidden);
		image.changes = changes;
	}
}
