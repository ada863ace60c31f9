package kintsugi.train.recipe;

import java.util.Objects;

import kintsugi.mask.MaskGenerator;

/**
 * A kind of holes in a recipe. Two are equal if they are written the same in a recipe.
 *
 * @param generator the kind, with its settings
 * @param share its part among the kinds, above 0 to 1000; the shares need not add up to 1
 * @param binned whether its holes are drawn evenly over the hole-ratio bins with and without contact to the border,
 *          or as they come
 */
public record MaskShare(MaskGenerator generator, double share, boolean binned) {

	/** Checks the ranges. */
	public MaskShare {
		Objects.requireNonNull(generator);
		WrongValue.unless(share > 0 && share <= 1000, "share", "must be above 0 to 1000", share);
	}

	@Override
	public boolean equals(final Object other) {
		return other instanceof MaskShare that && generator.name().equals(that.generator.name()) &&
			generator.settings().equals(that.generator.settings()) && share == that.share && binned == that.binned;
	}

	@Override
	public int hashCode() {
		return Objects.hash(generator.name(), generator.settings(), share, binned);
	}
}
