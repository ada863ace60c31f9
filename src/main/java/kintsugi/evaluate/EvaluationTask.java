package kintsugi.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import kintsugi.onnx.Device;
import kintsugi.repair.HarmonicMethod;
import kintsugi.repair.Progress;

/**
 * One evaluation as users order it, in ImageJ, in scripts and on the command line alike.
 *
 * @param folder of whole images, subfolders included
 * @param list a text file with the names of the images to take, one a line, or null for all
 * @param limit the most files to take, evenly spread; 0 for all
 * @param models names or paths of the models and methods to evaluate, at least one
 * @param against names or paths of the methods to compare them with: {@value MeanFill#NAME},
 *          {@value HarmonicMethod#NAME} or any other; those that are models, too, are no references
 * @param masks how many holes an image gets: of each class, or, of a generator, in all
 * @param generator the name of a generator of holes, or empty for irregular holes by ratio and border, and thin defects
 * @param size the greatest width and height to measure on, in pixels: of larger images it is the centre
 * @param seed of the holes; any number
 * @param inception the ONNX file of a classifier for the Inception score, or null for none
 * @param device where the models are to run
 */
public record EvaluationTask(Path folder, Path list, int limit, List<String> models, List<String> against, int masks,
	String generator, int size, long seed, Path inception, Device device)
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
	 * Evaluates.
	 *
	 * @param progress hears how far it is and how long it will take, and may cancel
	 * @throws IllegalArgumentException if the generator is unknown, with a sentence for the user
	 * @throws kintsugi.repair.CanceledException if the progress says so
	 * @throws IOException if the folder, a list, a model or the classifier cannot be used, or nothing could be measured,
	 *           with a sentence for the user
	 */
	public EvaluationResult run(final WholeImageReader reader, final Progress progress) throws IOException {
		final ImageList images = ImageList.of(folder, list, limit);
		final HolePlan plan = plan();
		final List<Contender> opened = new ArrayList<>();
		progress.report(0, "Opening models");
		try (ImageScore score = inception == null ? null : ImageScore.open(inception, device)) {
			final List<String> references = against.stream().filter(name -> !models.contains(name)).toList();
			final Set<String> taken = new HashSet<>();
			for (final String name : references)
				opened.add(open(name, taken));
			for (final String name : models)
				opened.add(open(name, taken));
			final Evaluation evaluation = new Evaluation(plan, seed, opened.subList(0, references.size()), //
				opened.subList(references.size(), opened.size()), Optional.ofNullable(score));
			return evaluation.run(images.files(), folder, size, reader, progress).alsoPassedOver(images.missing().stream()
				.map(name -> name + ": the list names it, but the folder does not hold it.").toList());
		}
		finally {
			for (final Contender contender : opened)
				contender.close();
		}
	}

	private HolePlan plan() {
		return RatioHoles.withAndWithoutBorder(masks);
	}

	/** Opens a method under its short name, or where another has that, under the whole. */
	private Contender open(final String method, final Set<String> taken) throws IOException {
		if (method.equals(MeanFill.NAME)) {
			taken.add(method);
			return new MeanFill();
		}
		final String brief = method.substring(Math.max(method.lastIndexOf('/'), method.lastIndexOf('\\')) + 1);
		final String name = !brief.isEmpty() && taken.add(brief) ? brief : method;
		return new RepairFill(name, method, device);
	}
}
