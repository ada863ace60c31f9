package kintsugi.repair;

import java.util.BitSet;
import java.util.List;

import kintsugi.hole.Box;
import kintsugi.hole.Hole;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * How far the hole pixels of a window are from what tells a method what is there: valid samples, lines of a sketch, and
 * what a coarser scale has filled.
 * <p>
 * It is measured beyond the window as well, so that a pixel is as far in every window that shows it.
 * </p>
 */
final class Remoteness {

	private Remoteness() {}

	/**
	 * Measures the pixels of a window, along the steps of {@link Depths}.
	 *
	 * @param context the window
	 * @param channels the plane that it was read from
	 * @param hole the plane's
	 * @param deep what a coarser scale has filled, or null
	 * @param sketch lines at the scale of the plane
	 * @param sure how far pixels are that are of no interest, in pixels
	 * @return [H, W] of the window's box, right up to {@code sure} + {@link Tempering#FADE} and at least this beyond it,
	 *         0 outside of the hole; null if no pixel is farther than {@code sure}
	 */
	static <T extends RealType<T>> float[] of(final Context context,
		final List<? extends RandomAccessibleInterval<T>> channels, final Hole hole, final DeepFill deep,
		final Sketch sketch, final int sure)
	{
		if (!mayBeFar(context, hole, sure)) return null;
		final Box box = context.window().box();
		final int reach = sure + Tempering.FADE;
		final Box wide = box.grow(reach + 1).clip(hole.width(), hole.height());
		final Window window = new Window(wide, wide.width(), wide.height());
		final BitSet unknown = Context.read(window, hole, channels, deep).missing().bits();
		sketch.lines().forEachRun(wide, (y, from, to) -> {
			final int start = (y - wide.y()) * wide.width() - wide.x();
			unknown.clear(start + from, start + to);
		});
		final Box inside = new Box(box.x() - wide.x(), box.y() - wide.y(), box.width(), box.height());
		return ofHole(Depths.of(Hole.of(wide.width(), wide.height(), unknown), inside, reach), hole, box, sure);
	}

	/**
	 * Tells whether a pixel may be so far, at a glance: around it, all is missing that is as near, of which the window
	 * shows at least half a square.
	 */
	private static boolean mayBeFar(final Context context, final Hole hole, final int sure) {
		final Box box = context.window().box();
		return sure < hole.width() + hole.height() && //
			context.missing().count() > (long) Math.min(sure, box.width()) * Math.min(sure, box.height()) / 2;
	}

	private static float[] ofHole(final float[] depths, final Hole hole, final Box box, final int sure) {
		final float[] kept = new float[depths.length];
		final boolean[] far = { false };
		hole.forEachRun(box, (y, from, to) -> {
			final int start = (y - box.y()) * box.width() - box.x();
			for (int i = start + from; i < start + to; i++) {
				kept[i] = depths[i];
				far[0] |= depths[i] > sure;
			}
		});
		return far[0] ? kept : null;
	}
}
