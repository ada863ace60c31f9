package kintsugi.train.recipe;

import java.util.Objects;

import kintsugi.model.Normalisation;

/**
 * How images become training samples.
 *
 * @param crop the side of the square crops in pixels, 32 to 4096
 * @param batch samples a step, 2 to 4096
 * @param flip whether crops are flipped at random
 * @param turn whether crops are turned by multiples of 90 degrees at random
 * @param normalisation how intensities become network space
 */
public record SamplePlan(int crop, int batch, boolean flip, boolean turn, Normalisation normalisation) {

	/** Checks the ranges. */
	public SamplePlan {
		// in smaller ones the widest holes do not fit inside the border's margin
		WrongValue.unless(crop >= 32 && crop <= 4096, "crop", "must be 32 to 4096 pixels", crop);
		// batch norm has no variance over a single sample with a bottleneck of one pixel
		WrongValue.unless(batch >= 2 && batch <= 4096, "batch", "must be 2 to 4096 samples", batch);
		Objects.requireNonNull(normalisation);
	}
}
