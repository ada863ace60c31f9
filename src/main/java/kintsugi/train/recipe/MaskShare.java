package kintsugi.train.recipe;

import kintsugi.mask.MaskGenerator;

/**
 * A kind of holes in a recipe.
 *
 * @param generator the kind, with its settings
 * @param share its part among the kinds; the shares need not add up to 1
 * @param binned whether its holes are drawn evenly over the hole-ratio bins with and without contact to the border, or as
 *          they come
 */
public record MaskShare(MaskGenerator generator, double share, boolean binned) {}
