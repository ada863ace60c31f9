package kintsugi.train.loss;

import java.util.List;

import ai.djl.ndarray.NDArray;

/**
 * What the losses compare in one step. What several losses need is computed once, when the first asks for it.
 */
public final class Prediction {

	private final NDArray output;
	private final List<NDArray> before;
	private final NDArray truth;
	private final NDArray mask;
	private NDArray hole;
	private NDArray composite;
	private List<NDArray> outputFeatures;
	private List<NDArray> compositeFeatures;
	private List<NDArray> truthFeatures;

	/** Holds the arrays of one step of a network of one stage. */
	public Prediction(final NDArray output, final NDArray truth, final NDArray mask) {
		this(output, List.of(), truth, mask);
	}

	/**
	 * Holds the arrays of one step.
	 *
	 * @param output [N, C, H, W] I_out, the network's output
	 * @param before [N, C, H, W] each, the outputs of the stages before, if there are any
	 * @param truth [N, C, H, W] I_gt
	 * @param mask [N, 1, H, W] M, 1 = valid
	 */
	public Prediction(final NDArray output, final List<NDArray> before, final NDArray truth, final NDArray mask) {
		this.output = output;
		this.before = before;
		this.truth = truth;
		this.mask = mask;
	}

	/** Gets I_out, the network's output: [N, C, H, W]. */
	public NDArray output() {
		return output;
	}

	/** Gets the outputs of the stages before the last: [N, C, H, W] each. */
	public List<NDArray> before() {
		return before;
	}

	/** Gets I_gt: [N, C, H, W]. */
	public NDArray truth() {
		return truth;
	}

	/** Gets M: [N, 1, H, W], 1 = valid. */
	public NDArray mask() {
		return mask;
	}

	/** Gets 1 - M: [N, 1, H, W], 1 = hole. */
	public NDArray hole() {
		if (hole == null) hole = mask.neg().add(1);
		return hole;
	}

	/** Gets I_comp = M I_gt + (1 - M) I_out (Liu et al. 2018, section 3.3). */
	public NDArray composite() {
		if (composite == null) composite = truth.mul(mask).add(output.mul(hole()));
		return composite;
	}

	/** Gets the features of I_out; the network must be the same one at every call. */
	List<NDArray> outputFeatures(final PerceptualNetwork network) {
		if (outputFeatures == null) outputFeatures = network.features(output);
		return outputFeatures;
	}

	/** Gets the features of I_comp; the network must be the same one at every call. */
	List<NDArray> compositeFeatures(final PerceptualNetwork network) {
		if (compositeFeatures == null) compositeFeatures = network.features(composite());
		return compositeFeatures;
	}

	/** Gets the features of I_gt, through which no gradient flows; the network must be the same one at every call. */
	List<NDArray> truthFeatures(final PerceptualNetwork network) {
		if (truthFeatures == null) truthFeatures = network.features(truth.stopGradient());
		return truthFeatures;
	}
}
