package kintsugi.evaluate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import kintsugi.evaluate.EvaluationResult.Method;
import kintsugi.evaluate.EvaluationResult.Setup;
import kintsugi.mask.MaskGenerator;
import kintsugi.repair.CanceledException;
import kintsugi.repair.Progress;

/**
 * Lets methods fill the same holes in whole images and measures each.
 * <p>
 * A file that cannot be read, an image that is too small and a hole on which a method fails are left out, for all
 * methods, and named in the result; they do not stop the rest.
 * </p>
 */
public final class Evaluation {

	/** The least width and height of an image to measure on, in pixels: below, holes have no shape. */
	public static final int SMALLEST_SIDE = MaskGenerator.SMALLEST;

	private final HolePlan plan;
	private final long seed;
	private final List<Contender> references;
	private final List<Contender> models;
	private final Optional<ImageScore> inception;

	/**
	 * Prepares an evaluation; the methods' names must differ.
	 *
	 * @param seed any number; 0 is a seed like any other
	 * @param references methods to compare with, in the first columns
	 * @param models the methods that are evaluated
	 * @param inception what scores whole filled images, if that is wanted
	 */
	public Evaluation(final HolePlan plan, final long seed, final List<Contender> references,
		final List<Contender> models, final Optional<ImageScore> inception)
	{
		this.plan = plan;
		this.seed = seed;
		this.references = List.copyOf(references);
		this.models = List.copyOf(models);
		this.inception = inception;
	}

	/**
	 * Evaluates on files.
	 *
	 * @param folder what the images' names are relative to
	 * @param size the greatest width and height to measure on, in pixels: of larger images it is the centre
	 * @param progress hears how far it is and how long it will take, and may cancel
	 * @throws CanceledException if the progress says so
	 * @throws IOException if not one hole could be measured, with a sentence that says why
	 */
	public EvaluationResult run(final List<Path> files, final Path folder, final int size, final WholeImageReader reader,
		final Progress progress) throws IOException
	{
		final EvaluationProgress steps = new EvaluationProgress(progress, files.size());
		final List<HoleResult> holes = new ArrayList<>();
		final List<String> passedOver = new ArrayList<>();
		int images = 0;
		for (int file = 0; file < files.size(); file++) {
			final String name = folder.relativize(files.get(file)).toString().replace('\\', '/');
			for (final WholeImage image : read(reader, files.get(file), size, name, passedOver)) {
				final MeasuredImage measured = new MeasuredImage(file, shown(name, image), image.width(), image.height(), //
					image.channels(), image.depth());
				final int before = holes.size();
				measure(image, measured, holes, passedOver, steps);
				if (holes.size() > before) images++;
			}
			steps.fileDone();
		}
		if (holes.isEmpty()) throw new IOException("Not one hole could be measured in " + files.size() + " files. " +
			String.join(" ", passedOver.subList(0, Math.min(3, passedOver.size()))));
		final Setup setup = new Setup(size, seed, plan.describe(), plan.extraRows());
		return new EvaluationResult(setup, methods(), images, List.copyOf(holes), //
			inception.map(score -> score.scores(plan.extraRows())), List.copyOf(passedOver));
	}

	/** Gets an image's name with its folder; a reader names the slices of a stack, but does not know the folder. */
	private static String shown(final String file, final WholeImage image) {
		return file.substring(0, file.lastIndexOf('/') + 1) + image.name();
	}

	private List<WholeImage> read(final WholeImageReader reader, final Path file, final int size, final String name,
		final List<String> passedOver)
	{
		final List<WholeImage> usable = new ArrayList<>();
		try {
			for (final WholeImage image : reader.read(file, size))
				if (Math.min(image.width(), image.height()) >= SMALLEST_SIDE) usable.add(image);
				else passedOver.add(name + ": it has " + image.width() + "x" + image.height() +
					" pixels, and at least " + SMALLEST_SIDE + "x" + SMALLEST_SIDE + " are needed.");
		}
		// a decoder that stumbles over one file, or a file beyond the memory, must not end a run of hours
		catch (final IOException | RuntimeException | OutOfMemoryError e) {
			passedOver.add(name + ": " + why(e));
		}
		return usable;
	}

	private void measure(final WholeImage image, final MeasuredImage measured, final List<HoleResult> results,
		final List<String> passedOver, final EvaluationProgress progress)
	{
		final List<DrawnHole> holes;
		try {
			holes = plan.draw(image.name(), image.width(), image.height(), seed, passedOver::add);
		}
		// a generator may need files of its own
		catch (final UncheckedIOException e) {
			passedOver.add(measured.name() + ": " + why(e));
			return;
		}
		for (final DrawnHole drawn : holes) {
			progress.check();
			progress.report(measured.name(), (double) holes.indexOf(drawn) / holes.size());
			try {
				results.add(measure(image, measured, drawn));
			}
			catch (final CanceledException e) {
				throw e;
			}
			catch (final IOException | RuntimeException | OutOfMemoryError e) {
				passedOver.add(measured.name() + ", hole " + drawn.number() + " of " + drawn.row() + ": " + why(e));
			}
		}
	}

	private HoleResult measure(final WholeImage image, final MeasuredImage measured, final DrawnHole drawn)
		throws IOException
	{
		final WholeImage known = image.without(drawn.hole());
		final Map<String, Map<Metric, Double>> scores = new LinkedHashMap<>();
		final Map<String, WholeImage> results = new LinkedHashMap<>();
		for (final Contender contender : contenders()) {
			final long start = System.nanoTime();
			final WholeImage filled = contender.fill(known, drawn.hole());
			final double seconds = (System.nanoTime() - start) / 1e9;
			final Map<Metric, Double> score = Metric.of(filled, image, drawn.hole());
			score.put(Metric.SECONDS, seconds);
			scores.put(contender.name(), score);
			results.put(contender.name(), filled);
		}
		if (inception.isPresent()) inception.get().add(drawn.row(), image, results);
		return new HoleResult(measured, drawn.row(), drawn.number(), drawn.seed(), drawn.touchesBorder(), //
			drawn.hole().count(), scores);
	}

	private List<Contender> contenders() {
		return Stream.concat(references.stream(), models.stream()).toList();
	}

	private List<Method> methods() {
		return contenders().stream().map(contender -> new Method(contender.name(), references.contains(contender),
			contender.provenance())).toList();
	}

	private static String why(final Throwable e) {
		if (e instanceof OutOfMemoryError) return "there is not enough memory for it; give Java more with -Xmx.";
		final String message = e.getMessage() == null ? e.getClass().getName() : e.getMessage();
		return message.endsWith(".") ? message : message + ".";
	}
}
