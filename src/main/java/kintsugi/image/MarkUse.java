package kintsugi.image;

import ij.gui.ImageRoi;
import ij.gui.Roi;
import ij.gui.TextRoi;

/** What selections of an overlay or of the ROI Manager are taken for, and which of them. */
enum MarkUse {
	/** All are holes. */
	HOLES("selection. Add what is to be repaired to it, or choose another source of the hole."),
	/** Lines are a sketch, all others are holes. */
	AREAS("area. Add what is to be repaired to it, as its lines are the sketch, or choose another source of the hole."),
	/** Lines are a sketch, and so are the outlines of areas that are not filled; texts are nothing. */
	SKETCH("line. Draw lines and add them to it, or leave the sketch out."),
	/** Lines are a sketch, all others are something else. */
	LINES("line. Draw lines and add them to it, or leave the sketch out.");

	private final String missing;

	MarkUse(final String missing) {
		this.missing = missing;
	}

	/** Tells whether a selection is taken; pictures, as a preview, never are. */
	boolean takes(final Roi roi) {
		if (roi instanceof ImageRoi) return false;
		return switch (this) {
			case HOLES -> true;
			case AREAS -> !isLine(roi);
			case SKETCH -> !(roi instanceof TextRoi);
			case LINES -> isLine(roi);
		};
	}

	/** Tells whether it finds lines of a sketch. */
	boolean isSketch() {
		return this == SKETCH || this == LINES;
	}

	/** Adds a selection to a canvas. */
	void draw(final Roi roi, final MarkCanvas canvas) {
		if (isSketch()) canvas.draw(roi);
		else canvas.add(roi);
	}

	/** Says that a place holds nothing of this use. */
	String nothing(final String place) {
		return place + " holds no " + missing;
	}

	/** Tells whether a selection is drawn as a line, with an angle for one. */
	static boolean isLine(final Roi roi) {
		return roi.isLine() || roi.getType() == Roi.ANGLE;
	}
}
