package kintsugi.train.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which objectives a recipe can ask for. */
class ObjectivePlanTest {

	private static final String KNOWN = "hole, hole_per_area, valid, coarse, log_error, total_variation, perceptual, " +
		"style_out, style_comp";

	@Test
	void thePapersWeightsAreThoseOfItsTotal() {
		assertThat(ObjectivePlan.paper().weights()).containsOnly(Map.entry("hole", 6.0), Map.entry("valid", 1.0), //
			Map.entry("perceptual", 0.05), Map.entry("style_out", 120.0), Map.entry("style_comp", 120.0), //
			Map.entry("total_variation", 0.1));
	}

	@Test
	void onlyPerceptualAndStyleLossesNeedTheNetwork() {
		assertThat(ObjectivePlan.names()).allSatisfy(name -> assertThat(new ObjectivePlan(Map.of(name, 1.0), 1)
			.needsPerceptual()).isEqualTo(name.equals("perceptual") || name.startsWith("style")));
		assertThat(new ObjectivePlan(Map.of("hole", 1.0, "perceptual", 0.0), 1).needsPerceptual()).isFalse();
	}

	@Test
	void withoutTheNetworkTheOthersRemain() {
		final ObjectivePlan rest = ObjectivePlan.paper().withoutPerceptual();
		assertThat(rest.describe()).isEqualTo("valid 1, hole 6, total_variation 0.1");
		assertThat(rest.open(null, null).terms()).hasSize(3);
	}

	@Test
	void withoutTheNetworkNothingMayRemain() {
		assertThatIllegalArgumentException().isThrownBy(() -> new ObjectivePlan(Map.of("style_out", 1.0), 1)
			.withoutPerceptual()).withMessageContaining("All losses of the objective need the perceptual network");
	}

	@Test
	void theDescriptionTellsAllThatMatters() {
		final Map<String, Double> weights = new LinkedHashMap<>();
		weights.put("hole", 6.0);
		weights.put("valid", 0.0);
		weights.put("perceptual", 0.05);
		weights.put("style_out", 1e-9);
		assertThat(new ObjectivePlan(weights, 4).describe()).isEqualTo(
			"hole 6, perceptual 0.05, style_out 0.000000001 (perceptual losses every 4 steps)");
		assertThat(new ObjectivePlan(weights, 1).describe()).doesNotContain("every");
	}

	@Test
	void withoutPerceptualLossesTheirStepsDoNotMatter() {
		assertThat(new ObjectivePlan(Map.of("hole", 1.0), 4).describe()).isEqualTo("hole 1");
	}

	@Test
	void anUnknownLossIsRefusedWithThoseThatThereAre() {
		assertThatIllegalArgumentException().isThrownBy(() -> new ObjectivePlan(Map.of("perceptal", 1.0), 1)).withMessage(
			"There is no loss \"perceptal\"; the losses are " + KNOWN + ".");
	}

	@ParameterizedTest
	@ValueSource(doubles = { -1, Double.NaN, Double.POSITIVE_INFINITY })
	void aWeightThatIsNoneIsRefused(final double weight) {
		assertThatIllegalArgumentException().isThrownBy(() -> new ObjectivePlan(Map.of("hole", weight), 1))
			.withMessageContaining("hole is " + weight).withMessageContaining(KNOWN);
	}

	@Test
	void aMissingWeightIsRefused() {
		final Map<String, Double> weights = new LinkedHashMap<>();
		weights.put("hole", null);
		assertThatIllegalArgumentException().isThrownBy(() -> new ObjectivePlan(weights, 1)).withMessageContaining("null");
	}

	@Test
	void anObjectiveNeedsALoss() {
		assertThatIllegalArgumentException().isThrownBy(() -> new ObjectivePlan(Map.of(), 1)).withMessageContaining(KNOWN);
		assertThatIllegalArgumentException().isThrownBy(() -> new ObjectivePlan(Map.of("hole", 0.0), 1))
			.withMessageContaining("weight above 0");
	}

	@Test
	void anEmptyStepIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new ObjectivePlan(Map.of("perceptual", 1.0), 2))
			.withMessageContaining("another loss for the steps between");
		assertThatIllegalArgumentException().isThrownBy(() -> new ObjectivePlan(Map.of("hole", 1.0), 0))
			.withMessageContaining("every 0 steps");
	}

	@Test
	void withoutWeightsThePerceptualLossesCannotBeOpened() {
		assertThatIllegalArgumentException().isThrownBy(() -> ObjectivePlan.paper().open(null, null)).withMessageContaining(
			"need the perceptual network's weights");
	}
}
