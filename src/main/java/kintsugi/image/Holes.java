package kintsugi.image;

import java.awt.Rectangle;
import java.util.Optional;
import java.util.OptionalDouble;

import ij.ImagePlus;
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

/**
 * Makes holes from ImageJ selections and from mask images: what is marked is missing.
 * <p>
 * An area selection, also a composite or rotated one, is its inside, exactly as ImageJ measures it; its stroke is for
 * display only. A line selection is what <i>Edit &gt; Draw</i> would paint, with its width. Each point is one pixel,
 * whatever its size on screen. A text or image selection is its box, as ImageJ takes it. What lies outside the image is
 * left out. The selections are not modified; for a wider hole see {@link Hole#grow(int)}.
 * </p>
 */
public final class Holes {

	private Holes() {}

	/** Makes the hole of one or more selections together, with the size of the image. */
	public static Hole of(final ImagePlus image, final Roi first, final Roi... others) {
		final ByteProcessor canvas = new ByteProcessor(image.getWidth(), image.getHeight());
		paint(canvas, first);
		for (final Roi other : others)
			paint(canvas, other);
		return Hole.where(canvas.getWidth(), canvas.getHeight(), (x, y) -> canvas.get(x, y) != 0);
	}

	/**
	 * Makes the hole of a mask: every pixel whose value is not 0, in any channel of an RGB mask.
	 * <p>
	 * Values are those that ImageJ shows for a pixel, whatever the lookup table paints: a signed 16-bit mask is 0 where
	 * it shows 0. NaN is not 0, so it is hole.
	 * </p>
	 *
	 * @throws IllegalArgumentException if the mask is a stack, with a sentence for the user
	 */
	public static Hole ofMask(final ImagePlus mask) {
		return ofMask(mask, OptionalDouble.empty());
	}

	/**
	 * Makes the hole of a mask with a value of its own for the hole.
	 *
	 * @param holeValue the value of the hole's pixels, in every channel of an RGB mask; empty: every value but 0
	 * @throws IllegalArgumentException if the mask is a stack, with a sentence for the user
	 */
	public static Hole ofMask(final ImagePlus mask, final OptionalDouble holeValue) {
		final MaskValues values = MaskValues.of(mask);
		return Hole.where(mask.getWidth(), mask.getHeight(), holeValue.isPresent() ? //
			(x, y) -> values.equal(x, y, holeValue.getAsDouble()) : (x, y) -> !values.equal(x, y, 0));
	}

	/**
	 * Checks that a mask has the size of the image.
	 *
	 * @throws IllegalArgumentException if not, naming both sizes
	 */
	public static void checkSize(final ImagePlus image, final ImagePlus mask) {
		if (image.getWidth() != mask.getWidth() || image.getHeight() != mask.getHeight())
			throw new IllegalArgumentException("The mask \"" + mask.getTitle() + "\" is " + mask.getWidth() + " x " +
				mask.getHeight() + " pixels, but the image \"" + image.getTitle() + "\" is " + image.getWidth() +
				" x " + image.getHeight() + " pixels; both must have the same size.");
	}

	/**
	 * Gets what the user has to know about a mask: that it has more values than two and was thresholded, as one that
	 * was saved as JPEG or scaled smoothly. Empty if there is nothing to say.
	 */
	public static Optional<String> remarkOn(final ImagePlus mask) {
		return MaskValues.of(mask).isBinary() ? Optional.empty() : Optional.of("The mask \"" + mask.getTitle() +
			"\" has more than two values; every value but 0 counts as hole.");
	}

	/** Paints a copy, because ImageJ caches masks in a selection. */
	private static void paint(final ByteProcessor canvas, final Roi selection) {
		final Roi roi = (Roi) selection.clone();
		if (roi instanceof PointRoi) paintPoints(canvas, roi.getFloatPolygon());
		else if (roi.isLine()) paintLine(canvas, roi);
		else paintArea(canvas, roi);
		// A composite's mask shows its areas only; lines in it would be lost.
		if (roi instanceof ShapeRoi shape && shape.getType() == Roi.COMPOSITE) paintParts(canvas, shape);
	}

	private static void paintPoints(final ByteProcessor canvas, final FloatPolygon points) {
		for (int i = 0; i < points.npoints; i++)
			// As ImageJ has it: the centre of a pixel has whole coordinates.
			set(canvas, Math.round(points.xpoints[i]), Math.round(points.ypoints[i]));
	}

	private static void paintLine(final ByteProcessor canvas, final Roi line) {
		canvas.setValue(255);
		final boolean straight = line.getType() == Roi.LINE && !(line instanceof Arrow);
		(straight && line.getStrokeWidth() > 1 ? polyline((Line) line) : line).drawPixels(canvas);
	}

	/** Makes a polyline of two points: ImageJ paints a straight line of the line tool's width as a mere outline. */
	private static Roi polyline(final Line line) {
		final FloatPolygon ends = line.getFloatPoints();
		final Roi polyline = new PolygonRoi(ends.xpoints, ends.ypoints, 2, Roi.POLYLINE);
		polyline.setStrokeWidth(line.getStrokeWidth());
		return polyline;
	}

	private static void paintArea(final ByteProcessor canvas, final Roi area) {
		final Rectangle bounds = area.getBounds();
		final ImageProcessor mask = area.getMask();
		final Rectangle inside = bounds.intersection(new Rectangle(canvas.getWidth(), canvas.getHeight()));
		for (int y = inside.y; y < inside.y + inside.height; y++)
			for (int x = inside.x; x < inside.x + inside.width; x++)
				if (mask == null || mask.get(x - bounds.x, y - bounds.y) != 0) canvas.set(x, y, 255);
	}

	private static void paintParts(final ByteProcessor canvas, final ShapeRoi shape) {
		for (final Roi part : shape.getRois()) {
			if (part instanceof PointRoi) paintPoints(canvas, part.getFloatPolygon());
			else if (part.isLine()) paintLine(canvas, part);
		}
	}

	private static void set(final ByteProcessor canvas, final int x, final int y) {
		if (x >= 0 && y >= 0 && x < canvas.getWidth() && y < canvas.getHeight()) canvas.set(x, y, 255);
	}
}
