package kintsugi.train.loss;

import ai.djl.ndarray.NDArray;

/**
 * What the losses compare.
 *
 * @param output [N, C, H, W] I_out, the network's output
 * @param truth [N, C, H, W] I_gt
 * @param mask [N, 1, H, W] M, 1 = valid
 */
public record Prediction(NDArray output, NDArray truth, NDArray mask) {

	/** Gets 1 - M: [N, 1, H, W], 1 = hole. */
	public NDArray hole() {
		return mask.neg().add(1);
	}

	/** Gets I_comp = M I_gt + (1 - M) I_out (Liu et al. 2018, section 3.3). */
	public NDArray composite() {
		return truth.mul(mask).add(output.mul(hole()));
	}
}
