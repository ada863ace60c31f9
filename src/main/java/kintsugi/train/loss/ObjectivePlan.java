package kintsugi.train.loss;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ai.djl.ndarray.NDManager;

/**
 * Which losses a training sums with which weights, as a recipe writes it. A loss with the weight 0 is left out.
 *
 * @param weights the weights by the names of the losses, in their order; each finite and at least 0, one above
 * @param perceptualEvery the perceptual and style terms are computed at every so many steps, their weight multiplied by
 *          as much, so that their mean pull is that of their weight; 1 computes them always
 */
public record ObjectivePlan(Map<String, Double> weights, int perceptualEvery) {

	/** Digits of a weight in the description: fewer than a double has, so that each prints alike on every Java. */
	private static final MathContext DIGITS = new MathContext(12);

	/**
	 * Copies the weights.
	 *
	 * @throws IllegalArgumentException if a name is unknown, a weight is no weight, or no loss would be left
	 */
	public ObjectivePlan {
		weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
		weights.forEach(ObjectivePlan::check);
		if (weights.values().stream().noneMatch(weight -> weight > 0)) throw new IllegalArgumentException(
			"The objective needs at least one loss with a weight above 0; the losses are " + known() + ".");
		if (perceptualEvery < 1) throw new IllegalArgumentException(
			"The perceptual losses cannot be computed at every " + perceptualEvery + " steps; use 1 or more.");
		if (perceptualEvery > 1 && used(weights).allMatch(LossKind::perceptual)) throw new IllegalArgumentException(
			"With perceptual losses at every " + perceptualEvery + " steps the objective needs another loss for the " +
				"steps between; the losses are " + known() + ".");
	}

	private static void check(final String name, final Double weight) {
		if (LossKind.named(name).isEmpty()) throw new IllegalArgumentException("There is no loss \"" + name +
			"\"; the losses are " + known() + ".");
		if (weight == null || !Double.isFinite(weight) || weight < 0) throw new IllegalArgumentException(
			"The weight of the loss " + name + " is " + weight + "; it must be a number of at least 0. The losses are " +
				known() + ".");
	}

	private static String known() {
		return String.join(", ", names());
	}

	private static Stream<LossKind> used(final Map<String, Double> weights) {
		return weights.entrySet().stream().filter(entry -> entry.getValue() > 0).map(entry -> LossKind.named(entry
			.getKey()).orElseThrow());
	}

	/**
	 * Gets the objective of the small residual networks: the hole loss by area, the log error, and a little of the
	 * valid loss, so that the output is an image everywhere.
	 */
	public static ObjectivePlan small() {
		final Map<String, Double> weights = new LinkedHashMap<>();
		weights.put(LossKind.VALID.label(), 0.1);
		weights.put(LossKind.HOLE_PER_AREA.label(), 1.0);
		weights.put(LossKind.LOG_ERROR.label(), 0.2);
		return new ObjectivePlan(weights, 1);
	}

	/**
	 * Gets the objective of partial convolution, L_total of Liu et al. 2018, section 3.3: L_valid + 6 L_hole + 0.05
	 * L_perceptual + 120 (L_style_out + L_style_comp) + 0.1 L_tv.
	 */
	public static ObjectivePlan paper() {
		final Map<String, Double> weights = new LinkedHashMap<>();
		weights.put(LossKind.VALID.label(), 1.0);
		weights.put(LossKind.HOLE.label(), 6.0);
		weights.put(LossKind.PERCEPTUAL.label(), 0.05);
		weights.put(LossKind.STYLE_OUT.label(), 120.0);
		weights.put(LossKind.STYLE_COMP.label(), 120.0);
		weights.put(LossKind.TOTAL_VARIATION.label(), 0.1);
		return new ObjectivePlan(weights, 1);
	}

	/** Gets the names of all losses. */
	public static Set<String> names() {
		return Arrays.stream(LossKind.values()).map(LossKind::label).collect(Collectors.toCollection(
			LinkedHashSet::new));
	}

	/** Gets whether a loss needs the perceptual network. */
	public boolean needsPerceptual() {
		return used(weights).anyMatch(LossKind::perceptual);
	}

	/**
	 * Gets the plan of the losses that remain without the perceptual network.
	 *
	 * @throws IllegalArgumentException if none does
	 */
	public ObjectivePlan withoutPerceptual() {
		final Map<String, Double> rest = new LinkedHashMap<>(weights);
		rest.keySet().removeIf(name -> LossKind.named(name).orElseThrow().perceptual());
		if (rest.values().stream().noneMatch(weight -> weight > 0)) throw new IllegalArgumentException(
			"All losses of the objective need the perceptual network, whose weights are not there.");
		return new ObjectivePlan(rest, 1);
	}

	/**
	 * Gets the plan in one line, such as "hole 6, valid 1, perceptual 0.05 (perceptual losses every 4 steps)", the same
	 * for plans that train alike.
	 */
	public String describe() {
		final String terms = weights.entrySet().stream().filter(entry -> entry.getValue() > 0).map(entry -> entry
			.getKey() + " " + number(entry.getValue())).collect(Collectors.joining(", "));
		return perceptualEvery > 1 && needsPerceptual() ? terms + " (perceptual losses every " + perceptualEvery +
			" steps)" : terms;
	}

	private static String number(final double weight) {
		return new BigDecimal(weight).round(DIGITS).stripTrailingZeros().toPlainString();
	}

	/**
	 * Makes the objective.
	 *
	 * @param manager holds the perceptual network's weights
	 * @param perceptual the perceptual network's weights; may be null where none is needed
	 * @throws IllegalArgumentException if they are needed and null
	 */
	public Objective open(final NDManager manager, final PerceptualWeights perceptual) {
		if (needsPerceptual() && perceptual == null) throw new IllegalArgumentException("The losses " + describe() +
			" need the perceptual network's weights, which are not there.");
		final PerceptualNetwork network = needsPerceptual() ? new PerceptualNetwork(manager, perceptual) : null;
		final List<Objective.Term> terms = new ArrayList<>();
		weights.forEach((name, weight) -> {
			final LossKind kind = LossKind.named(name).orElseThrow();
			if (weight > 0) terms.add(new Objective.Term(kind.open(network), weight, kind.perceptual() ? perceptualEvery
				: 1));
		});
		return new Objective(terms);
	}
}
