package kintsugi.train.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what is said about recipes that are wrong: the line, the key, and what to do. */
class RecipeErrorsTest {

	/** A recipe with as little as possible; the line numbers below are of this text. */
	private static final String MINIMAL = """
		name: mine
		description: A test.
		network:
		  architecture: pconv-unet
		  channels: 1
		  base_width: 8
		  max_width: 16
		  levels: 4
		  base: harmonic
		samples:
		  crop: 64
		  batch: 4
		  flip: true
		  percentiles: [1, 99]
		masks:
		  - generator: irregular
		    share: 0.75
		    binned: true
		  - generator: central-box
		    share: 1
		    size: 16
		losses:
		  hole: 6
		  perceptual_every: 1
		stages:
		  - steps: 100
		    learning_rate: 1e-3
		    warm_up: 10
		    decay: 0.5
		    freeze_encoder_norm: false
		validation:
		  share: 0.1
		seed: 0
		checkpoint_every: 50
		""";

	private static void assertRefused(final String yaml, final String... parts) {
		assertThatThrownBy(() -> Recipes.read(yaml, "mine.yaml")).isInstanceOf(RecipeException.class)
			.hasMessageContainingAll(parts).hasMessageMatching("(?s).*[.?]");
	}

	@Test
	void theMinimalRecipeIsRight() throws RecipeException {
		final Recipe recipe = Recipes.read(MINIMAL, "mine.yaml");
		assertThat(recipe.validation()).isEqualTo(new ValidationPlan(0.1, ValidationPlan.DEFAULT.samples(),
			ValidationPlan.DEFAULT.every()));
		assertThat(recipe.network().settings()).containsEntry("padding", "hole");
		assertThat(recipe.seed()).isZero();
		assertThat(recipe.adversarial()).isNull();
		assertThat(recipe.adam()).isEqualTo(new AdamPlan(0.9, 0.999));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"  crop: 64 | crops: 64 | line 11: 'samples.crops' is unknown; did you mean 'crop'?", //
		"  flip: true | mirror: true | line 13: 'samples.mirror' is unknown; known are crop, batch, flip, turn, ",
		"seed: 0 | sed: 0 | line 33: 'sed' is unknown; did you mean 'seed'?", //
		"  levels: 4 | levles: 4 | line 8: 'network.levles' is unknown; did you mean 'levels'?", //
		"  architecture: pconv-unet | architecture: unet | line 4: 'network.architecture' cannot be used.",
		"  hole: 6 | hol: 6 | line 23: 'losses.hol' is unknown; did you mean 'hole'?", //
		"    size: 16 | syze: 16 | line 21: 'masks.2.syze' is unknown; did you mean 'size'?", //
		"    warm_up: 10 | warmup: 10 | line 28: 'stages.1.warmup' is unknown; did you mean 'warm_up'?", //
		"  share: 0.1 | sample: 3 | line 32: 'validation.sample' is unknown; did you mean 'samples'?" })
	void unknownKeys(final String original, final String changed, final String message) {
		assertRefused(replaced(original, changed), "mine.yaml, " + message);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"  crop: 64 | crop: large | line 11: 'samples.crop' must be a whole number, not 'large'.", //
		"  crop: 64 | crop: 64.5 | line 11: 'samples.crop' must be a whole number, not '64.5'.", //
		"  crop: 64 | crop: [64] | line 11: 'samples.crop' must be a whole number, not a list.", //
		"  crop: 64 | crop: | line 11: 'samples.crop' must be a whole number, not nothing.", //
		"  crop: 64 | crop: 99999999999 | line 11: 'samples.crop' is too large a number", //
		"seed: 0 | seed: 99999999999999999999999 | line 33: 'seed' must be a whole number", //
		"seed: 0 | seed: 9223372036854775808 | line 33: 'seed' must be a whole number from", //
		"  flip: true | flip: yes | line 13: 'samples.flip' must be true or false, not 'yes'.", //
		"  percentiles: [1, 99] | percentiles: 99 | line 14: 'samples.percentiles' must be 2 numbers in brackets",
		"  percentiles: [1, 99] | percentiles: [1, x] | line 14: 'samples.percentiles' must be a number, not 'x'.", //
		"  hole: 6 | hole: NaN | line 23: 'losses.hole' must be a number, not 'NaN'.", //
		"  hole: 6 | hole: 1e999 | line 23: 'losses.hole' must be a number", //
		"  channels: 1 | channels: 2 | line 5: 'network.channels' must be auto, 1 or 3, not '2'.", //
		"  levels: 4 | levels: {a: b} | line 8: 'network.levels' must be a single value, not a group of keys.", //
		"name: mine | name: [mine] | line 1: 'name' must be a text, not a list." })
	void wrongTypes(final String original, final String changed, final String message) {
		assertRefused(replaced(original, changed), "mine.yaml, " + message);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"name: mine | name: my/model | line 1: 'name' must be letters, digits",
		"  crop: 64 | crop: 16 | line 11: 'samples.crop' must be 32 to 4096 pixels, not 16.", //
		"  crop: 64 | crop: 72 | line 11: 'samples.crop' must be a multiple of 16", //
		"  batch: 4 | batch: 1 | line 12: 'samples.batch' must be 2 to 4096 samples, not 1.", //
		"  percentiles: [1, 99] | percentiles: [99, 1] | line 14: 'samples.percentiles' cannot be used.", //
		"  levels: 4 | levels: 40 | line 8: 'network.levels' cannot be used. The network's", //
		"  base: harmonic | base: mean | line 9: 'network.base' cannot be used.", //
		"    share: 0.75 | share: 0 | line 17: 'masks.1.share' must be above 0 to 1000, not 0.0.", //
		"  - generator: irregular | - generator: spots | line 16: 'masks.1.generator' cannot be used. There is no", //
		"    size: 16 | size: 0 | line 21: 'masks.2.size' cannot be used. The setting size of central-box must be", //
		"  hole: 6 | hole: -6 | line 23: 'losses.hole' must be at least 0, not -6.0.", //
		"  hole: 6 | hole: 0 | line 22: 'losses' cannot be used. The objective needs", //
		"  perceptual_every: 1 | perceptual_every: 0 | line 22: 'losses' cannot be used.", //
		"  - steps: 100 | - steps: 0 | line 26: 'stages.1.steps' cannot be used. A stage must", //
		"    learning_rate: 1e-3 | learning_rate: 0 | line 27: 'stages.1.learning_rate' cannot be used.", //
		"    warm_up: 10 | warm_up: -1 | line 28: 'stages.1.warm_up' must be at least 0 steps, not -1.", //
		"    decay: 0.5 | decay: 50 | line 29: 'stages.1.decay' cannot be used.", //
		"  share: 0.1 | share: 0.9 | line 32: 'validation.share' must be above 0 to 0.5, not 0.9.", //
		"checkpoint_every: 50 | checkpoint_every: 0 | line 34: 'checkpoint_every' must be at least 1 step, not 0." })
	void valuesOutOfRange(final String original, final String changed, final String message) {
		assertRefused(replaced(original, changed), "mine.yaml, " + message);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"name: mine | line 2: 'name' is missing.", //
		"  crop: 64 | line 10: 'samples.crop' is missing.", //
		"  architecture: pconv-unet | line 3: 'network.architecture' is missing.", //
		"    learning_rate: 1e-3 | line 26: 'stages.1.learning_rate' is missing.", //
		"  levels: 4 | line 3: 'network.levels' is missing.", //
		"    share: 0.75 | line 16: 'masks.1.share' is missing." })
	void missingKeys(final String line, final String message) {
		// the key goes, its line stays, so that the numbers of the others do too
		assertRefused(replaced(line, line.contains("- ") ? "  -" : "# nothing"), "mine.yaml, " + message);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"adversarial: {} | line 35: 'adversarial.weight' is missing.", //
		"adversarial: 1 | line 35: 'adversarial' must be a group of keys with values, not '1'.", //
		"adversarial: {weight: -1} | line 35: 'adversarial.weight' must be at least 0, not -1.0.", //
		"adversarial: {weight: 1, lr: 1e-4} | line 35: 'adversarial.lr' is unknown; known are weight, learning_rate,", //
		"adversarial: {weight: 1, learning_rate: 0} | line 35: 'adversarial.learning_rate' must be above 0, not 0.0.", //
		"adversarial: {weight: 1, base_width: 0} | line 35: 'adversarial.base_width' must be 1 to the max_width of 256,", //
		"adversarial: {weight: 1, base_width: 9, max_width: 8} | line 35: 'adversarial.base_width' must be 1 to the", //
		"adversarial: {weight: 1, max_width: 5000} | line 35: 'adversarial.max_width' must be 1 to 4096, not 5000.", //
		"adversarial: {weight: 1, from: -1} | line 35: 'adversarial.from' must be a step from 0 up, not -1.", //
		"adversarial: {weight: 1, from: soon} | line 35: 'adversarial.from' must be a whole number, not 'soon'.", //
		"adam: 0.5 | line 35: 'adam' must be 2 numbers in brackets, not '0.5'.", //
		"adam: [0.5] | line 35: 'adam' must be 2 numbers in brackets, not a list.", //
		"adam: [0.5, 1] | line 35: 'adam' must be two numbers from 0 to below 1, not 1.0.", //
		"adam: [0.5, 0.99999999999] | line 35: 'adam' must be two numbers from 0 to below 1", //
		"adam: [-0.1, 0.9] | line 35: 'adam' must be two numbers from 0 to below 1, not -0.1." })
	void discriminatorsAndOptimisers(final String line, final String message) {
		assertRefused(MINIMAL + line + "\n", "mine.yaml, " + message);
	}

	@Test
	void aWrongValueOfADiscriminatorIsNamedWithItsOwnLine() {
		assertRefused(MINIMAL + "adversarial:\n  weight: 1\n  from: -1\n",
			"mine.yaml, line 37: 'adversarial.from' must be");
	}

	@Test
	void aRecipeWithoutNetworkNeedsAStart() {
		final String yaml = MINIMAL.replaceAll("(?s)network:.*samples:", "samples:");
		assertRefused(yaml, "'network' must be given, or a 'start' whose network is taken");
	}

	@Test
	void aVariantWithAWrongSettingIsNamed() {
		assertRefused(MINIMAL + "variants:\n  wide: {base_width: 16}\n  odd: {padding: none}\n",
			"line 37: 'variants.odd.padding' cannot be used.");
		assertRefused(MINIMAL + "variants:\n  wide: {width: 16}\n", "line 36: 'variants.wide.width' is unknown");
	}

	@Test
	void aKeyThatIsThereTwiceIsNamedWithBothLines() {
		assertRefused(replaced("  flip: true", "crop: 32"),
			"mine.yaml, line 13: 'samples.crop' is there twice, first in line 11.");
	}

	@Test
	void aTabIsNamedWithItsLine() {
		assertRefused(MINIMAL.replace("  flip", "\tflip"),
			"mine.yaml, line 13: the line begins with a tab; YAML is indented with spaces.");
	}

	@Test
	void brokenYamlIsNamedWithItsLine() {
		assertRefused(replaced("  percentiles: [1, 99]", "percentiles: [1, 99"), "mine.yaml, line 15: this is no YAML");
		assertRefused(MINIMAL.replace("  flip", "   flip"), "mine.yaml, line 13: this is no YAML");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\n\n", "# only a comment\n", "---\n" })
	void anEmptyTextIsSaidToBeEmpty(final String yaml) {
		assertRefused(yaml, "mine.yaml");
	}

	@Test
	void aTextThatHasNoKeysIsNoRecipe() {
		assertRefused("just words\n", "mine.yaml, line 1: a recipe consists of keys with values");
		assertRefused("- name\n- crop\n", "mine.yaml, line 1: a recipe consists of keys with values");
		assertRefused("{[a]: b}\n", "mine.yaml, line 1: a key must be a name.");
	}

	@Test
	void twoDocumentsAreRefused() {
		assertRefused(MINIMAL + "---\n" + MINIMAL, "mine.yaml, line 35: this is no YAML");
	}

	@Test
	void anchorsAndAliasesAreRefused() {
		assertRefused(replaced("name: mine", "name: &a mine"), "mine.yaml, line 1: anchors and aliases");
		final StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
		for (int i = 1; i < 30; i++)
			bomb.append("a" + i + ": &a" + i + " [" + "*a".concat((i - 1) + ", ").repeat(9) + "x]\n");
		assertRefused(bomb.toString(), "mine.yaml, line 1: anchors and aliases");
	}

	@ParameterizedTest
	@ValueSource(strings = { "name: !!javax.script.ScriptEngineManager [!!java.net.URL ['http://localhost/']]",
		"name: !x mine", "name: !!str mine" })
	void tagsAreRefused(final String line) {
		assertRefused(replaced("name: mine", line), "mine.yaml, line 1: tags (!) are not used in recipes");
	}

	@ParameterizedTest
	@ValueSource(ints = { 13, 100, 20_000 })
	void deepNestingIsRefused(final int depth) {
		assertRefused("name: " + "[".repeat(depth) + "]".repeat(depth), "mine.yaml, line 1: the values are nested");
	}

	@Test
	void aLongTextIsRefused() {
		assertRefused(MINIMAL + "# long\n".repeat(10_000), "mine.yaml has ", "at most 65536");
	}

	@Test
	void charactersThatNoTextHasAreRefused() {
		assertRefused(MINIMAL.replace("A test", "A \u0000 test"), "mine.yaml is no recipe");
	}

	private static String replaced(final String line, final String other) {
		assertThat(MINIMAL).contains(line.strip());
		final String found = MINIMAL.lines().filter(text -> text.strip().equals(line.strip())).findFirst() //
			.orElseThrow();
		final String indentation = found.substring(0, found.length() - found.stripLeading().length());
		return MINIMAL.replaceFirst("(?m)^" + Pattern.quote(found) + "$", Matcher.quoteReplacement(other.startsWith(
			"  -") ? other : indentation + other));
	}
}
