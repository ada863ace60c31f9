package kintsugi.train.loss;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ai.djl.ndarray.NDArray;

/**
 * A weighted sum of losses.
 *
 * @param terms the losses with their weights
 */
public record Objective(List<Term> terms) {

	/** A loss and its weight. */
	public record Term(Loss loss, double weight) {}

	/** Checks that there is a term. */
	public Objective {
		if (terms.isEmpty()) throw new IllegalArgumentException("A training needs at least one loss.");
		terms = List.copyOf(terms);
	}

	/** Gets the pixel-wise part of Liu et al. 2018, equation 9: L_valid + 6 L_hole + 0.1 L_tv. */
	public static Objective paper() {
		return new Objective(List.of(new Term(new ValidLoss(), 1), new Term(new HoleLoss(false), 6), //
			new Term(new TotalVariationLoss(), 0.1)));
	}

	/**
	 * Gets the objective of the small residual networks: the hole loss by area, the log error, and a little of the valid
	 * loss, so that the output is an image everywhere.
	 */
	public static Objective small() {
		return new Objective(List.of(new Term(new ValidLoss(), 0.1), new Term(new HoleLoss(true), 1), //
			new Term(new LogErrorLoss(), 0.2)));
	}

	/** The values of one step. */
	public record Values(NDArray total, Map<String, NDArray> terms) {}

	/** Computes all terms and their weighted sum. */
	public Values values(final Prediction prediction) {
		final Map<String, NDArray> values = new LinkedHashMap<>();
		NDArray total = null;
		for (final Term term : terms) {
			final NDArray value = term.loss.value(prediction);
			values.put(term.loss.name(), value);
			final NDArray weighted = value.mul((float) term.weight);
			total = total == null ? weighted : total.add(weighted);
		}
		return new Values(total, values);
	}
}
