package kintsugi.train;

import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import kintsugi.net.Inputs;
import kintsugi.train.loss.Prediction;

/**
 * A batch as arrays of DJL.
 *
 * @param truth [N, C, S, S]
 * @param mask [N, 1, S, S], 1 = valid, 0 = hole
 * @param known [N, 1, S, S], 1 where the truth is known, or null where all of it is
 * @param sketch [N, 1, S, S], 1 on lines inside holes, or null
 */
record BatchArrays(NDArray truth, NDArray mask, NDArray known, NDArray sketch) {

	/** Copies a batch to the manager's device. */
	static BatchArrays of(final NDManager manager, final Batch batch, final int channels, final int side) {
		final Shape plane = new Shape(batch.count(), 1, side, side);
		return new BatchArrays(manager.create(batch.images(), new Shape(batch.count(), channels, side, side)), //
			manager.create(batch.masks(), plane), //
			batch.known() == null ? null : manager.create(batch.known(), plane), //
			batch.sketches() == null ? null : manager.create(batch.sketches(), plane));
	}

	/** Gets what a network sees; what it must find is under the hole. */
	Inputs<NDArray> inputs() {
		return new Inputs<>(truth, mask, sketch);
	}

	/**
	 * Compares the outputs of a network's stages with the truth. Where that is unknown, the last output stands for both,
	 * without a gradient, and counts as valid: it is no error, it is in no hole's area, and what lies beside it is
	 * compared with a constant.
	 */
	Prediction prediction(final List<NDArray> stages) {
		final NDArray output = stages.get(stages.size() - 1);
		final List<NDArray> before = stages.subList(0, stages.size() - 1);
		if (known == null) return new Prediction(output, before, truth, mask);
		final NDArray unknown = known.neg().add(1);
		final NDArray itself = output.stopGradient().mul(unknown);
		return new Prediction(output.mul(known).add(itself), before.stream().map(stage -> stage.mul(known).add(itself))
			.toList(), truth.mul(known).add(itself), mask.maximum(unknown));
	}
}
