package kintsugi.train.loss;

import ai.djl.ndarray.NDArray;

/**
 * Multiplies arrays that carry a gradient by a number.
 * <p>
 * DJL's own {@code mul(Number)}, {@code div(Number)} and {@code pow(Number)} free the number when they return, while
 * PyTorch still needs it for the gradient: a garbage collection in between makes the gradient wrong without any error.
 * </p>
 */
public final class Scaled {

	private Scaled() {}

	/** Multiplies; the factor lives as long as the manager of the array. */
	public static NDArray by(final NDArray array, final double factor) {
		return array.mul(array.getManager().create((float) factor));
	}
}
