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

	/**
	 * A loss and its weight.
	 *
	 * @param every the term counts at steps that are a multiple of this, then with as many times its weight
	 */
	public record Term(Loss loss, double weight, int every) {

		/** Checks the step. */
		public Term {
			if (every < 1) throw new IllegalArgumentException("A loss cannot be computed at every " + every + " steps.");
		}

		/** Holds a term of every step. */
		public Term(final Loss loss, final double weight) {
			this(loss, weight, 1);
		}
	}

	/** Checks that there is a term at every step. */
	public Objective {
		if (terms.stream().noneMatch(term -> term.every == 1)) throw new IllegalArgumentException(
			"A training needs at least one loss at every step.");
		terms = List.copyOf(terms);
	}

	/**
	 * The values of one step.
	 *
	 * @param total the weighted sum, a scalar
	 * @param terms the losses before weighting by name, scalars; those that the step leaves out are not there
	 */
	public record Values(NDArray total, Map<String, NDArray> terms) {}

	/** Computes all terms and their sum with their plain weights: what the steps' sums are in the mean. */
	public Values values(final Prediction prediction) {
		return sum(prediction, terms.stream().map(term -> new Term(term.loss, term.weight)).toList());
	}

	/**
	 * Computes the terms of a step and their weighted sum.
	 *
	 * @param step the step's number, from 0
	 */
	public Values values(final Prediction prediction, final long step) {
		return sum(prediction, terms.stream().filter(term -> step % term.every == 0).toList());
	}

	private static Values sum(final Prediction prediction, final List<Term> terms) {
		final Map<String, NDArray> values = new LinkedHashMap<>();
		NDArray total = null;
		for (final Term term : terms) {
			final NDArray value = term.loss.value(prediction);
			values.put(term.loss.name(), value);
			final NDArray weighted = Scaled.by(value, term.weight * term.every);
			total = total == null ? weighted : total.add(weighted);
		}
		return new Values(total, values);
	}
}
