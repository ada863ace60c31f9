package kintsugi.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import kintsugi.net.Base;
import kintsugi.net.GatedNetwork;
import kintsugi.net.Network;
import kintsugi.train.loss.Prediction;
import kintsugi.train.recipe.AdversarialPlan;
import kintsugi.train.recipe.LearningRate;
import kintsugi.train.recipe.Recipe;
import kintsugi.train.recipe.Schedule;
import kintsugi.train.recipe.Stage;

/** Tests whom the two losses of {@link Adversary} teach, and by what. */
class AdversaryTest {

	private static final int SIDE = 32;
	private static final Shape SHAPE = new Shape(2, 1, SIDE, SIDE);
	private static final Recipe RECIPE = TrainingSamples.recipe(1, 5).withAdversarial(new AdversarialPlan(1, 5e-3, 4, 8,
		0));

	private static final Schedule SCHEDULE = new Schedule(List.of(new Stage(100, new LearningRate(1e-2, 0, 0), false)));

	private NDManager manager;
	private Adversary adversary;
	private NDArray output;
	private NDArray truth;
	private NDArray mask;

	@BeforeEach
	void make() {
		DjlSetup.prepare();
		manager = NDManager.newBaseManager(ai.djl.Device.cpu(), "PyTorch");
		adversary = new Adversary(manager, RECIPE, TrainingSamples.NETWORK);
		output = noise(1);
		output.setRequiresGradient(true);
		truth = noise(2);
		mask = manager.ones(SHAPE);
		mask.set(new NDIndex("0, :, 3:19, 5:22"), 0);
		mask.set(new NDIndex("1, :, 20:, 8:30"), 0);
	}

	@AfterEach
	void close() {
		manager.close();
	}

