package kintsugi.train;

/**
 * A validation sample, for looking at.
 *
 * @param channels 1 or 3
 * @param side its width and height in pixels
 * @param truth [C, S, S] in network space, about -1 to 1
 * @param repaired the composite of truth and output, as truth
 * @param mask [1, S, S], 1 = valid, 0 = hole
 */
public record Preview(int channels, int side, float[] truth, float[] repaired, float[] mask) {}
