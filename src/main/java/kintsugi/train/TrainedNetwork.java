package kintsugi.train;

import kintsugi.net.Weights;

/**
 * What a run ends with.
 *
 * @param last the weights after the last step
 * @param best the weights with the best validation, maybe those of the last step
 * @param steps the steps done
 * @param bestStep the steps done when the best weights were found
 * @param bestPsnr their validation PSNR inside holes in dB, NaN where nothing was validated
 * @param cpuSeconds the processor time spent, over all resumed parts
 * @param finished whether the run came to its end, or was cancelled before
 */
public record TrainedNetwork(Weights last, Weights best, long steps, long bestStep, double bestPsnr,
	double cpuSeconds, boolean finished)
{}
