package kintsugi.image;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

import ij.ImagePlus;
import ij.gui.ImageRoi;
import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.process.FloatPolygon;
import kintsugi.hole.Hole;

/**
 * Holes that several selections mark, each in the slices where ImageJ shows it: a selection with a position in the
 * stack in that slice, one with positions of channel, slice and frame where these agree, 0 standing for all, and one
 * without position in all slices. The points of a multi-point selection have a slice each. Pictures in an overlay, as a
 * preview, mark nothing.
 */
final class MarkedHoles implements SliceHoles {

	private final ImagePlus image;
	private final List<Roi> marks = new ArrayList<>();
	private final List<String> remarks = new ArrayList<>();
	/** Slices with the same selections follow each other mostly. */
	private BitSet lastMarks;
	private Hole last;

	/**
	 * Takes selections.
	 *
	 * @param place where they are, for messages
	 * @throws IllegalArgumentException if there is none, with a sentence for the user
	 */
	MarkedHoles(final ImagePlus image, final String place, final Roi... rois) {
		this.image = image;
		for (final Roi roi : rois)
			if (!(roi instanceof ImageRoi)) add((Roi) roi.clone());
		if (marks.isEmpty()) throw new IllegalArgumentException(place + " holds no selection. Add what is to be repaired " +
			"to it, or choose another source of the hole.");
		if (marks.size() < rois.length && marks.stream().noneMatch(PointRoi.class::isInstance)) remarks.add(
			"Pictures in the overlay mark no hole.");
		if (marks.stream().noneMatch(this::isShown)) remarks.add("No selection of " + place + " belongs to a slice of \"" +
			image.getTitle() + "\".");
	}

	private void add(final Roi roi) {
		if (!(roi instanceof PointRoi points) || points.getPosition() != PointRoi.POINTWISE_POSITION) {
			marks.add(roi);
			return;
		}
		final FloatPolygon places = points.getFloatPolygon();
		for (int i = 0; i < places.npoints; i++) {
			final PointRoi point = new PointRoi(places.xpoints[i], places.ypoints[i]);
			point.setPosition(points.getPointPosition(i));
			marks.add(point);
		}
	}

	private boolean isShown(final Roi roi) {
		for (int slice = 1; slice <= image.getStackSize(); slice++)
			if (isIn(roi, slice)) return true;
		return false;
	}

	private boolean isIn(final Roi roi, final int slice) {
		if (!roi.hasHyperStackPosition()) return roi.getPosition() <= 0 || roi.getPosition() == slice || //
			image.getStackSize() == 1;
		final int[] position = image.convertIndexToPosition(slice);
		return agree(roi.getCPosition(), position[0]) && agree(roi.getZPosition(), position[1]) && //
			agree(roi.getTPosition(), position[2]);
	}

	private static boolean agree(final int wanted, final int position) {
		return wanted <= 0 || wanted == position;
	}

	@Override
	public Hole of(final int slice) {
		final BitSet here = new BitSet();
		for (int i = 0; i < marks.size(); i++)
			here.set(i, isIn(marks.get(i), slice));
		if (!here.equals(lastMarks)) {
			last = Holes.of(image.getWidth(), image.getHeight(), here.stream().mapToObj(marks::get).toList());
			lastMarks = here;
		}
		return last;
	}

	@Override
	public List<String> remarks() {
		return List.copyOf(remarks);
	}
}
