package kintsugi.train;

/**
 * The samples of one step.
 *
 * @param images [N, C, S, S] in network space, whole: the truth that the network must find
 * @param masks [N, 1, S, S], 1 = valid, 0 = hole
 */
public record Batch(float[] images, float[] masks) {}
