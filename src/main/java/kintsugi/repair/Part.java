package kintsugi.repair;

import kintsugi.hole.Box;

/**
 * A part of a hole.
 *
 * @param box around its pixels
 * @param width how wide the widest of the connected holes is that it belongs to, across the shorter side, in pixels
 */
record Part(Box box, int width) {

	/** Makes the part of both. */
	Part union(final Part other) {
		return new Part(box.union(other.box), Math.max(width, other.width));
	}
}