	private NDArray noise(final long seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		final float[] values = new float[(int) SHAPE.size()];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) (2 * random.nextDouble() - 1);
		return manager.create(values, SHAPE);
	}

	private Prediction prediction() {
		return new Prediction(output, truth, mask);
	}

	/** Computes a loss and its gradient. */
	private float backward(final BiFunction<NDManager, Prediction, NDArray> loss, final Prediction prediction) {
		try (NDManager local = manager.newSubManager(); GradientCollector gradients = Engine.getEngine("PyTorch")
			.newGradientCollector())
		{
			final NDArray value = loss.apply(local, prediction);
			gradients.backward(value);
			return value.getFloat();
		}
	}

	private float generatorLoss(final Prediction prediction) {
		return backward((local, p) -> adversary.generatorLoss(local, p, null), prediction);
	}

	private float ownLoss(final Prediction prediction) {
		return backward((local, p) -> adversary.ownLoss(local, p, null), prediction);
	}

	/** Gets what an update would move the discriminator's weights by: whether they have a gradient. */
	private boolean moves() {
		final float[] before = adversary.weights().get("discriminator.6.weight");
		adversary.update(SCHEDULE, 0);
		return !java.util.Arrays.equals(before, adversary.weights().get("discriminator.6.weight"));
	}

	@Test
	void theGeneratorsLossTeachesTheGeneratorInTheHoleAndNothingElse() {
		ownLoss(prediction());
		adversary.zeroGradients();
		generatorLoss(prediction());
		assertThat(moves()).isFalse();
		final NDArray gradient = output.getGradient();
		assertThat(gradient.mul(mask).abs().sum().getFloat()).isZero();
		assertThat(gradient.abs().sum().getFloat()).isPositive();
	}

	@Test
	void theDiscriminatorsLossTeachesTheDiscriminatorAlone() {
		generatorLoss(prediction());
		final float[] before = output.getGradient().toFloatArray();
		ownLoss(prediction());
		assertThat(output.getGradient().toFloatArray()).containsExactly(before);
		assertThat(moves()).isTrue();
	}

	@Test
	void followingTheGeneratorsGradientRaisesTheScores() {
		final float before = generatorLoss(prediction());
		final NDArray gradient = output.getGradient();
		final NDArray moved = output.stopGradient().sub(gradient.mul(0.01f / gradient.abs().max().getFloat()));
		moved.setRequiresGradient(true);
		assertThat(generatorLoss(new Prediction(moved, truth, mask))).isLessThan(before);
	}

	@Test
	void updatesTellRealFromRepaired() {
		truth = manager.ones(SHAPE);
		final float before = ownLoss(prediction());
		for (int i = 0; i < 40; i++) {
			adversary.update(SCHEDULE, i);
			adversary.zeroGradients();
			adversary.advance();
			ownLoss(prediction());
		}
		assertThat(ownLoss(prediction())).isLessThan(0.7f * before);
	}

	@Test
	void whereTheTruthIsUnknownNothingIsTaught() {
		final NDArray known = manager.ones(SHAPE);
		known.set(new NDIndex(":, :, 3:19, 5:12"), 0);
		mask.muli(known); // what is unknown is a hole
		final float[] own = new float[2];
		final float[] generator = new float[2];
		for (int i = 0; i < 2; i++) {
			final Prediction p = new BatchArrays(truth, mask, known, null).prediction(List.of(output));
			own[i] = ownLoss(p);
			generator[i] = generatorLoss(p);
			assertThat(output.getGradient().mul(known.neg().add(1)).abs().sum().getFloat()).isZero();
			truth = truth.add(known.neg().add(1).mul(3)); // another truth where it is unknown
		}
		assertThat(own[1]).isCloseTo(own[0], within(1e-6f));
		assertThat(generator[1]).isCloseTo(generator[0], within(1e-6f));
	}

	@Test
	void aPredictionThatIsTheTruthCannotBeToldFromIt() {
		// scores alike: mean(max(0, 1 - s)) + mean(max(0, 1 + s)) is at least 2
		assertThat(ownLoss(new Prediction(truth, truth, mask))).isGreaterThanOrEqualTo(2 - 1e-5f);
	}

	@Test
	void itSeesASketchWhereTheGeneratorDoes() {
		final Network sketched = new GatedNetwork(1, 4, 0, Base.NONE, true);
		adversary = new Adversary(manager, RECIPE, sketched);
		final float none = ownLoss(prediction());
		final float zeros = backward((local, p) -> adversary.ownLoss(local, p, manager.zeros(SHAPE)), prediction());
		final float lines = backward((local, p) -> adversary.ownLoss(local, p, mask.neg().add(1)), prediction());
		assertThat(zeros).isEqualTo(none);
		assertThat(lines).isNotEqualTo(none);
	}

	@Test
	void itsRateFollowsTheGeneratorsInProportion() {
		final Schedule schedule = new Schedule(List.of(new Stage(10, new LearningRate(1e-2, 5, 0), false), new Stage(10,
			new LearningRate(2e-3, 0, 0.5), false)));
		assertThat(schedule.proportion(0)).isCloseTo(0.2, within(1e-12));
		assertThat(schedule.proportion(9)).isEqualTo(1);
		assertThat(schedule.proportion(10)).isCloseTo(0.2, within(1e-12));
		assertThat(schedule.proportion(19)).isCloseTo(0.04, within(1e-12));
	}

	@Test
	void nothingOfAStepStaysInMemory() {
		final int before = manager.getManagedArrays().size();
		for (int i = 0; i < 3; i++) {
			try (NDManager local = manager.newSubManager()) {
				final Prediction p = new Prediction(local.ones(SHAPE), local.ones(SHAPE), local.ones(SHAPE));
				try (GradientCollector gradients = Engine.getEngine("PyTorch").newGradientCollector()) {
					adversary.advance();
					gradients.backward(adversary.ownLoss(local, p, null));
					assertThat(adversary.generatorLoss(local, p, null).getFloat()).isFinite();
				}
			}
			adversary.update(SCHEDULE, i);
		}
		assertThat(manager.getManagedArrays().size()).isEqualTo(before);
	}
}
