package kintsugi.command.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import ij.ImagePlus;
import kintsugi.command.TrainingImages;
import kintsugi.model.ModelPackage;
import kintsugi.model.ModelStore;
import kintsugi.onnx.Device;
import kintsugi.train.Machine;
import kintsugi.train.TrainingData;
import kintsugi.train.TrainingRequest;
import kintsugi.train.loss.PerceptualWeights;
import kintsugi.train.recipe.Recipe;
import kintsugi.train.recipe.RecipeBuild;
import kintsugi.train.recipe.Recipes;

/**
 * A new training as users order it, in ImageJ and in scripts alike; its model goes into the user's folder of models,
 * where repairs find it by its name.
 *
 * @param options what was chosen
 * @param recipe the recipe with the chosen length and seed
 * @param image the image whose slices are trained on, or null for the folder of the options
 * @param store where the model goes, and where the one to start from is
 */
public record TrainingTask(TrainingOptions options, Recipe recipe, ImagePlus image, ModelStore store)
	implements TrainingOrder
{

	/**
	 * Checks what was chosen.
	 *
	 * @param current the current image, which is used if no folder is chosen; may be null
	 * @throws IOException if recipe or folder cannot be used, with a sentence for the user
	 * @throws IllegalArgumentException if another choice makes no sense, with a sentence for the user
	 */
	public static TrainingTask of(final TrainingOptions options, final ImagePlus current) throws IOException {
		final ModelStore store = ModelStore.standard();
		final Recipe recipe = recipe(options);
		NewModel.check(options.name(), options.licence(), recipe, store);
		final boolean fromFolder = !options.data().isEmpty();
		if (fromFolder && !Files.isDirectory(Path.of(options.data()))) throw new IOException("There is no folder " +
			options.data() + " of images to train on.");
		// an image that is left out of a SciJava command is an empty one
		if (!fromFolder && (current == null || current.getWidth() == 0)) throw new IllegalArgumentException(
			"There is nothing to train on: choose a folder of images, or open an image or stack.");
		return new TrainingTask(options, recipe, fromFolder ? null : current, store);
	}

	private static Recipe recipe(final TrainingOptions options) throws IOException {
		Recipe recipe = Recipes.open(options.recipe());
		if (options.steps() > 0) recipe = recipe.withSteps(options.steps());
		if (options.seed().isEmpty()) return recipe;
		try {
			return recipe.withSeed(Long.parseLong(options.seed()));
		}
		catch (final NumberFormatException e) {
			throw new IllegalArgumentException("The seed must be a whole number, or empty for the recipe's, not '" +
				options.seed() + "'.", e);
		}
	}

	/** Gets a name for a model that no other has. */
	public static String suggestedName() {
		return NewModel.suggestion(ModelStore.standard());
	}

	@Override
	public String name() {
		return options.name();
	}

	@Override
	public Device device() {
		return options.device();
	}

	@Override
	public TrainingRequest request() throws IOException {
		final TrainingData data = image != null ? OpenImage.data(image) : //
			TrainingData.folder(Path.of(options.data()), Set.of(), new TrainingImages());
		Files.createDirectories(store.folder());
		final Duration budget = options.minutes() > 0 ? Duration.ofMillis(Math.round(60_000 * options.minutes())) : null;
		return new TrainingRequest(data, recipe, start(data), perceptual(recipe), machine(device()), budget, //
			store.folder().resolve(name()), options.licence(), false, false);
	}

	private ModelPackage start(final TrainingData data) throws IOException {
		return switch (options.start()) {
			case TrainingOptions.NONE -> null;
			case TrainingOptions.RECIPE -> RecipeBuild.start(recipe, data.channels(), store).orElse(null);
			default -> store.open(options.start());
		};
	}

	/** Reads the perceptual network if a recipe needs it and it is there. */
	static PerceptualWeights perceptual(final Recipe recipe) throws IOException {
		final Optional<Path> file = recipe.objective().needsPerceptual() ? PerceptualWeights.find() : Optional.empty();
		return file.isPresent() ? PerceptualWeights.read(file.get()) : null;
	}

	/** Gets this computer as a training is to use it. */
	static Machine machine(final Device device) {
		final Machine standard = Machine.standard();
		return new Machine(device, standard.threads(), standard.mixedPrecision());
	}
}
