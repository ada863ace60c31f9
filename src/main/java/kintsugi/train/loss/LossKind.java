package kintsugi.train.loss;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** The losses that a recipe can name. */
enum LossKind {

	HOLE("hole", false, network -> new HoleLoss(false)),
	HOLE_PER_AREA("hole_per_area", false, network -> new HoleLoss(true)),
	VALID("valid", false, network -> new ValidLoss()),
	COARSE("coarse", false, network -> new CoarseLoss()),
	LOG_ERROR("log_error", false, network -> new LogErrorLoss()),
	TOTAL_VARIATION("total_variation", false, network -> new TotalVariationLoss()),
	PERCEPTUAL("perceptual", true, PerceptualLoss::new),
	STYLE_OUT("style_out", true, network -> new StyleLoss(network, false)),
	STYLE_COMP("style_comp", true, network -> new StyleLoss(network, true));

	private final String label;
	private final boolean perceptual;
	private final Function<PerceptualNetwork, Loss> maker;

	LossKind(final String label, final boolean perceptual, final Function<PerceptualNetwork, Loss> maker) {
		this.label = label;
		this.perceptual = perceptual;
		this.maker = maker;
	}

	/** Gets the name in recipes and logs. */
	String label() {
		return label;
	}

	/** Gets whether it needs the perceptual network. */
	boolean perceptual() {
		return perceptual;
	}

	/** Makes the loss; the network may be null where it is not needed. */
	Loss open(final PerceptualNetwork network) {
		return maker.apply(network);
	}

	/** Finds a loss by its name. */
	static Optional<LossKind> named(final String label) {
		return Arrays.stream(values()).filter(kind -> kind.label.equals(label)).findFirst();
	}
}
