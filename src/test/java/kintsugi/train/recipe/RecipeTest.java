package kintsugi.train.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import kintsugi.train.loss.ObjectivePlan;

/** Tests what can be changed in a {@link Recipe}. */
class RecipeTest {

	private static Recipe recipe() throws RecipeException {
		return Recipes.open("pconv-paper");
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 7, 11, 550, 550_000, 1_234_567 })
	void anotherLengthIsKeptExactlyAndInProportion(final long steps) throws RecipeException {
		final Recipe changed = recipe().withSteps(steps);
		assertThat(changed.steps()).isEqualTo(steps);
		assertThat(changed.stages().get(0).steps()).isEqualTo(Math.round(steps / 1.1));
	}

	@Test
	void aStageThatBecomesEmptyIsLeftOut() throws RecipeException {
		assertThat(recipe().withSteps(3).stages()).hasSize(1).allMatch(stage -> !stage.freezeEncoderNorm());
		assertThat(recipe().withSteps(11).stages()).extracting(Stage::steps).containsExactly(10L, 1L);
	}

	@Test
	void anotherRateKeepsTheProportionOfTheStages() throws RecipeException {
		assertThat(recipe().withLearningRate(4e-3).stages()).extracting(stage -> stage.learningRate().peak())
			.containsExactly(4e-3, 1e-3);
	}

	@Test
	void eachChangeChangesItsValueAlone() throws RecipeException {
		assertThat(recipe().withCrop(256).withCrop(512)).isEqualTo(recipe());
		assertThat(recipe().withCrop(256).samples().crop()).isEqualTo(256);
		assertThat(recipe().withBatch(2).samples().batch()).isEqualTo(2);
		assertThat(recipe().withSeed(-5).seed()).isEqualTo(-5);
		assertThat(recipe().withChannels(1).network().channels()).isEqualTo(1);
		assertThat(recipe().withObjective(ObjectivePlan.small()).objective()).isEqualTo(ObjectivePlan.small());
		assertThat(recipe().withValidationEvery(9).validation().every()).isEqualTo(9);
		assertThat(recipe().withCheckpointEvery(9).checkpointEvery()).isEqualTo(9);
		assertThat(recipe().withNetworkSettings(Map.of("base_width", "16")).network().settings()).containsEntry(
			"base_width", "16").containsEntry("levels", "8");
	}

	@Test
	void changesOutOfRangeAreRefusedWithASentence() throws RecipeException {
		final Recipe recipe = recipe();
		assertThatThrownBy(() -> recipe.withCrop(31)).isInstanceOf(IllegalArgumentException.class).hasMessage(
			"The recipe's 'crop' must be 32 to 4096 pixels, not 31.");
		assertThatThrownBy(() -> recipe.withBatch(1)).hasMessage(
			"The recipe's 'batch' must be 2 to 4096 samples, not 1.");
		assertThatThrownBy(() -> recipe.withSteps(0)).hasMessageContaining("not 0");
		assertThatThrownBy(() -> recipe.withLearningRate(0)).hasMessageContaining("not 0.0");
		assertThatThrownBy(() -> recipe.withChannels(2)).hasMessageContaining("not 2");
		assertThatThrownBy(() -> recipe.withNetworkSettings(Map.of("levles", "2"))).hasMessage(
			"The recipe's 'levles' is unknown; did you mean 'levels'?");
	}

	@Test
	void aNetworkThatIsTheStartsCannotBeChanged() throws RecipeException {
		final Recipe recipe = Recipes.open("fine-tune");
		assertThat(recipe.network().isOfStart()).isTrue();
		assertThatThrownBy(() -> recipe.withNetworkSettings(Map.of("levels", "2"))).isInstanceOf(
			IllegalArgumentException.class).hasMessageContaining("'network' must be left out");
		assertThatThrownBy(() -> RecipeBuild.network(recipe, 1)).isInstanceOf(IllegalArgumentException.class)
			.hasMessageContaining("choose a model to start from");
	}

	@Test
	void anyValueCanBeSetByItsKey() throws RecipeException {
		assertThat(recipe().with("network.base_width", "16").network().settings()).containsEntry("base_width", "16");
		assertThat(recipe().with("samples.percentiles", "[0, 100]").samples().normalisation().highPercentile())
			.isEqualTo(100);
		assertThat(recipe().with("stages.2.learning_rate", "1e-5").stages().get(1).learningRate().peak()).isEqualTo(
			1e-5);
		assertThat(recipe().with("losses.style_out", "0").objective().weights()).containsEntry("style_out", 0.0);
		assertThat(recipe().with("losses.log_error", "0.2").objective().weights()).containsEntry("log_error", 0.2);
		assertThat(recipe().with("masks.1.binned", "false").masks().get(0).binned()).isFalse();
		assertThat(recipe().with("seed", "0").seed()).isZero();
		assertThat(recipe().with("start", "my-model").network().start()).isEqualTo("my-model");
	}

	@Test
	void aDiscriminatorIsASwitchOfEveryRecipe() throws RecipeException {
		final Recipe with = recipe().with("adversarial", "{weight: 0.1}");
		assertThat(with.adversarial()).isEqualTo(new AdversarialPlan(0.1, 1e-4, 64, 256, 0));
		assertThat(with.with("adversarial.from", "3000").adversarial().from()).isEqualTo(3000);
		assertThat(with.with("adversarial.weight", "0")).isEqualTo(recipe());
		assertThat(with.withAdversarial(null)).isEqualTo(recipe());
		assertThat(with.withSteps(7).withCrop(256).withSeed(3).adversarial()).isEqualTo(with.adversarial());
		assertThat(recipe().with("adam", "[0.5, 0.9]").withSteps(7).adam()).isEqualTo(new AdamPlan(0.5, 0.9));
	}

	@Test
	void theLossesAreDescribedWithTheDiscriminators() throws RecipeException {
		assertThat(recipe().describeLosses()).isEqualTo(recipe().objective().describe());
		final Recipe with = recipe().withObjective(ObjectivePlan.small());
		assertThat(with.withAdversarial(new AdversarialPlan(0.005, 1e-4, 16, 64, 6000)).describeLosses()).isEqualTo(
			ObjectivePlan.small().describe() + ", adversarial 0.005 (SN-PatchGAN, hinge, from step 6000)");
		assertThat(with.withAdversarial(new AdversarialPlan(1, 1e-4, 16, 64, 0)).describeLosses()).endsWith(
			", adversarial 1 (SN-PatchGAN, hinge)");
	}

	@Test
	void theVariantsOfARecipeHaveItsDiscriminator() throws RecipeException {
		assertThat(Recipes.open("padding").with("adversarial", "{weight: 0.1}").variants()).hasSize(3).allMatch(
			variant -> variant.adversarial() != null);
	}

	@Test
	void valuesThatOnlyFitTogetherAreSetTogether() throws RecipeException {
		final Recipe recipe = recipe().with(Map.of("network.levels", "9", "samples.crop", "1024"));
		assertThat(recipe.samples().crop()).isEqualTo(1024);
		assertThatThrownBy(() -> recipe.with("samples.crop", "256")).isInstanceOf(RecipeException.class).hasMessage(
			"'samples.crop' must be a multiple of 512, which the network's levels ask for, not 256.");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"samples.corp | 64 | 'samples.corp' is unknown; did you mean 'crop'?", //
		"samples.crop | large | 'samples.crop' must be a whole number, not 'large'.", //
		"samples.crop | '' | 'samples.crop' must be a whole number, not nothing.", //
		"sample.crop | 64 | 'sample' is unknown; did you mean 'samples'?", //
		"stages.3.steps | 64 | 'stages' has the items 1 to 2, not '3'.", //
		"stages.first.steps | 64 | 'stages' has the items 1 to 2, not 'first'.", //
		"stages.1 | 64 | 'stages.1' cannot be set: 'stages' is a list.", //
		"seed.value | 64 | 'seed.value' cannot be set: 'seed' is a single value.", //
		"seed.a.b | 64 | 'seed' is a single value, so there is no 'seed.a'.", //
		"name | '*x' | The value of name, line 1: anchors and aliases", //
		"'' | 64 | '' is unknown" })
	void aKeyOrValueThatCannotBeSetIsNamed(final String key, final String value, final String message)
		throws RecipeException
	{
		final Recipe recipe = recipe();
		assertThatThrownBy(() -> recipe.with(key, value)).isInstanceOf(RecipeException.class).hasMessageStartingWith(
			message);
	}

	@Test
	void aRecipeWithoutVariantsIsItsOnlyOne() throws RecipeException {
		assertThat(recipe().variants()).containsExactly(recipe());
	}

	@Test
	void settingsOfTheNetworkReachTheVariants() throws RecipeException {
		final Recipe recipe = Recipes.open("padding").withNetworkSettings(Map.of("base_width", "8"));
		assertThat(recipe.variants()).hasSize(3).allMatch(variant -> variant.network().settings().get("base_width")
			.equals("8"));
	}
}
