package kintsugi.train;

import java.util.SplittableRandom;

import kintsugi.hole.Hole;
import kintsugi.train.recipe.SamplePlan;

/**
 * A square place in an image and one of its eight orientations.
 *
 * @param side in pixels
 * @param left in the image
 * @param top in the image
 * @param flip whether its columns run backwards
 * @param turns quarter turns after that, 0 to 3
 */
record Crop(int side, int left, int top, boolean flip, int turns) {

	/** Draws a place and an orientation. */
	static Crop draw(final TrainingImage image, final SamplePlan plan, final SplittableRandom random) {
		return new Crop(plan.crop(), random.nextInt(image.width() - plan.crop() + 1), //
			random.nextInt(image.height() - plan.crop() + 1), //
			plan.flip() && random.nextBoolean(), plan.turn() ? random.nextInt(4) : 0);
	}

	private int imageX(final int x, final int y) {
		final int along = turns % 2 == 0 ? flipped(x) : y;
		// turns 2 and 3 add half a turn to turns 0 and 1
		return left + (turns < 2 ? along : side - 1 - along);
	}

	private int imageY(final int x, final int y) {
		final int down = turns % 2 == 0 ? y : flipped(x);
		return top + (turns < 2 ? down : side - 1 - down);
	}

	private int flipped(final int x) {
		return flip ? side - 1 - x : x;
	}

	/**
	 * Cuts the place out of an image: [C, S, S] of intensities.
	 *
	 * @param channels of the result
	 * @param channel the image's channel that is taken where it has another number of channels
	 */
	float[] cut(final TrainingImage image, final int channels, final int channel) {
		final float[] samples = new float[channels * side * side];
		int i = 0;
		for (int c = 0; c < channels; c++) {
			final int from = image.channels() == channels ? c : channel;
			for (int y = 0; y < side; y++)
				for (int x = 0; x < side; x++)
					samples[i++] = image.get(from, imageX(x, y), imageY(x, y));
		}
		return samples;
	}

	/** Gets the pixels of the place that are unknown, or null if there are none. */
	Hole unknown(final TrainingImage image) {
		if (!image.hasUnknown()) return null;
		final Hole unknown = Hole.where(side, side, (x, y) -> !image.isKnown(imageX(x, y), imageY(x, y)));
		return unknown.isEmpty() ? null : unknown;
	}
}
