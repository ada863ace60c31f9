package kintsugi.train.recipe;

/**
 * How a run finds its best weights.
 *
 * @param share the share of the images that are kept from training, above 0 to 0.5, and at least one image
 * @param samples the fixed seeded samples that are drawn from them, 1 to 4096
 * @param every steps between two validations, at least 1
 */
public record ValidationPlan(double share, int samples, int every) {

	/** What a recipe that says nothing about validation gets: a tenth of the images, 32 samples, every 500 steps. */
	public static final ValidationPlan DEFAULT = new ValidationPlan(0.1, 32, 500);

	/** Checks the ranges. */
	public ValidationPlan {
		WrongValue.unless(share > 0 && share <= 0.5, "share", "must be above 0 to 0.5", share);
		WrongValue.unless(samples >= 1 && samples <= 4096, "samples", "must be 1 to 4096", samples);
		WrongValue.unless(every >= 1, "every", "must be at least 1 step", every);
	}
}
