package kintsugi.train.recipe;

/**
 * Learning rate by step: a linear rise, a plateau, and a linear fall to zero over the last part of the run.
 * <p>
 * Up to the fall it does not depend on the length of the run, so a run can be resumed with another length.
 * </p>
 *
 * @param peak the rate of the plateau
 * @param warmUp the steps of the rise
 * @param decayShare the share of the run that falls, 0 to 1
 */
public record LearningRate(double peak, int warmUp, double decayShare) {

	/** Checks the ranges. */
	public LearningRate {
		if (!(peak > 0)) throw new IllegalArgumentException("The learning rate must be above 0, not " + peak + ".");
		if (!(decayShare >= 0 && decayShare <= 1)) throw new IllegalArgumentException(
			"The share of steps with falling learning rate must be 0 to 1, not " + decayShare + ".");
	}

	/** Tells whether the rate has begun to fall before a step, from 0, of a run of {@code steps}. */
	public boolean falling(final long step, final long steps) {
		return step > steps * (1 - decayShare);
	}

	/** Gets the rate at a step, from 0, of a run of {@code steps}. */
	public double at(final long step, final long steps) {
		final double rise = Math.min(1, (step + 1.0) / Math.max(1, warmUp));
		final double decaySteps = steps * decayShare;
		final double fall = decaySteps == 0 ? 1 : Math.min(1, (steps - step) / decaySteps);
		return peak * rise * fall;
	}
}
