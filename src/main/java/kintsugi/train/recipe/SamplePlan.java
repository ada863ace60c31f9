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
 * @param sketches the share of the samples that come with a sketch, 0 to 1; above 0 only for networks that see one
 * @param normalisation how intensities become network space
 */
public record SamplePlan(int crop, int batch, boolean flip, boolean turn, double sketches,
	Normalisation normalisation)
{

	/** Checks the ranges. */
	public SamplePlan {
		// in smaller ones the widest holes do not fit inside the border's margin
		WrongValue.unless(crop >= 32 && crop <= 4096, "crop", "must be 32 to 4096 pixels", crop);
		// batch norm has no variance over a single sample with a bottleneck of one pixel
		WrongValue.unless(batch >= 2 && batch <= 4096, "batch", "must be 2 to 4096 samples", batch);
		WrongValue.unless(sketches >= 0 && sketches <= 1, "sketches", "must be 0 to 1", sketches);
		Objects.requireNonNull(normalisation);
	}

	/** Gets this plan with crops of another side. */
	SamplePlan withCrop(final int side) {
		return new SamplePlan(side, batch, flip, turn, sketches, normalisation);
	}

	/** Gets this plan with another number of samples a step. */
	SamplePlan withBatch(final int samples) {
		return new SamplePlan(crop, samples, flip, turn, sketches, normalisation);
	}

	/** Gets this plan with other ranges of intensity. */
	public SamplePlan withNormalisation(final Normalisation other) {
		return new SamplePlan(crop, batch, flip, turn, sketches, other);
	}

	/** Gets this plan for samples that are as they are in the image, without sketches. */
	public SamplePlan plain() {
		return new SamplePlan(crop, batch, false, false, 0, normalisation);
	}
}
