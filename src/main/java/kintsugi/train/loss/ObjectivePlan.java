package kintsugi.train.loss;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which losses a training sums with which weights, as a recipe writes it.
 *
 * @param weights the weights by the names of the losses, in their order
 * @param perceptualEvery the perceptual and style terms are computed at every so many steps, their weight multiplied by as much,
 *          so that their mean pull is that of their weight; 1 computes them always
 */
public record ObjectivePlan(Map<String, Double> weights, int perceptualEvery) {

	/** Copies the weights. */
	public ObjectivePlan {
		weights = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(weights));
	}
}
