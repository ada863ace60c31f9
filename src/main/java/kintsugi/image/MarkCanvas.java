package kintsugi.image;

import java.awt.Rectangle;
import java.util.BitSet;

import ij.gui.Arrow;
import ij.gui.Line;
import ij.gui.PointRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.gui.ShapeRoi;
import ij.process.ByteProcessor;
import ij.process.FloatPolygon;
import ij.process.ImageProcessor;
import kintsugi.hole.Hole;

/** Unites selections to a hole; areas and points cost what they cover, and only lines are painted on a whole plane. */
final class MarkCanvas {

	private final int width;
	private final int height;
	private final BitSet marked = new BitSet();
	/** What lines are painted on, or null as long as there is none. */
	private ByteProcessor lines;

	/** Makes an empty canvas. */
	MarkCanvas(final int width, final int height) {
		// a size that no hole can have is refused first
		Hole.none(width, height);
		this.width = width;
		this.height = height;
	}

	/** Adds a copy of a selection, because ImageJ caches masks in a selection. */
	void add(final Roi selection) {
		final Roi roi = (Roi) selection.clone();
		if (roi instanceof PointRoi) addPoints(roi.getFloatPolygon());
		else if (roi.isLine()) addLine(roi);
		else addArea(roi);
		// A composite's mask shows its areas only; lines in it would be lost.
		if (roi instanceof ShapeRoi shape && shape.getType() == Roi.COMPOSITE) addParts(shape);
	}

	/** Adds what is drawn of a selection: a line with its width, or the outline of an area that is not filled. */
	void draw(final Roi selection) {
		final Roi roi = (Roi) selection.clone();
		final boolean outlined = !roi.isLine() && !(roi instanceof PointRoi) && roi.getFillColor() == null;
		if (outlined) roi.drawPixels(lines());
		else add(roi);
	}

	/** Gets what was added. */
	Hole hole() {
		final byte[] painted = lines == null ? new byte[0] : (byte[]) lines.getPixels();
		for (int i = 0; i < painted.length; i++)
			if (painted[i] != 0) marked.set(i);
		return Hole.of(width, height, marked);
	}

	private void addPoints(final FloatPolygon points) {
		for (int i = 0; i < points.npoints; i++) {
			// As ImageJ has it: the centre of a pixel has whole coordinates.
			final int x = Math.round(points.xpoints[i]);
			final int y = Math.round(points.ypoints[i]);
			if (x >= 0 && y >= 0 && x < width && y < height) marked.set(y * width + x);
		}
	}

	private void addLine(final Roi line) {
		final boolean straight = line.getType() == Roi.LINE && !(line instanceof Arrow);
		(straight && line.getStrokeWidth() > 1 ? polyline((Line) line) : line).drawPixels(lines());
	}

	private ByteProcessor lines() {
		if (lines == null) {
			lines = new ByteProcessor(width, height);
			lines.setValue(255);
		}
		return lines;
	}

	/** Makes a polyline of two points: ImageJ paints a straight line of the line tool's width as a mere outline. */
	private static Roi polyline(final Line line) {
		final FloatPolygon ends = line.getFloatPoints();
		final Roi polyline = new PolygonRoi(ends.xpoints, ends.ypoints, 2, Roi.POLYLINE);
		polyline.setStrokeWidth(line.getStrokeWidth());
		return polyline;
	}

	private void addArea(final Roi area) {
		final Rectangle bounds = area.getBounds();
		final ImageProcessor mask = area.getMask();
		final Rectangle inside = bounds.intersection(new Rectangle(width, height));
		for (int y = inside.y; y < inside.y + inside.height; y++) {
			if (mask == null) marked.set(y * width + inside.x, y * width + inside.x + inside.width);
			else for (int x = inside.x; x < inside.x + inside.width; x++)
				if (mask.get(x - bounds.x, y - bounds.y) != 0) marked.set(y * width + x);
		}
	}

	private void addParts(final ShapeRoi shape) {
		for (final Roi part : shape.getRois()) {
			if (part instanceof PointRoi) addPoints(part.getFloatPolygon());
			else if (part.isLine()) addLine(part);
		}
	}
}
