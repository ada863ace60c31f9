package kintsugi.repair;

import java.util.BitSet;
import java.util.List;

import kintsugi.hole.Box;
import kintsugi.hole.Hole;

/**
 * Lines that guide a repair, at one scale.
 *
 * @param lines the pixels of the lines, as those of a hole; all of them are hole
 */
record Sketch(Hole lines) {

	/** Takes what lies in the hole of lines of the same size. */
	static Sketch of(final Hole lines, final Hole hole) {
		final BitSet inside = lines.bits();
		inside.and(hole.bits());
		return new Sketch(Hole.of(hole.width(), hole.height(), inside));
	}

	/** Makes no lines, for a hole. */
	static Sketch none(final Hole hole) {
		return new Sketch(Hole.none(hole.width(), hole.height()));
	}

	/** Halves the scale: each pixel is on a line if one of the 2 x 2 is, so that thin lines are not lost. */
	Sketch half(final Reduced reduced) {
		final Hole hole = reduced.hole();
		final Box region = reduced.region();
		final BitSet half = new BitSet();
		lines.forEachRun(region, (y, from, to) -> {
			final int start = (y - region.y()) / 2 * hole.width();
			half.set(start + (from - region.x()) / 2, start + (to - 1 - region.x()) / 2 + 1);
		});
		return of(Hole.of(hole.width(), hole.height(), half), hole);
	}

	/**
	 * Cuts out windows of one size.
	 *
	 * @return [N, H, W], 1 on lines; null if there are no lines in the windows
	 */
	float[] in(final List<Context> contexts) {
		final Window size = contexts.get(0).window();
		final int pixels = Context.length(1, size.width(), size.height());
		float[] all = null;
		for (int i = 0; i < contexts.size(); i++) {
			final Box box = contexts.get(i).window().box();
			final BitSet cut = lines.bounds().filter(box::intersects).isEmpty() ? new BitSet() : lines.crop(box).bits();
			if (all == null && !cut.isEmpty()) all = new float[Context.length(contexts.size(), size.width(), size.height())];
			for (int bit = cut.nextSetBit(0); bit >= 0; bit = cut.nextSetBit(bit + 1))
				all[i * pixels + bit / box.width() * size.width() + bit % box.width()] = 1;
		}
		return all;
	}
}
