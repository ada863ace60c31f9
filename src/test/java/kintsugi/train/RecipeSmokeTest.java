package kintsugi.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import kintsugi.model.ModelPackage;
import kintsugi.model.ModelStore;
import kintsugi.onnx.Device;
import kintsugi.train.loss.PerceptualWeights;
import kintsugi.train.recipe.Recipe;
import kintsugi.train.recipe.RecipeBuild;
import kintsugi.train.recipe.Recipes;
import kintsugi.train.tensors.Safetensors;

/** Runs every recipe that comes with the program for a few steps on generated images, made small as a user can. */
class RecipeSmokeTest {

	private static final int STEPS = 3;
	private static final int SIDE = 72;
	private static final String LEVELS = "3";

	@TempDir
	private static Path shared;
	private static PerceptualWeights perceptual;

	@TempDir
	private Path folder;

	static List<String> names() {
		return Recipes.names();
	}

	@BeforeAll
	static void makePerceptualNetwork() throws IOException {
		final int[][] layers = { { 3, 64 }, { 64, 64 }, { 64, 128 }, { 128, 128 }, { 128, 256 }, { 256, 256 },
			{ 256, 256 } };
		final String[] names = { "conv1_1", "conv1_2", "conv2_1", "conv2_2", "conv3_1", "conv3_2", "conv3_3" };
		final Random random = new Random(1);
		final Map<String, float[]> arrays = new LinkedHashMap<>();
		final Map<String, List<Long>> shapes = new LinkedHashMap<>();
		for (int i = 0; i < names.length; i++) {
			final float[] weight = new float[layers[i][1] * layers[i][0] * 9];
			for (int k = 0; k < weight.length; k++)
				weight[k] = (float) (Math.sqrt(2.0 / (9 * layers[i][0])) * random.nextGaussian());
			arrays.put(names[i] + ".weight", weight);
			shapes.put(names[i] + ".weight", List.of((long) layers[i][1], (long) layers[i][0], 3L, 3L));
			arrays.put(names[i] + ".bias", new float[layers[i][1]]);
			shapes.put(names[i] + ".bias", List.of((long) layers[i][1]));
		}
		final Path file = shared.resolve("perceptual.safetensors");
		new Safetensors(arrays, shapes, Map.of()).write(file);
		perceptual = PerceptualWeights.read(file);
	}

	@ParameterizedTest
	@MethodSource("names")
	void aRecipeTrainsASoundModelWithEachOfItsLosses(final String name) throws IOException {
		final Recipe recipe = small(Recipes.open(name));
		final Map<String, Double> losses = new HashMap<>();
		final TrainingResult result = run(recipe, step -> losses.putAll(step.losses()));

		final Set<String> expected = new HashSet<>(recipe.objective().weights().keySet());
		if (recipe.adversarial() != null) expected.addAll(Set.of("adversarial", "discriminator"));
		assertThat(losses.keySet()).isEqualTo(expected);
		assertThat(losses.values()).allMatch(Double::isFinite);
		assertThat(result.steps()).isEqualTo(STEPS);
		assertThat(result.bestPsnr()).isFinite();
		result.best().verify();
		final ModelPackage start = start(recipe);
		if (start != null) assertThat(result.best().network().settings()).isEqualTo(start.network().settings());
		else assertThat(recipe.variants()).anySatisfy(variant -> assertThat(result.best().network().settings())
			.containsAllEntriesOf(variant.network().settings()));
	}

	private TrainingResult run(final Recipe recipe, final TrainingListener listener) throws IOException {
		final TrainingRequest request = new TrainingRequest(data(), recipe, start(recipe), recipe.objective()
			.needsPerceptual() ? perceptual : null, new Machine(Device.CPU, 1, false), null, folder.resolve("model"),
			"BSD-2-Clause", false, false);
		return new TrainingRun(request, message -> {}).run(listener);
	}

	private static ModelPackage start(final Recipe recipe) throws IOException {
		return RecipeBuild.start(recipe, 3, ModelStore.standard()).orElse(null);
	}

	/** Makes a recipe small by what a user can set, too. */
	private static Recipe small(final Recipe recipe) throws IOException {
		final Map<String, String> values = new LinkedHashMap<>();
		values.put("samples.batch", "2");
		values.put("validation.samples", "2");
		values.put("samples.crop", recipe.network().isOfStart() ? "64" : "32");
		// in two steps a discriminator judges, and in one it does not
		if (recipe.adversarial() != null) values.putAll(Map.of("adversarial.from", "1", "adversarial.base_width", "2"));
		if (recipe.network().architecture().equals("gated-conv")) values.put("network.width", "4");
		else if (!recipe.network().isOfStart()) {
			values.put("network.base_width", "4");
			values.put("network.max_width", "8");
			values.put("network.levels", LEVELS);
		}
		if (recipe.masks().get(0).generator().name().equals("central-box")) values.put("masks.1.size", "16");
		return recipe.with(values).withSteps(STEPS).withValidationEvery(2).withCheckpointEvery(2);
	}

	/** Makes smooth colour images with some noise. */
	private static TrainingData data() {
		final List<ImageSource> sources = new ArrayList<>();
		for (int i = 0; i < 4; i++)
			sources.add(TrainingSamples.source("image" + i, image(i)));
		return new TrainingData("generated", "", sources);
	}

	private static TrainingImage image(final int number) {
		final Random random = new Random(number);
		final byte[][] planes = new byte[3][SIDE * SIDE];
		for (int c = 0; c < planes.length; c++)
			for (int i = 0; i < planes[c].length; i++)
				planes[c][i] = (byte) (128 + 60 * Math.sin(i % SIDE * 0.1 + number) * Math.cos(i / SIDE * 0.07 + c) + //
					8 * random.nextGaussian());
		return TrainingImage.of(SIDE, SIDE, planes);
	}
}
