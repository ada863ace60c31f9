package kintsugi.repair;

import java.util.List;

import kintsugi.hole.Box;
import kintsugi.hole.Hole;

/**
 * Which windows of an image are read, predicted and written, in this order. Every hole pixel lies in exactly one of
 * their boxes.
 *
 * @param windows the windows; none for an empty hole
 */
record WindowPlan(List<Window> windows) {

	/** The least number of pixels of the image around the hole that a method gets to see, where there are as many. */
	private static final int CONTEXT = 64;

	/**
	 * Plans one window around the whole hole.
	 *
	 * @param multiple what the sides of the window must be multiples of
	 */
	static WindowPlan of(final Hole hole, final int multiple) {
		return new WindowPlan(hole.bounds().map(bounds -> {
			final Box context = bounds.grow(context(bounds, hole)).clip(hole.width(), hole.height());
			return List.of(Window.around(context, hole.width(), hole.height(), multiple));
		}).orElse(List.of()));
	}

	/** Makes a window of the whole image. */
	static Window whole(final Hole hole, final int multiple) {
		final Box box = new Box(0, 0, hole.width(), hole.height());
		return Window.around(box, hole.width(), hole.height(), multiple);
	}

	/** A long scratch needs context across it, not along it: the shorter side counts. */
	private static int context(final Box bounds, final Hole hole) {
		final long wanted = Math.max(CONTEXT, 2L * Math.min(bounds.width(), bounds.height()));
		return (int) Math.min(wanted, Math.max(hole.width(), hole.height()));
	}
}
