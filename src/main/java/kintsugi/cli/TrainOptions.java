package kintsugi.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import kintsugi.model.ModelPackage;
import kintsugi.model.ModelStore;
import kintsugi.net.Base;
import kintsugi.onnx.Device;
import kintsugi.train.Machine;
import kintsugi.train.TrainingData;
import kintsugi.train.TrainingRequest;
import kintsugi.train.loss.PerceptualWeights;
import kintsugi.train.recipe.NetworkPlan;
import kintsugi.train.recipe.Recipe;
import kintsugi.train.recipe.RecipeBuild;
import kintsugi.train.recipe.Recipes;
import picocli.CommandLine.Option;

/** What can be said to {@code train}: a recipe, and what is to be other than it says. */
final class TrainOptions {

	/** Stands for random weights where the recipe names a model to start from. */
	private static final String SCRATCH = "none";

	@Option(names = "--data", required = true, paramLabel = "DIR", description = "the folder of images")
	private Path data;
	@Option(names = "--out", required = true, paramLabel = "MODEL", description = "the new model's folder or zip file")
	private Path output;
	@Option(names = "--recipe", paramLabel = "NAME|FILE", defaultValue = Recipes.DEFAULT, description = "a recipe that " +
		"comes with the program, or a YAML file (${DEFAULT-VALUE} unless given)")
	private String recipe;
	@Option(names = "--hold-out", paramLabel = "FILE", description = "a text file with the names of images, one a " +
		"line, that are not trained on")
	private Path holdOut;
	@Option(names = "--base-model", paramLabel = "NAME|PATH", description = "the model to start from, whose network " +
		"the new one has; none for random weights")
	private String baseModel;
	@Option(names = "--perceptual", paramLabel = "FILE", description = "VGG16's convolutions as safetensors, for the " +
		"perceptual and style losses")
	private Path perceptual;
	@Option(names = "--steps", paramLabel = "N", description = "steps in all; the stages keep their proportions")
	private Long steps;
	@Option(names = "--minutes", paramLabel = "M", description = "the time that the training may take, instead of steps")
	private Double minutes;
	@Option(names = "--crop", paramLabel = "PIXELS", description = "side of the random crops")
	private Integer crop;
	@Option(names = "--batch", paramLabel = "N", description = "crops a step")
	private Integer batch;
	@Option(names = "--channels", paramLabel = "1|3", description = "image channels of a new network")
	private Integer channels;
	@Option(names = "--width", paramLabel = "N", description = "channels of the first layer of a new network; the " +
		"widest has 6 times as many unless --max-width is given")
	private Integer width;
	@Option(names = "--max-width", paramLabel = "N", description = "most channels of a layer")
	private Integer maxWidth;
	@Option(names = "--levels", paramLabel = "N", description = "how often the encoder halves")
	private Integer levels;
	@Option(names = "--base", paramLabel = "none|harmonic", description = "the fill that the network corrects")
	private Base base;
	@Option(names = "--learning-rate", paramLabel = "R", description = "Adam's rate in the first stage; the others " +
		"keep their proportion to it")
	private Double learningRate;
	@Option(names = "--decay", paramLabel = "SHARE", description = "last share of the first stage over which the rate " +
		"falls to 0")
	private String decay;
	@Option(names = "--seed", paramLabel = "N", description = "any whole number")
	private Long seed;
	@Option(names = "--validate-every", paramLabel = "N", description = "steps between validations")
	private Integer validateEvery;
	@Option(names = "--checkpoint-every", paramLabel = "N", description = "steps between checkpoints")
	private Integer checkpointEvery;
	@Option(names = "--set", paramLabel = "KEY=VALUE", description = "any other value of the recipe, such as " +
		"samples.flip=false or stages.2.learning_rate=0.0001; can be repeated")
	private final Map<String, String> values = new LinkedHashMap<>();
	@Option(names = "--device", paramLabel = "auto|cpu|cuda", defaultValue = "auto", description = "what it runs on " +
		"(${DEFAULT-VALUE} unless given)")
	private String device;
	@Option(names = "--mixed-precision", description = "compute convolutions in float16 on a GPU")
	private boolean mixedPrecision;
	@Option(names = "--threads", paramLabel = "N", defaultValue = "0", description = "threads of the network; 0 " +
		"leaves one core free")
	private int threads;
	@Option(names = "--licence", paramLabel = "SPDX", defaultValue = "BSD-2-Clause", description = "the model's " +
		"licence (${DEFAULT-VALUE} unless given); think of the images'")
	private String licence;
	@Option(names = "--resume", description = "continue the stopped run to the same output")
	private boolean resume;
	@Option(names = "--force", description = "replace a model that is there")
	private boolean force;

