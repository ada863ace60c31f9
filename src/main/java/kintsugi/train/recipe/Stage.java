package kintsugi.train.recipe;

/**
 * A part of a training with a learning rate of its own.
 *
 * @param steps its length
 * @param learningRate the rate by the step within the stage
 * @param freezeEncoderNorm whether the batch norm of the encoder stays as it is, running statistics and affine part:
 *          the second stage of Liu et al. 2018, section 3.4
 */
public record Stage(long steps, LearningRate learningRate, boolean freezeEncoderNorm) {

	/** Checks that there is a step. */
	public Stage {
		if (steps < 1) throw new IllegalArgumentException("A stage must have at least 1 step, not " + steps + ".");
	}
}
