package kintsugi.train.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

import kintsugi.mask.BorderContact;
import kintsugi.mask.MaskGenerators;
import kintsugi.model.Normalisation;
import kintsugi.train.loss.ObjectivePlan;

/** Tests what is true of every {@link Recipe} and of every text. */
class RecipePropertiesTest {

	@Provide
	Arbitrary<Recipe> recipes() {
		final Arbitrary<String> names = Arbitraries.strings().withCharRange('a', 'z').withCharRange('0', '9') //
			.withChars("-_.").ofMinLength(1).ofMaxLength(20).filter(name -> Character.isLetterOrDigit(name.charAt(0)));
		final Arbitrary<String> texts = Arbitraries.strings().withCharRange(' ', '~') //
			.withCharRange('\u00a1', '\u2027').withChars("\u3042\u20ac:#'\"{}[]!&*-?|>%@`\\") //
			.ofMinLength(1).ofMaxLength(150).filter(text -> !text.isBlank());
		final Arbitrary<Rest> rests = Combinators.combine(objectives(), adversaries(), adams(), validations(), //
			Arbitraries.longs().withDistribution(RandomDistribution.uniform())).as(Rest::new);
		return Combinators.combine(names, texts, texts, networks(), samples(), //
			masks().list().ofMinSize(1).ofMaxSize(3), stages().list().ofMinSize(1).ofMaxSize(3), rests) //
			.as((name, description, source, network, samples, masks, stages, rest) -> new Recipe(name, description, //
				source, network, samples, masks, rest.objective, rest.adversarial, rest.adam, stages, rest.validation,
				rest.seed, 1 + (int) Math.abs(rest.seed % 1000)));
	}

	private record Rest(ObjectivePlan objective, AdversarialPlan adversarial, AdamPlan adam, ValidationPlan validation,
		long seed)
	{}

	private static Arbitrary<AdversarialPlan> adversaries() {
		return Combinators.combine(Arbitraries.doubles().between(0.01, 1000), Arbitraries.doubles().between(1e-9, 1)
			.ofScale(12), Arbitraries.integers().between(1, 64), Arbitraries.integers().between(64, 4096), Arbitraries.longs()
				.greaterOrEqual(0)).as(AdversarialPlan::new).injectNull(0.3);
	}

	private static Arbitrary<AdamPlan> adams() {
		return Combinators.combine(Arbitraries.doubles().between(0, 0.99), Arbitraries.doubles().between(0, 0.999) //
			.ofScale(3)).as(AdamPlan::new);
	}

	private static Arbitrary<NetworkPlan> networks() {
		final Arbitrary<Map<String, Map<String, String>>> variants = Arbitraries.of(Map.of(), Map.of("zero", Map.of(
			"padding", "zero")), Map.of("a", Map.of("base_width", "4"), "2", Map.of("base", "harmonic")));
		final Arbitrary<String> starts = Arbitraries.of("", "auto", "photo-small", "C:\\models\\my model.zip", "7",
			"true");
		final Arbitrary<NetworkPlan> own = Combinators.combine(Arbitraries.of(0, 1, 3), //
			Arbitraries.integers().between(1, 64), Arbitraries.of("none", "harmonic"), starts, variants) //
			.as((channels, width, base, start, changes) -> new NetworkPlan("pconv-unet", channels, Map.of(
				"base_width", "" + width, "max_width", "64", "levels", "5", "base", base), start, changes));
		return Arbitraries.oneOf(own, Arbitraries.just(new NetworkPlan("", 0, Map.of(), "auto", Map.of())));
	}

	private static Arbitrary<SamplePlan> samples() {
		final Arbitrary<Normalisation> ranges = Combinators.combine(Arbitraries.doubles().between(0, 49), //
			Arbitraries.doubles().between(50, 100)).as(Normalisation::new);
		return Combinators.combine(Arbitraries.integers().between(1, 128), Arbitraries.integers().between(2, 4096), //
			Arbitraries.of(true, false), Arbitraries.of(true, false), ranges).as((crops, batch, flip, turn, //
				range) -> new SamplePlan(32 * crops, batch, flip, turn, 0, range));
	}

	private static Arbitrary<MaskShare> masks() {
		return Combinators.combine(Arbitraries.of("irregular", "thin-defects", "central-box", "lattice", "defects"),
			Arbitraries.doubles().between(0.01, 1000), Arbitraries.of(true, false), Arbitraries.of(BorderContact.class)) //
			.as((name, share, binned, border) -> new MaskShare(MaskGenerators.named(name), share, binned, //
				binned ? border : BorderContact.EITHER));
	}

	private static Arbitrary<Stage> stages() {
		final Arbitrary<LearningRate> rates = Combinators.combine(Arbitraries.doubles().between(1e-9, 10) //
			.ofScale(12), Arbitraries.integers().between(0, 9999), Arbitraries.doubles().between(0, 1)) //
			.as(LearningRate::new);
		return Combinators.combine(Arbitraries.longs().between(1, 10_000_000_000L), rates, //
			Arbitraries.of(true, false)).as(Stage::new);
	}

	private static Arbitrary<ObjectivePlan> objectives() {
		final Arbitrary<Map<String, Double>> maps = Arbitraries.maps(Arbitraries.of(ObjectivePlan.names()), //
			Arbitraries.doubles().between(0, 1000));
		return Combinators.combine(maps, Arbitraries.integers().between(1, 50)).as((weights, every) -> {
			final Map<String, Double> all = new LinkedHashMap<>(weights);
			all.put("hole", 6.0); // one that needs no perceptual network
			return new ObjectivePlan(all, every);
		});
	}

	private static Arbitrary<ValidationPlan> validations() {
		return Combinators.combine(Arbitraries.doubles().between(0.01, 0.5), Arbitraries.integers().between(1, 4096),
			Arbitraries.integers().between(1, Integer.MAX_VALUE)).as(ValidationPlan::new);
	}

	@Property(tries = 100)
	void aRecipeIsReadBackFromItsOwnText(@ForAll("recipes") final Recipe recipe) throws RecipeException {
		assertThat(Recipes.read(recipe.toYaml(), "text")).isEqualTo(recipe);
		assertThat(Recipes.read(recipe.toYaml(), "text").toYaml()).isEqualTo(recipe.toYaml());
	}

	@Property(tries = 100)
	void aLengthIsKeptExactly(@ForAll("recipes") final Recipe recipe, @ForAll @IntRange(min = 1) final int steps) {
		assertThat(recipe.withSteps(steps).steps()).isEqualTo(steps);
	}

	@Property(tries = 100)
	void aDamagedTextIsReadOrRefusedWithASentence(@ForAll("recipes") final Recipe recipe,
		@ForAll @StringLength(max = 8) final String noise, @ForAll @IntRange(max = 2000) final int at)
	{
		final String yaml = recipe.toYaml();
		final int place = at % yaml.length();
		for (final String text : List.of(yaml.substring(0, place), yaml.substring(0, place) + noise + yaml.substring(
			place), noise))
		{
			final Throwable error = catchThrowable(() -> Recipes.read(text, "mine.yaml"));
			if (error != null) assertThat(error).isInstanceOf(RecipeException.class).hasMessageMatching(
				"(?s)mine\\.yaml.*[.?]");
		}
	}
}
