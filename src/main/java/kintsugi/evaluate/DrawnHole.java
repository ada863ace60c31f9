package kintsugi.evaluate;

import kintsugi.hole.Hole;
import kintsugi.mask.Margin;

/**
 * A hole of an evaluation with what makes it again.
 *
 * @param row the label of its class, a row of the tables
 * @param number which of the class's holes in its image it is, from 1 up
 * @param seed the seed that its generator drew it with
 * @param hole the hole
 */
public record DrawnHole(String row, int number, long seed, Hole hole) {

	/** Tells whether the hole reaches into the margin of the border, 50 pixels of 512, as the paper tells it. */
	public boolean touchesBorder() {
		return hole.touchesBorder(Margin.of(hole.width(), hole.height()));
	}
}
