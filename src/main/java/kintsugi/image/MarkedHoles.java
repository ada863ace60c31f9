package kintsugi.image;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

import ij.ImagePlus;
import ij.gui.ImageRoi;
import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.process.FloatPolygon;
import kintsugi.hole.Hole;

/**
 * Holes, or lines of a sketch, that several selections mark, each in the slices where ImageJ shows it, see
 * {@link RoiPlaces}; one without position in all slices. The points of a multi-point selection have a slice each.
 * Pictures in an overlay, as a preview, mark nothing.
 */
final class MarkedHoles implements SliceHoles {

	private final ImagePlus image;
	private final RoiPlaces places;
	private final MarkUse use;
	private final List<Roi> marks = new ArrayList<>();
	private final List<String> remarks = new ArrayList<>();
	/** Slices with the same selections follow each other mostly. */
	private BitSet lastMarks;
	private Hole last;

	private MarkedHoles(final RoiPlaces places, final String place, final MarkUse use, final Roi... rois) {
		this.image = places.image();
		this.places = places;
		this.use = use;
		for (final Roi roi : rois)
			if (use.takes(roi)) add((Roi) roi.clone());
		if (marks.isEmpty()) throw new IllegalArgumentException(use.nothing(place));
		if (!use.isSketch() && Stream.of(rois).anyMatch(ImageRoi.class::isInstance)) remarks.add(
			"Pictures in the overlay mark no hole.");
		if (marks.stream().noneMatch(this::isShown)) remarks.add((use.isSketch() ? "No line" : //
			"No selection") + " of " + place + " belongs to a slice of \"" + image.getTitle() + "\".");
	}

	/**
	 * Takes the elements of an image's overlay.
	 *
	 * @throws IllegalArgumentException if there is none, with a sentence for the user
	 */
	static MarkedHoles overlay(final ImagePlus image, final Roi... rois) {
		return overlay(image, MarkUse.HOLES, rois);
	}

	/**
	 * Takes the elements of an image's overlay for a use.
	 *
	 * @throws IllegalArgumentException if there is none for it, with a sentence for the user
	 */
	static MarkedHoles overlay(final ImagePlus image, final MarkUse use, final Roi... rois) {
		return new MarkedHoles(new RoiPlaces(image, false), "The overlay of \"" + image.getTitle() + "\"", use, rois);
	}

	/**
	 * Takes the selections of the ROI Manager.
	 *
	 * @throws IllegalArgumentException if there is none, with a sentence for the user
	 */
	static MarkedHoles manager(final ImagePlus image, final Roi... rois) {
		return manager(image, MarkUse.HOLES, rois);
	}

	/**
	 * Takes the selections of the ROI Manager for a use.
	 *
	 * @throws IllegalArgumentException if there is none for it, with a sentence for the user
	 */
	static MarkedHoles manager(final ImagePlus image, final MarkUse use, final Roi... rois) {
		return new MarkedHoles(new RoiPlaces(image, true), "The ROI Manager", use, rois);
	}

	private void add(final Roi roi) {
		if (!(roi instanceof PointRoi points) || points.getPosition() != PointRoi.POINTWISE_POSITION) {
			marks.add(roi);
			return;
		}
		final FloatPolygon spots = points.getFloatPolygon();
		for (int i = 0; i < spots.npoints; i++) {
			final PointRoi point = new PointRoi(spots.xpoints[i], spots.ypoints[i]);
			places.place(point, points.getPointPosition(i));
			marks.add(point);
		}
	}

	private boolean isShown(final Roi roi) {
		for (int slice = 1; slice <= image.getStackSize(); slice++)
			if (places.isIn(roi, slice)) return true;
		return false;
	}

	@Override
	public Hole of(final int slice) {
		final BitSet here = new BitSet();
		for (int i = 0; i < marks.size(); i++)
			here.set(i, places.isIn(marks.get(i), slice));
		if (!here.equals(lastMarks)) {
			final MarkCanvas canvas = new MarkCanvas(image.getWidth(), image.getHeight());
			here.stream().mapToObj(marks::get).forEach(roi -> use.draw(roi, canvas));
			last = canvas.hole();
			lastMarks = here;
		}
		return last;
	}

	@Override
	public List<String> remarks() {
		return List.copyOf(remarks);
	}
}
