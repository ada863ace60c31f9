package kintsugi.train;

import java.util.Map;

/**
 * What one step came to.
 *
 * @param step the steps done, this one included
 * @param steps the length of the run
 * @param stage the stage that it belongs to, from 1
 * @param total the weighted sum of the losses
 * @param losses each loss before weighting, by name; those that this step left out are not there. A discriminator's own
 *          loss is among them, and in no sum
 * @param networkSeconds the time spent in forward, backward and update
 * @param seconds the time of the whole step
 */
public record TrainingStep(long step, long steps, int stage, double total, Map<String, Double> losses,
	double networkSeconds, double seconds)
{}
