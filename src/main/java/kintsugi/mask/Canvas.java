package kintsugi.mask;

import java.util.BitSet;

import kintsugi.hole.Hole;

/** A grid of pixels to draw holes on, confined to a frame; what falls outside the frame is not drawn. */
final class Canvas {

	private final int width;
	private final int height;
	private final int margin;
	private BitSet pixels;

	/** Makes an empty canvas whose outermost {@code margin} pixels stay free. */
	Canvas(final int width, final int height, final int margin) {
		this.width = width;
		this.height = height;
		this.margin = margin;
		this.pixels = new BitSet(width * height);
	}

	/** Draws an ellipse with half axes {@code a} and {@code b}, {@code a} turned by {@code angle} radians. */
	void ellipse(final double x, final double y, final double a, final double b, final double angle) {
		final double reach = Math.max(a, b);
		final double cos = Math.cos(angle);
		final double sin = Math.sin(angle);
		final int top = (int) Math.max(margin, Math.ceil(y - reach));
		final int bottom = (int) Math.min(height - 1 - margin, Math.floor(y + reach));
		final int left = (int) Math.max(margin, Math.ceil(x - reach));
		final int right = (int) Math.min(width - 1 - margin, Math.floor(x + reach));
		for (int v = top; v <= bottom; v++) {
			// an ellipse has one run in a row
			int from = left;
			while (from <= right && !isInside(from - x, v - y, a, b, cos, sin))
				from++;
			int to = right;
			while (to > from && !isInside(to - x, v - y, a, b, cos, sin))
				to--;
			if (from <= right) pixels.set(v * width + from, v * width + to + 1);
		}
	}

	private static boolean isInside(final double dx, final double dy, final double a, final double b, final double cos,
		final double sin)
	{
		final double along = (dx * cos + dy * sin) / a;
		final double across = (dy * cos - dx * sin) / b;
		return along * along + across * across <= 1;
	}

	/** Draws a straight stroke with round ends. */
	void stroke(final double x0, final double y0, final double x1, final double y1, final double radius) {
		final double length = Math.hypot(x1 - x0, y1 - y0);
		// close enough that the discs leave no gap, down to a radius of half a pixel
		final int steps = (int) Math.ceil(length / Math.max(0.5, radius / 2));
		for (int i = 0; i <= steps; i++) {
			final double t = steps == 0 ? 0 : (double) i / steps;
			ellipse(x0 + t * (x1 - x0), y0 + t * (y1 - y0), radius, radius, 0);
		}
	}

	/** Draws an axis-parallel rectangle. */
	void rectangle(final int x, final int y, final int w, final int h) {
		for (int v = Math.max(margin, y); v < Math.min(height - margin, y + h); v++) {
			final int from = Math.max(margin, x);
			final int to = Math.min(width - margin, x + w);
			if (from < to) pixels.set(v * width + from, v * width + to);
		}
	}

	/** Gets the share of pixels that are drawn, 0 to 1. */
	double ratio() {
		return pixels.cardinality() / (double) ((long) width * height);
	}

	/** Gets what is drawn, to go back to with {@link #restore}. */
	BitSet snapshot() {
		return (BitSet) pixels.clone();
	}

	/** Goes back to a snapshot. */
	void restore(final BitSet snapshot) {
		pixels = snapshot;
	}

	/** Gets what is drawn as a hole. */
	Hole hole() {
		return Hole.of(width, height, pixels);
	}
}
