package kintsugi.train;

import java.util.Map;

/**
 * The best weights of a run so far, by the PSNR inside the holes of its validation samples.
 *
 * @param step the steps done when they were found
 * @param psnr in dB
 * @param weights the values of all parameters by name
 */
record Best(long step, double psnr, Map<String, float[]> weights) {}
