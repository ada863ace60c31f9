package kintsugi.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import kintsugi.train.loss.Prediction;

/**
 * A batch as arrays of DJL.
 *
 * @param truth [N, C, S, S]
 * @param mask [N, 1, S, S], 1 = valid, 0 = hole
 * @param known [N, 1, S, S], 1 where the truth is known, or null where all of it is
 */
record BatchArrays(NDArray truth, NDArray mask, NDArray known) {

	/** Copies a batch to the manager's device. */
	static BatchArrays of(final NDManager manager, final Batch batch, final int channels, final int side) {
		final Shape plane = new Shape(batch.count(), 1, side, side);
		return new BatchArrays(manager.create(batch.images(), new Shape(batch.count(), channels, side, side)), //
			manager.create(batch.masks(), plane), //
			batch.known() == null ? null : manager.create(batch.known(), plane));
	}

	/**
	 * Compares an output with the truth. Where that is unknown, the output stands for both, without a gradient, and counts as
	 * valid: it is no error, it is in no hole's area, and what lies beside it is compared with a constant.
	 */
	Prediction prediction(final NDArray output) {
		if (known == null) return new Prediction(output, truth, mask);
		final NDArray unknown = known.neg().add(1);
		final NDArray itself = output.stopGradient().mul(unknown);
		return new Prediction(output.mul(known).add(itself), truth.mul(known).add(itself), mask.maximum(unknown));
	}
}
