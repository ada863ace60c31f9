package kintsugi.train.recipe;

import java.util.Objects;

import kintsugi.mask.BorderContact;
import kintsugi.mask.MaskGenerator;

/**
 * A kind of holes in a recipe. Two are equal if they are written the same in a recipe.
 *
 * @param generator the kind, with its settings
 * @param share its part among the kinds, above 0 to 1000; the shares need not add up to 1
 * @param binned whether its holes are drawn evenly over the hole-ratio bins with and without contact to the border,
 *          or as they come
 * @param border which of the border classes binned holes are drawn from
 */
public record MaskShare(MaskGenerator generator, double share, boolean binned, BorderContact border) {

	/** Describes a kind that may touch the border or not. */
	public MaskShare(final MaskGenerator generator, final double share, final boolean binned) {
		this(generator, share, binned, BorderContact.EITHER);
	}

	/** Checks the ranges. */
	public MaskShare {
		Objects.requireNonNull(generator);
		WrongValue.unless(share > 0 && share <= 1000, "share", "must be above 0 to 1000", share);
		WrongValue.unless(binned || border == BorderContact.EITHER, "border", "must be either where holes are not binned",
			border);
	}

	@Override
	public boolean equals(final Object other) {
		return other instanceof MaskShare that && generator.name().equals(that.generator.name()) &&
			generator.settings().equals(that.generator.settings()) && share == that.share && binned == that.binned &&
			border == that.border;
	}

	@Override
	public int hashCode() {
		return Objects.hash(generator.name(), generator.settings(), share, binned, border);
	}
}
