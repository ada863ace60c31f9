package kintsugi.image;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ij.ImagePlus;
import ij.gui.Roi;

/**
 * Tells to which slices of an image a selection belongs, as ImageJ does: for an overlay as
 * {@code ij.gui.ImageCanvas} draws it, for the ROI Manager as it shows the slice of a selection. A position of one
 * number is the slice of a hyperstack, or its frame if it has one slice; of other stacks it is the index.
 *
 * @param image the image
 * @param managed whether the selections are those of the ROI Manager
 */
record RoiPlaces(ImagePlus image, boolean managed) {

	/** Names as the ROI Manager makes them: a slice of 4 to 6 digits, and two numbers of as many digits. */
	private static final Pattern NAME = Pattern.compile("(\\d{4})-.{4}-.{4,}|(\\d{5})-.{5}-.{5,}|(\\d{6})-.{6}-.{6,}");

	/** Tells whether a selection belongs to a slice, from 1. */
	boolean isIn(final Roi roi, final int slice) {
		if (image.getStackSize() == 1) return true;
		return isHyperstack() ? isInHyperstack(roi, image.convertIndexToPosition(slice), slice) : isInStack(roi, slice);
	}

	/** Gives a selection the position of a slice, from 1, or of all slices for 0. */
	void place(final Roi roi, final int slice) {
		final int[] position = slice > 0 && isHyperstack() ? image.convertIndexToPosition(slice) : null;
		if (position == null) roi.setPosition(slice);
		else roi.setPosition(position[0], position[1], position[2]);
	}

	private boolean isHyperstack() {
		return image.isHyperStack() || image.getNChannels() > 1;
	}

	private boolean isInHyperstack(final Roi roi, final int[] position, final int slice) {
		if (roi.hasHyperStackPosition()) return agree(roi.getCPosition(), position[0]) && //
			agree(roi.getZPosition(), position[1]) && agree(roi.getTPosition(), position[2]);
		final boolean named = roi.getPosition() == 0 && managed;
		final int wanted = named ? number(roi) : roi.getPosition();
		if (image.getNSlices() > 1 && !(named && wanted > image.getNSlices())) return agree(wanted, position[1]);
		if (image.getNFrames() > 1 && !(named && wanted > image.getNFrames())) return agree(wanted, position[2]);
		return agree(wanted, slice);
	}

	private boolean isInStack(final Roi roi, final int slice) {
		int wanted = roi.getPosition();
		if (wanted == 0 && managed && image.getNSlices() == image.getStackSize()) wanted = roi.getZPosition();
		if (wanted == 0 && roi.getCPosition() == 1 && roi.getZPosition() == 1) wanted = roi.getTPosition();
		else if (wanted == 0 && roi.getCPosition() == 1 && roi.getTPosition() == 1) wanted = roi.getZPosition();
		return agree(wanted == 0 ? number(roi) : wanted, slice);
	}

	private static boolean agree(final int wanted, final int position) {
		return wanted <= 0 || wanted == position;
	}

	private static int number(final Roi roi) {
		final Matcher name = NAME.matcher(roi.getName() == null ? "" : roi.getName());
		if (!name.matches()) return 0;
		for (int group = 1; group <= name.groupCount(); group++)
			if (name.group(group) != null) return Integer.parseInt(name.group(group));
		return 0;
	}
}
