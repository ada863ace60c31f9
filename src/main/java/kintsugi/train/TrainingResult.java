package kintsugi.train;

import kintsugi.model.ModelPackage;

/**
 * What a training came to.
 *
 * @param best the saved model with the best validation, or null if the run was cancelled
 * @param last the saved model of the last step, or null if the run was cancelled or the last step was the best
 * @param steps the steps done
 * @param bestStep the steps done when the best weights were found
 * @param bestPsnr their validation PSNR inside holes in dB
 */
public record TrainingResult(ModelPackage best, ModelPackage last, long steps, long bestStep, double bestPsnr) {

	/** Tells whether the run came to its end, or was cancelled before. */
	public boolean finished() {
		return best != null;
	}
}
