package kintsugi.train.recipe;

/**
 * How fast Adam forgets (Kingma and Ba 2015, algorithm 1).
 *
 * @param first &beta;1, of the mean gradient, 0 to below 1
 * @param second &beta;2, of the mean squared gradient, 0 to below 1
 */
public record AdamPlan(double first, double second) {

	/** What a recipe that says nothing about it gets. */
	public static final AdamPlan DEFAULT = new AdamPlan(0.9, 0.999);

	/** Checks the ranges. */
	public AdamPlan {
		for (final double beta : new double[] { first, second })
			// what float rounds to 1 would divide by 0
			WrongValue.unless(beta >= 0 && (float) beta < 1, "adam", "must be two numbers from 0 to below 1", beta);
	}
}
