package kintsugi.train.loss;

import ai.djl.ndarray.NDArray;

/** One term of the training objective. */
public interface Loss {

	/** Gets the name under which the term is weighted and logged. */
	String name();

	/** Computes the term: a scalar. */
	NDArray value(Prediction prediction);
}
