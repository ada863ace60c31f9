package kintsugi.train.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import kintsugi.hole.Hole;
import kintsugi.mask.HoleSource;
import kintsugi.mask.Margin;
import kintsugi.net.Network;
import kintsugi.net.Weights;
import kintsugi.train.loss.ObjectivePlan;

/** Tests {@link Recipes} and the recipes that come with the program. */
class RecipesTest {

	private static final Path SOURCES = Path.of("training", "recipes");

	@TempDir
	private Path folder;

	static List<String> names() {
		return Recipes.names();
	}

	@Test
	void theIssuesRecipesAreThere() {
		assertThat(Recipes.names()).startsWith(Recipes.DEFAULT).contains("pconv-paper", "pconv-256", "pconv-small",
			"birds-central-hole", "fluorescence", "electron", "histology", "fine-tune", "super-resolution-x2",
			"super-resolution-x4", "padding", "deepfillv2-paper", "deepfillv2-small", "deepfillv2-sketch");
	}

	@Test
	void everyFileIsInTheIndex() throws IOException {
		if (!Files.isDirectory(SOURCES)) return; // the tests run outside of the project's folder
		try (Stream<Path> files = Files.list(SOURCES)) {
			assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".yaml")).map(
				name -> name.replace(".yaml", ""))).containsExactlyInAnyOrderElementsOf(Recipes.names());
		}
	}

	@Test
	void everyRecipeIsInTheDocumentation() throws IOException {
		final Path page = SOURCES.resolveSibling("README.md");
		if (!Files.exists(page)) return; // the tests run outside of the project's folder
		assertThat(Files.readString(page)).contains(Recipes.names().stream().map(name -> "(recipes/" + name + ".yaml)")
			.toList());
	}

	@ParameterizedTest
	@MethodSource("names")
	void aBundledRecipeHasItsFilesName(final String name) throws IOException {
		assertThat(Recipes.open(name).name()).isEqualTo(name);
	}

	@ParameterizedTest
	@MethodSource("names")
	void aBundledRecipeIsReadBackFromItsOwnText(final String name) throws IOException {
		final Recipe recipe = Recipes.open(name);
		assertThat(Recipes.read(recipe.toYaml(), "text")).isEqualTo(recipe);
	}

	@ParameterizedTest
	@MethodSource("names")
	void aBundledRecipeMakesNetworksThatFitItsCrop(final String name) throws IOException {
		for (final Recipe recipe : Recipes.open(name).variants()) {
			if (recipe.network().isOfStart()) continue;
			for (final int channels : new int[] { 1, 3 }) {
				final Network network = RecipeBuild.network(recipe, channels);
				assertThat(network.channels()).isEqualTo(recipe.network().channels() == 0 ? channels : recipe.network()
					.channels());
				assertThat(recipe.samples().crop() % network.multiple()).isZero();
			}
		}
	}

	@ParameterizedTest
	@MethodSource("names")
	void aBundledRecipeDrawsHolesInItsCrop(final String name) throws IOException {
		final Recipe recipe = Recipes.open(name);
		final HoleSource holes = RecipeBuild.holes(recipe);
		final int crop = recipe.samples().crop();
		for (int seed = 0; seed < 12; seed++) {
			final Hole hole = holes.draw(crop, crop, seed);
			assertThat(hole.width()).isEqualTo(crop);
			assertThat(hole.ratio()).isBetween(1e-6, 0.95);
		}
	}

	@Test
	void thePapersNetworkHasThePapersSize() throws IOException {
		assertThat(Weights.trainableSize(RecipeBuild.network(Recipes.open("pconv-paper"), 3))).isEqualTo(32_859_796);
	}

	@Test
	void theNetworksOfGatedConvolutionHaveThePapersSizesAndRates() throws IOException {
		final Recipe recipe = Recipes.open("deepfillv2-paper");
		final Network network = RecipeBuild.network(recipe, 3);
		assertThat(Weights.trainableSize(network)).isEqualTo(4_052_478);
		assertThat(recipe.adversarial().discriminator(network).trainableSize()).isEqualTo(5_946_816);
		assertThat(recipe.adam()).isEqualTo(new AdamPlan(0.5, 0.999));
		assertThat(recipe.describeLosses()).isEqualTo("hole 1, valid 1, coarse 1, adversarial 1 (SN-PatchGAN, hinge)");
	}

	@Test
	void onlyTheRecipeForSketchesHasThem() throws IOException {
		for (final String name : Recipes.names()) {
			final Recipe recipe = Recipes.open(name);
			final boolean sketches = name.equals("deepfillv2-sketch");
			assertThat(recipe.samples().sketches()).as(name).isEqualTo(sketches ? 0.5 : 0);
			if (!recipe.network().isOfStart()) assertThat(RecipeBuild.network(recipe, 1).sketched()).isEqualTo(sketches);
		}
	}

	@Test
	void theNetworkFor256PixelsHas25Point8MillionWeights() throws IOException {
		final long size = Weights.trainableSize(RecipeBuild.network(Recipes.open("pconv-256"), 3));
		assertThat(Math.round(size / 1e5)).isEqualTo(258);
	}

	@Test
	void thePapersLossesAndStagesAreThePapers() throws IOException {
		final Recipe recipe = Recipes.open("pconv-paper");
		assertThat(recipe.objective()).isEqualTo(ObjectivePlan.paper());
		assertThat(recipe.stages()).extracting(stage -> stage.learningRate().peak()).containsExactly(2e-4, 5e-5);
		assertThat(recipe.stages()).extracting(stage -> stage.freezeEncoderNorm()).containsExactly(false, true);
	}

	@Test
	void theBirdsKeepTheBatchNormLearningInBothStages() throws IOException {
		assertThat(Recipes.open("birds-central-hole").stages()).hasSize(2).noneMatch(stage -> stage
			.freezeEncoderNorm());
	}

	@Test
	void theLatticesLeaveOnePixelOfEachCell() throws IOException {
		assertThat(RecipeBuild.holes(Recipes.open("super-resolution-x2")).draw(128, 128, 0).ratio()).isEqualTo(0.75);
		assertThat(RecipeBuild.holes(Recipes.open("super-resolution-x4")).draw(128, 128, 0).ratio()).isEqualTo(0.9375);
	}

	@Test
	void thePaddingIsWhatDiffersBetweenTheVariants() throws IOException {
		final List<Recipe> variants = Recipes.open("padding").variants();
		assertThat(variants).extracting(Recipe::name).containsExactly("padding-hole", "padding-zero",
			"padding-reflect");
		assertThat(variants).extracting(recipe -> RecipeBuild.network(recipe, 1).settings().get("padding"))
			.containsExactly("hole", "zero", "reflect");
		assertThat(variants).allMatch(recipe -> recipe.samples().equals(variants.get(0).samples()));
	}

	@Test
	void aFileIsOpenedByItsPath() throws IOException {
		final Recipe recipe = Recipes.open("electron").withSeed(7);
		final Path file = Files.writeString(folder.resolve("mine.yaml"), recipe.toYaml());
		assertThat(Recipes.open(file.toString())).isEqualTo(recipe);
	}

	@Test
	void anErrorInAFileNamesTheFile() throws IOException {
		final Path file = Files.writeString(folder.resolve("mine.yaml"), "name: 7\nsize: large\n");
		assertThatThrownBy(() -> Recipes.open(file.toString())).isInstanceOf(RecipeException.class)
			.hasMessageStartingWith("mine.yaml, line 1: ");
	}

	@Test
	void anUnknownNameIsToldWithTheNearestAndAllKnownOnes() {
		assertThatThrownBy(() -> Recipes.open("pconv-smal")).isInstanceOf(RecipeException.class)
			.hasMessageContainingAll("There is no recipe 'pconv-smal'", "Did you mean pconv-small?", "padding");
		assertThatThrownBy(() -> Recipes.open("")).isInstanceOf(RecipeException.class);
		assertThatThrownBy(() -> Recipes.open(folder.toString())).isInstanceOf(RecipeException.class);
		assertThatThrownBy(() -> Recipes.open("a\0b")).isInstanceOf(RecipeException.class);
	}

	@Test
	void aFileThatIsNoTextIsRefused() throws IOException {
		final Path file = Files.write(folder.resolve("image.yaml"), new byte[] { (byte) 0xFF, (byte) 0xD8, 0, 1 });
		assertThatThrownBy(() -> Recipes.open(file.toString())).isInstanceOf(RecipeException.class).hasMessage(
			"image.yaml is no recipe: it is not a text in UTF-8.");
	}

	@Test
	void aHugeFileIsRefusedWithoutBeingRead() throws IOException {
		final Path file = folder.resolve("huge.yaml");
		Files.write(file, "# long\n".repeat(60_000).getBytes(StandardCharsets.UTF_8));
		assertThatThrownBy(() -> Recipes.open(file.toString())).isInstanceOf(RecipeException.class)
			.hasMessageContaining("huge.yaml is no recipe");
	}

	@Test
	void theHolesOfThePaddingRecipeTouchTheBorder() throws IOException {
		final HoleSource holes = RecipeBuild.holes(Recipes.open("padding"));
		for (int seed = 0; seed < 30; seed++)
			assertThat(holes.draw(128, 128, seed).touchesBorder(Margin.of(128, 128))).isTrue();
	}
}
