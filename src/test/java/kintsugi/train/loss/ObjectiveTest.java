package kintsugi.train.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/** Tests the weighted sum, with terms at some steps only. */
class ObjectiveTest {

	private final NDManager manager = NDManager.newBaseManager(ai.djl.Device.cpu(), "PyTorch");
	private final Prediction prediction = new Prediction(manager.zeros(new Shape(1)), null, null);
	private final Objective objective = new Objective(List.of(new Objective.Term(constant("often", 2), 0.5, 1), //
		new Objective.Term(constant("seldom", 3), 0.25, 4)));

	@AfterEach
	void close() {
		manager.close();
	}

	private Loss constant(final String name, final float value) {
		return new Loss() {

			@Override
			public String name() {
				return name;
			}

			@Override
			public NDArray value(final Prediction p) {
				return manager.create(value);
			}
		};
	}

	@Test
	void termsAreSummedWithTheirWeights() {
		final Objective both = new Objective(List.of(new Objective.Term(constant("a", 2), 0.5), //
			new Objective.Term(constant("b", 3), 10)));
		final Objective.Values values = both.values(prediction, 7);
		assertThat(values.total().getFloat()).isEqualTo(31);
		assertThat(values.total().getDataType()).isEqualTo(DataType.FLOAT32);
		assertThat(values.terms().keySet()).containsExactly("a", "b");
		assertThat(values.terms().get("b").getFloat()).isEqualTo(3);
	}

	@Test
	void aTermOfSomeStepsCountsAsManyTimesThere() {
		assertThat(objective.values(prediction, 8).total().getFloat()).isEqualTo(1 + 4 * 0.75f);
		assertThat(objective.values(prediction, 8).terms()).containsOnlyKeys("often", "seldom");
	}

	@Test
	void betweenItsStepsATermIsNotComputed() {
		for (int step = 1; step < 4; step++) {
			assertThat(objective.values(prediction, step).total().getFloat()).isEqualTo(1);
			assertThat(objective.values(prediction, step).terms()).containsOnlyKeys("often");
		}
	}

	@Test
	void overManyStepsTheMeanIsThatOfEveryStep() {
		double sum = 0;
		for (int step = 0; step < 8; step++)
			sum += objective.values(prediction, step).total().getFloat();
		assertThat(sum / 8).isEqualTo(0.5 * 2 + 0.25 * 3);
	}

	@Test
	void outsideOfStepsEveryTermCountsOnce() {
		assertThat(objective.values(prediction).total().getFloat()).isEqualTo(1 + 0.75f);
		assertThat(objective.values(prediction).terms()).containsOnlyKeys("often", "seldom");
	}

	@Test
	void everyStepNeedsATerm() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Objective(List.of())).withMessageContaining(
			"at least one loss at every step");
		assertThatIllegalArgumentException().isThrownBy(() -> new Objective(List.of(new Objective.Term(constant("a", 1), 1,
			2))));
	}

	@Test
	void aTermNeedsAStep() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Objective.Term(constant("a", 1), 1, 0))
			.withMessageContaining("every 0 steps");
	}

	@Test
	void aPlanOpensItsLossesInItsOrder() {
		final Objective paper = ObjectivePlan.paper().open(manager, PerceptualSamples.weights(PerceptualSamples.red()));
		assertThat(paper.terms()).extracting(term -> term.loss().name()).containsExactlyElementsOf(ObjectivePlan.paper()
			.weights().keySet());
	}

	@Test
	void aPlanGivesOnlyPerceptualLossesTheirSteps() {
		final Objective every = new ObjectivePlan(ObjectivePlan.paper().weights(), 5).open(manager, PerceptualSamples
			.weights(PerceptualSamples.red()));
		assertThat(every.terms()).allSatisfy(term -> assertThat(term.every()).isEqualTo(term.loss().name().matches(
			"perceptual|style.*") ? 5 : 1));
	}
}
