package kintsugi.repair;

import java.util.List;

import kintsugi.hole.Hole;
import net.imglib2.Interval;

/** Refuses what cannot be repaired, in sentences for the user. */
final class Checks {

	private Checks() {}

	/**
	 * Checks that planes and hole fit.
	 *
	 * @throws IllegalArgumentException if they do not, or there is nothing valid
	 */
	static void check(final List<? extends Interval> input, final List<? extends Interval> output, final Hole hole) {
		check(input, hole);
		if (input.size() != output.size()) throw new IllegalArgumentException("The image has " + input.size() +
			" channels, but the result has " + output.size() + "; both must have the same number.");
		for (int channel = 0; channel < input.size(); channel++) {
			if (input.get(channel) == output.get(channel)) throw new IllegalArgumentException(
				"The result must be a copy of the image, not the image itself: the image is never modified.");
			checkSize("result", output.get(channel), hole);
		}
	}

	/**
	 * Checks that planes and hole fit.
	 *
	 * @throws IllegalArgumentException if they do not, or there is nothing valid
	 */
	static void check(final List<? extends Interval> input, final Hole hole) {
		if (input.isEmpty()) throw new IllegalArgumentException("There is no channel to repair.");
		for (final Interval channel : input)
			checkSize("image", channel, hole);
		if (hole.isAll()) throw new IllegalArgumentException("The hole covers the whole image of " + hole.width() +
			" x " + hole.height() + " pixels, so there is nothing to continue from. Select a smaller part of it.");
	}

	/**
	 * Checks that a sketch fits the hole, and that the method knows sketches.
	 *
	 * @throws IllegalArgumentException if not
	 */
	static void checkSketch(final Hole sketch, final Hole hole, final Filler filler) {
		if (!filler.sketched()) throw RepairMethods.noSketch(filler.provenance().method());
		if (sketch.width() != hole.width() || sketch.height() != hole.height()) throw new IllegalArgumentException(
			"The sketch is " + sketch.width() + " x " + sketch.height() + " pixels, but the image is " + hole.width() +
				" x " + hole.height() + " pixels; both must have the same size.");
	}

	private static void checkSize(final String what, final Interval plane, final Hole hole) {
		if (plane.numDimensions() != 2) throw new IllegalArgumentException("A channel of the " + what + " has " + //
			plane.numDimensions() + " dimensions; repair it plane by plane.");
		if (plane.dimension(0) != hole.width() || plane.dimension(1) != hole.height())
			throw new IllegalArgumentException("The hole is " + hole.width() + " x " + hole.height() +
				" pixels, but the " + what + " is " + plane.dimension(0) + " x " + plane.dimension(1) +
				" pixels; both must have the same size.");
	}
}
