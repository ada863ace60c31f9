package kintsugi.train.recipe;

/**
 * How a run finds its best weights.
 *
 * @param share the share of the images that are kept from training, at least one image
 * @param samples the fixed seeded samples that are drawn from them
 * @param every steps between two validations
 */
public record ValidationPlan(double share, int samples, int every) {}
