package kintsugi.train.recipe;

import kintsugi.model.Normalisation;

/**
 * How images become training samples.
 *
 * @param crop the side of the square crops in pixels
 * @param batch samples a step
 * @param flip whether crops are flipped at random
 * @param turn whether crops are turned by multiples of 90 degrees at random
 * @param normalisation how intensities become network space
 */
public record SamplePlan(int crop, int batch, boolean flip, boolean turn, Normalisation normalisation) {}
