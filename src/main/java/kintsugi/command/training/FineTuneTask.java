package kintsugi.command.training;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Locale;

import ij.ImagePlus;
import kintsugi.hole.Hole;
import kintsugi.image.Holes;
import kintsugi.image.Images;
import kintsugi.image.RepairResult;
import kintsugi.image.HoleSource;
import kintsugi.image.RepairTask;
import kintsugi.model.ModelPackage;
import kintsugi.model.ModelStore;
import kintsugi.onnx.Device;
import kintsugi.repair.Progress;
import kintsugi.train.TrainingRequest;
import kintsugi.train.TrainingResult;
import kintsugi.train.recipe.Recipe;
import kintsugi.train.recipe.Recipes;

/**
 * Adapts a model to the valid pixels of an image, and repairs the image with it.
 * <p>
 * What is selected is neither shown to the network nor learnt from. The adapted model goes into the user's folder of
 * models, so that what the repair declares can be found there, and the next image of its kind can be repaired with it,
 * too.
 * </p>
 *
 * @param image the image, with a selection
 * @param hole what is selected, grown
 * @param grow by how many pixels
 * @param start the model that is adapted
 * @param minutes the time for that
 * @param device where to run
 * @param name the adapted model's name
 * @param store where it goes
 */
public record FineTuneTask(ImagePlus image, Hole hole, int grow, ModelPackage start, double minutes, Device device,
	String name, ModelStore store) implements TrainingOrder
{

	/** The recipe, by which a checkpoint tells that it is of a fine-tuning. */
	static final String RECIPE = "fine-tune";

	/**
	 * Checks what was chosen.
	 *
	 * @param grow by how many pixels the selection is grown, 0 or more
	 * @param model a model's name or path, or empty for the one that suits the image
	 * @param minutes above 0
	 * @param name the adapted model's name
	 * @throws IOException if the model cannot be opened, with a sentence for the user
	 * @throws IllegalArgumentException if another choice makes no sense, with a sentence for the user
	 */
	public static FineTuneTask of(final ImagePlus image, final int grow, final String model, final double minutes,
		final Device device, final String name) throws IOException
	{
		if (image == null || image.getWidth() == 0) throw new IllegalArgumentException("There is no image to adapt a " +
			"model to. Open one and select what is to be repaired.");
		if (image.getRoi() == null) throw new IllegalArgumentException("Nothing is selected in \"" + image.getTitle() +
			"\". Select what is to be repaired; the model is adapted to the rest.");
		if (!(minutes > 0) || Double.isInfinite(minutes)) throw new IllegalArgumentException(
			"The time for adapting must be above 0 minutes, not " + minutes + ".");
		final Hole hole = Holes.of(image, image.getRoi()).grow(grow);
		if (hole.isAll()) throw new IllegalArgumentException(
			"The whole image is selected, so there is nothing to learn from.");
		final ModelStore store = ModelStore.standard();
		NewModel.check(name, TrainingOptions.LICENCE, store);
		return new FineTuneTask(image, hole, grow, store.open(model.isBlank() ? Images.defaultMethod(image) : model), //
			minutes, device, name, store);
	}

	/** Gets a name for the adapted model that no other has. */
	public static String suggestedName() {
		return NewModel.suggestion(ModelStore.standard());
	}

	@Override
	public Recipe recipe() {
		try {
			return Recipes.open(RECIPE).withStart(start.name());
		}
		catch (final IOException e) {
			throw new IllegalStateException(e.getMessage(), e);
		}
	}

	@Override
	public TrainingRequest request() throws IOException {
		Files.createDirectories(store.folder());
		return new TrainingRequest(OpenImage.data(image, hole).asOne(), recipe(), start, null, TrainingTask.machine(device),
			Duration.ofMillis(Math.round(60_000 * minutes)), store.folder().resolve(name), start.licence(), false, false);
	}

	@Override
	public String summary(final TrainingResult result) {
		if (result.finished()) return TrainingOrder.super.summary(result);
		return String.format(Locale.ROOT, "The fine-tuning of \"%s\" is stopped after %,d steps. It cannot be resumed; " +
			"start it again: it takes minutes.", name, result.steps());
	}

	/**
	 * Repairs the image with the adapted model, once it is trained.
	 *
	 * @throws IOException if that fails, with a sentence for the user
	 */
	public RepairResult repair(final Progress progress) throws IOException {
		return RepairTask.of(name, HoleSource.selection(), grow, device).run(image, progress);
	}
}
