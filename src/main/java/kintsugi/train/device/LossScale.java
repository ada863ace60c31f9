package kintsugi.train.device;

import java.util.Collection;

import ai.djl.ndarray.NDArray;

/**
 * The factor of the loss that lifts gradients into float16's range (Micikevicius et al. 2018, section 3.2): halved when
 * a gradient overflows, whose step is then left out, and doubled after many steps without.
 */
public final class LossScale {

	/** Where every run starts. */
	public static final double FIRST = 4096;

	private static final double MOST = 1 << 24;
	private static final int PATIENCE = 1000;

	private double factor;
	private int good;

	/**
	 * Starts or continues.
	 *
	 * @param factor {@link #FIRST}, or the {@link #factor} that a checkpoint kept
	 * @param good 0, or the {@link #good} that a checkpoint kept
	 */
	public LossScale(final double factor, final int good) {
		this.factor = factor;
		this.good = good;
	}

	/** Gets what to multiply the next loss by before its gradient is computed, a power of two. */
	public double factor() {
		return factor;
	}

	/** Gets the steps since the factor changed. */
	public int good() {
		return good;
	}

	/**
	 * Divides gradients by the factor, and adapts the factor for the next step.
	 *
	 * @param gradients the gradients of the scaled loss, which are changed in place
	 * @return whether they are all numbers; otherwise the step is to be left out
	 */
	public boolean unscale(final Collection<NDArray> gradients) {
		double sum = 0;
		for (final NDArray gradient : gradients) {
			gradient.muli(1 / factor);
			try (NDArray absolute = gradient.abs(); NDArray total = absolute.sum()) {
				sum += total.getFloat();
			}
		}
		final boolean finite = Double.isFinite(sum);
		good = finite ? good + 1 : 0;
		if (!finite) factor = Math.max(1, factor / 2);
		else if (good >= PATIENCE) {
			factor = Math.min(MOST, factor * 2);
			good = 0;
		}
		return finite;
	}
}
