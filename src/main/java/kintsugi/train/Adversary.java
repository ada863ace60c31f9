package kintsugi.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

import kintsugi.net.Network;
import kintsugi.net.Ops;
import kintsugi.net.Parameter;
import kintsugi.train.adversarial.Discriminator;
import kintsugi.train.adversarial.HingeLoss;
import kintsugi.train.adversarial.PowerIteration;
import kintsugi.train.loss.Prediction;
import kintsugi.train.recipe.AdversarialPlan;
import kintsugi.train.recipe.Recipe;
import kintsugi.train.recipe.Schedule;

/**
 * A discriminator in training, beside the generator that it judges: one update of each a step, both gradients from the
 * same prediction.
 * <p>
 * It sees the whole truth and the composite, the truth with the generator's output in the hole, and computes in full
 * precision. Where the truth is unknown both hold the output, see {@link BatchArrays#prediction}, so that they do not
 * differ there.
 * </p>
 */
final class Adversary {

	/** The names of the losses: of the generator's, which is in the weighted sum, and of the discriminator's own. */
	static final String GENERATOR_LOSS = "adversarial";
	static final String OWN_LOSS = "discriminator";

	/** Keeps the first weights from being those of the generator's sequence. */
	private static final long SALT = 0x5DEECE66DL;

	private final AdversarialPlan plan;
	private final Discriminator discriminator;
	private final Map<String, NDArray> parameters;
	private final PowerIteration iteration;
	private final Adam adam;

	/** Starts with random weights, the same for the same seed of the recipe, which must have a discriminator. */
	Adversary(final NDManager manager, final Recipe recipe, final Network network) {
		plan = recipe.adversarial();
		discriminator = plan.discriminator(network);
		final SplittableRandom random = new SplittableRandom(recipe.seed() ^ SALT);
		parameters = ParameterArrays.create(manager, discriminator.parameters(), parameter -> parameter.initial(random));
		iteration = new PowerIteration(discriminator, manager, parameters);
		iteration.begin(random);
		adam = new Adam(manager, discriminator.parameters(), parameters, recipe.adam());
	}

	/** Gets all parameters, the state of the spectral norm among them. */
	List<Parameter> parameters() {
		return discriminator.parameters();
	}

	/** Tells whether it takes part in a step, from 0. */
	boolean begun(final long step) {
		return step >= plan.from();
	}

	/** Gets the weight of the generator's loss. */
	double weight() {
		return plan.weight();
	}

	/** Follows the weights with the spectral norm, once before each step, whose parts and tries all have the same. */
	void advance() {
		iteration.advance();
	}

	/**
	 * Computes the generator's loss, whose gradient reaches the prediction alone.
	 *
	 * @param local owns what is made
	 * @param sketch [N, 1, S, S], or null
	 */
	NDArray generatorLoss(final NDManager local, final Prediction prediction, final NDArray sketch) {
		final Map<String, NDArray> constants = new LinkedHashMap<>();
		parameters.forEach((name, array) -> {
			final NDArray constant = array.stopGradient();
			constant.attach(local); // it belongs to the parameter's manager and would outlive the step
			constants.put(name, constant);
		});
		return HingeLoss.generator(scores(new DjlOps(local, constants, true), prediction.composite(), prediction.hole(),
			sketch));
	}

	/**
	 * Computes the discriminator's loss, whose gradient reaches its parameters alone.
	 *
	 * @param local owns what is made
	 * @param sketch [N, 1, S, S], or null
	 */
	NDArray ownLoss(final NDManager local, final Prediction prediction, final NDArray sketch) {
		final long samples = prediction.truth().getShape().get(0);
		final NDArray images = twice(prediction.truth().stopGradient(), prediction.composite().stopGradient());
		final NDArray scores = scores(new DjlOps(local, parameters, true), images, twice(prediction.hole(), prediction
			.hole()), sketch == null ? null : twice(sketch, sketch));
		return HingeLoss.discriminator(scores.get("0:" + samples), scores.get(samples + ":"));
	}

	private static NDArray twice(final NDArray real, final NDArray fake) {
		return NDArrays.concat(new NDList(real, fake), 0);
	}

	private NDArray scores(final Ops<NDArray> ops, final NDArray images, final NDArray holes, final NDArray sketch) {
		return discriminator.scores(ops, images, holes, sketch == null ? holes.zerosLike() : sketch);
	}

	/** Moves the parameters against their gradients; the rate follows the generator's in proportion. */
	void update(final Schedule schedule, final long step) {
		adam.update(parameters, plan.learningRate() * schedule.proportion(step), step - plan.from() + 1, Set.of());
	}

	/** Sets the gradients to zero, so that the next do not add to them. */
	void zeroGradients() {
		for (final Parameter parameter : discriminator.parameters())
			if (parameter.trainable()) JniUtils.zeroGrad((PtNDArray) parameters.get(parameter.name()));
	}

	/** Gets copies of all values by name. */
	Map<String, float[]> weights() {
		return ParameterArrays.values(parameters);
	}

	/** Gets copies of the optimiser's state. */
	Map<String, float[]> moments() {
		return adam.state();
	}

	/** Continues from a checkpoint. */
	void restore(final Checkpoint state) {
		ParameterArrays.set(parameters, state.weights());
		adam.restore(state.moments());
	}
}
