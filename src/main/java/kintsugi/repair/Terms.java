package kintsugi.repair;

import java.util.function.IntUnaryOperator;

import kintsugi.hole.Box;

/**
 * What a plan has to keep to.
 *
 * @param width the width of the image
 * @param height the height of the image
 * @param multiple what the sides of windows must be multiples of
 * @param longest the longest side of a window, where a smaller one will do
 * @param context the least number of pixels of the image around a hole of a width, where there are as many
 */
record Terms(int width, int height, int multiple, int longest, IntUnaryOperator context) {

	/** What a window costs beside its pixels, in pixels: one of 64 x 64 takes about twice the time of its pixels. */
	private static final int FIXED = 64 * 64;
	/** Windows of few sizes make full batches. */
	private static final int STEP = 32;
	/** The least part of a hole that a window is made for, in pixels. */
	private static final int LEAST_CORE = 32;

	/** Gets the number of pixels around a hole of a width that a window shows; it always leaves room for a part. */
	int around(final int holeWidth) {
		final int wanted = context.applyAsInt(holeWidth);
		return Math.max(1, Math.min(Math.min(wanted, Math.max(width, height)), (longest - LEAST_CORE) / 2));
	}

	/** Gets the longest side of a part of a hole of a width that fits in a window with its context. */
	int longestCore(final int holeWidth) {
		return Math.max(LEAST_CORE, longest - 2 * around(holeWidth));
	}

	/** Makes the window for a part of the hole. */
	Window window(final Part core) {
		final Box part = core.box().grow(around(core.width())).clip(width, height);
		final int step = multiple == 1 ? 1 : (STEP + multiple - 1) / multiple * multiple;
		final Window even = Window.around(part, width, height, step);
		final boolean inside = even.box().width() == even.width() && even.box().height() == even.height();
		return inside && fits(even) ? even : Window.around(part, width, height, multiple);
	}

	private boolean fits(final Window window) {
		return Math.max(window.width(), window.height()) <= Math.max(multiple, longest);
	}

	/** Gets what the window for a part of the hole costs, in pixels; infinite where it would be too large. */
	double cost(final Part core) {
		final Window window = window(core);
		return fits(window) ? (double) window.width() * window.height() + FIXED : Double.POSITIVE_INFINITY;
	}
}
