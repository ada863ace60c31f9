package kintsugi.evaluate;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

import kintsugi.mask.MaskGenerator;
import kintsugi.onnx.Device;
import kintsugi.repair.HarmonicMethod;

/**
 * One evaluation as users order it, in ImageJ, in scripts and on the command line alike.
 *
 * @param folder of whole images, subfolders included
 * @param list a text file with the names of the images to take, one a line, or null for all
 * @param limit the most files to take, evenly spread; 0 for all
 * @param models names or paths of the models and methods to evaluate, at least one
 * @param against names or paths of the methods to compare them with: {@value MeanFill#NAME},
 *          {@value HarmonicMethod#NAME} or any other; those that are models, too, are no references
 * @param masks how many holes an image gets: of each class, or in all where the generator's cannot be brought into
 *          classes
 * @param generator draws holes, which are brought into the classes of ratio and border where that can be, or null for
 *          irregular holes of these classes and thin defects
 * @param size the greatest width and height to measure on, in pixels: of larger images it is the centre
 * @param seed of the holes; any number
 * @param inception the ONNX file of a classifier for the Inception score, or null for none
 * @param device where the models are to run
 */
public record EvaluationTask(Path folder, Path list, int limit, List<String> models, List<String> against, int masks,
	MaskGenerator generator, int size, long seed, Path inception, Device device)
{

	/** The references that are taken unless others are asked for. */
	public static final List<String> STANDARD_REFERENCES = List.of(MeanFill.NAME, HarmonicMethod.NAME);
	/** The size that is taken unless another is asked for. */
	public static final int STANDARD_SIZE = 512;

	/**
	 * Checks what can be checked without reading anything.
	 *
	 * @throws IllegalArgumentException if something makes no sense, with a sentence for the user
	 */
	public EvaluationTask {
		models = clean(models);
		against = clean(against);
		if (models.isEmpty()) throw new IllegalArgumentException("Name a model to evaluate, such as harmonic.");
		if (masks < 1 || masks > 1000) throw new IllegalArgumentException(
			"The number of masks must be 1 to 1000, not " + masks + ".");
		if (size < Evaluation.SMALLEST_SIDE) throw new IllegalArgumentException("The size must be at least " +
			Evaluation.SMALLEST_SIDE + " pixels, not " + size + ".");
		if (limit < 0) throw new IllegalArgumentException("The limit must be 0 or more images, not " + limit + ".");
	}

	private static List<String> clean(final List<String> names) {
		return names.stream().map(String::strip).filter(name -> !name.isEmpty()).distinct().toList();
	}

	/**
	 * Makes a task with the standard references on all images of a folder, of what users typed.
	 *
	 * @throws IllegalArgumentException if something makes no sense, with a sentence for the user
	 */
	public static EvaluationTask of(final String folder, final String model, final int masks, final long seed,
		final String device)
	{
		if (folder == null || folder.isBlank()) throw new IllegalArgumentException(
			"Choose a folder of images to evaluate on.");
		return new EvaluationTask(path(folder), null, 0, List.of(model), STANDARD_REFERENCES, masks, null,
			STANDARD_SIZE, seed, null, Device.parse(device));
	}

	private static Path path(final String folder) {
		try {
			return Path.of(folder.strip());
		}
		catch (final InvalidPathException e) {
			throw new IllegalArgumentException("The folder '" + folder + "' is no folder's name: " + e.getReason() + ".", e);
		}
	}

	/**
	 * Lists the images and opens the models, so that what is wrong with the task is known before anything is measured.
	 *
	 * @throws IOException if the folder, the list, a model or the classifier cannot be used, with a sentence for the user
	 */
	public PreparedEvaluation prepare() throws IOException {
		final ImageList images = ImageList.of(folder, list, limit);
		final HolePlan plan = plan();
		final PreparedEvaluation prepared = new PreparedEvaluation(this, images, plan);
		try {
			prepared.open();
			return prepared;
		}
		catch (final IOException | RuntimeException e) {
			prepared.close();
			throw e;
		}
	}

	private HolePlan plan() {
		if (generator == null) return RatioHoles.irregular(masks);
		return generator.combinable() ? RatioHoles.of(generator, masks) : new GeneratorHoles(generator, masks);
	}
}
