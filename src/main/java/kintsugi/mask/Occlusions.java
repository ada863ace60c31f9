package kintsugi.mask;

import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

import kintsugi.hole.Hole;

/**
 * What each frame of a movie shows that the frame before it does not: the background that a moving thing uncovers.
 * <p>
 * A pixel is uncovered if the flow to the frame before does not lead back to it (Sundaram, Brox and Keutzer 2010,
 * "Dense Point Trajectories by GPU-Accelerated Large Displacement Optical Flow", section 3.2): |w + w'|&sup2; &ge; 0.01
 * (|w|&sup2; + |w'|&sup2;) + 0.5. A pair of frames is looked at when it is first needed.
 * </p>
 */
final class Occlusions {

	/** How many pairs of a long movie are used, evenly spread. */
	private static final int PAIRS_AT_MOST = 64;

	private final List<Plane> frames;
	private final AtomicReferenceArray<Hole> found;

	/** Prepares the frames of a movie, at least two. */
	Occlusions(final List<Plane> movie) {
		this.frames = Frames.prepare(movie);
		this.found = new AtomicReferenceArray<>(Math.min(PAIRS_AT_MOST, movie.size() - 1));
	}

	/** Gets the number of pairs of frames. */
	int pairs() {
		return found.length();
	}

	/** Gets what a pair's second frame uncovers, in the size at which flow was computed. */
	Hole of(final int pair) {
		Hole hole = found.get(pair);
		if (hole == null) {
			final int first = (int) ((long) pair * (frames.size() - 1) / pairs());
			hole = uncovered(frames.get(first), frames.get(first + 1));
			found.set(pair, hole);
		}
		return hole;
	}

	private static Hole uncovered(final Plane first, final Plane second) {
		final Flow there = TvL1Flow.between(first, second);
		final Flow back = TvL1Flow.between(second, first);
		return Hole.where(first.width(), first.height(), (x, y) -> !leadsBack(x, y, back, there));
	}

	private static boolean leadsBack(final int x, final int y, final Flow back, final Flow there) {
		final float u = back.u()[y * back.width() + x];
		final float v = back.v()[y * back.width() + x];
		final float atX = x + u;
		final float atY = y + v;
		// what came in over the border was not uncovered by anything
		if (atX < 0 || atY < 0 || atX > back.width() - 1 || atY > back.height() - 1) return true;
		final float returnU = Flow.sample(there.u(), there.width(), there.height(), atX, atY);
		final float returnV = Flow.sample(there.v(), there.width(), there.height(), atX, atY);
		final float error = square(u + returnU) + square(v + returnV);
		return error < 0.01f * (square(u) + square(v) + square(returnU) + square(returnV)) + 0.5f;
	}

	private static float square(final float value) {
		return value * value;
	}
}