	/** Made by picocli. */
	TrainOptions() {}

	/**
	 * Gets what is asked for, checked as far as that takes no time.
	 *
	 * @param messages is told what the user should know, in sentences
	 * @throws IOException if the recipe, the model to start from or a file cannot be used
	 * @throws IllegalArgumentException if a value is out of range
	 */
	TrainingRequest request(final Consumer<String> messages) throws IOException {
		checkNumbers();
		final Recipe original = Recipes.open(recipe);
		new TrainingOutput(output, licence).prepare(force);
		final TrainingData images = new TrainingFolder(data, holdOut, resume ? checkpoint() : null).data(messages);
		final ModelPackage start = start(original, images);
		final Recipe changed = changed(start == null ? original : original.withStart(start.name()), start);
		final TrainingRequest request = new TrainingRequest(images, changed, start, perceptual(changed), machine(), //
			minutes == null ? null : Duration.ofMillis(Math.round(minutes * 60_000)), output, licence, force, resume);
		if (resume && changed.network().variants().isEmpty() && !Files.exists(request.checkpoint()))
			throw new NoSuchFileException("There is no checkpoint " + request.checkpoint() + " to resume from.");
		return request;
	}

	private Path checkpoint() {
		return output.resolveSibling(output.getFileName() + TrainingRequest.CHECKPOINT);
	}

	private void checkNumbers() {
		if (steps != null && minutes != null) throw new IllegalArgumentException("Give the length of the training as " +
			"--steps or as --minutes, not both (" + steps + " steps, " + minutes + " minutes).");
		if (threads < 0) throw new IllegalArgumentException("The number of --threads must be 1 or more, or 0 to leave " +
			"one core free, not " + threads + ".");
	}

	/** Gets the recipe with the values that were given. */
	private Recipe changed(final Recipe original, final ModelPackage start) throws IOException {
		Recipe r = original;
		final Map<String, String> network = networkSettings();
		if (start != null && (channels != null || !network.isEmpty())) throw new IllegalArgumentException(
			"The model starts as " + start.name() + " and has its network; leave " + (channels != null ? "--channels" : //
				String.join(", ", network.keySet())) + " out, or start from random weights with --base-model none.");
		if (channels != null) r = r.withChannels(channels);
		if (!network.isEmpty()) r = r.withNetworkSettings(network);
		if (crop != null) r = r.withCrop(crop);
		if (batch != null) r = r.withBatch(batch);
		if (seed != null) r = r.withSeed(seed);
		if (learningRate != null) r = r.withLearningRate(learningRate);
		if (validateEvery != null) r = r.withValidationEvery(validateEvery);
		if (checkpointEvery != null) r = r.withCheckpointEvery(checkpointEvery);
		if (decay != null) r = r.with("stages.1.decay", decay);
		r = r.with(values);
		return steps == null ? r : r.withSteps(steps);
	}

	private Map<String, String> networkSettings() {
		final Map<String, String> settings = new LinkedHashMap<>();
		if (width != null) {
			settings.put("base_width", width.toString());
			settings.put("max_width", Integer.toString(maxWidth == null ? 6 * width : maxWidth));
		}
		else if (maxWidth != null) settings.put("max_width", maxWidth.toString());
		if (levels != null) settings.put("levels", levels.toString());
		if (base != null) settings.put("base", base.name().toLowerCase(Locale.ROOT));
		return settings;
	}

	/** Opens the model to start from: the one that is asked for, or the recipe's. */
	private ModelPackage start(final Recipe changed, final TrainingData images) throws IOException {
		final ModelStore store = ModelStore.standard();
		if (baseModel != null) return baseModel.equals(SCRATCH) ? null : store.open(baseModel);
		final boolean undecided = changed.network().start().equals(NetworkPlan.AUTO_START);
		return RecipeBuild.start(changed, undecided ? images.channels() : 0, store).orElse(null);
	}

	private PerceptualWeights perceptual(final Recipe changed) throws IOException {
		final Optional<Path> file = Optional.ofNullable(perceptual).or(PerceptualWeights::find);
		if (file.isEmpty() || perceptual == null && !changed.objective().needsPerceptual()) return null;
		return PerceptualWeights.read(file.get());
	}

	private Machine machine() throws IOException {
		final Machine standard = Machine.standard();
		return new Machine(Device.parse(device), threads > 0 ? threads : standard.threads(), mixedPrecision);
	}
}
