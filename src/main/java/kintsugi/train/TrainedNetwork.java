package kintsugi.train;

import kintsugi.net.Weights;

/**
 * What a run ends with.
 *
 * @param weights the network's weights
 * @param steps the steps done
 * @param cpuSeconds the processor time spent, over all resumed parts
 * @param finished whether all steps were done, or the run was stopped before
 */
public record TrainedNetwork(Weights weights, long steps, double cpuSeconds, boolean finished) {}
