package kintsugi.mask;

import java.util.BitSet;

import kintsugi.hole.Hole;

/** A grid of pixels to draw holes on, confined to a frame; what falls outside the frame is not drawn. */
final class Canvas {

	private final int width;
	private final int height;
	private final int margin;
	private BitSet pixels = new BitSet();

	/** Makes an empty canvas whose outermost {@code margin} pixels stay free. */
	Canvas(final int width, final int height, final int margin) {
		this.width = width;
		this.height = height;
		this.margin = margin;
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
		for (int v = top; v <= bottom; v++)
			for (int u = left; u <= right; u++) {
				final double along = ((u - x) * cos + (v - y) * sin) / a;
				final double across = ((v - y) * cos - (u - x) * sin) / b;
				if (along * along + across * across <= 1) pixels.set(v * width + u);
			}
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
