package kintsugi.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import kintsugi.metric.HoleTable;
import kintsugi.metric.Estimate;
import kintsugi.repair.Provenance;

/**
 * All that an evaluation measured.
 *
 * @param setup what was measured on
 * @param methods the methods in the order of their columns
 * @param images the number of images, slices counted one by one
 * @param holes every hole with all methods' scores
 * @param inception Inception scores, or none
 * @param passedOver a sentence for each file, image or hole that was left out
 */
public record EvaluationResult(Setup setup, List<Method> methods, int images, List<HoleResult> holes,
	Optional<ImageScore.Scores> inception, List<String> passedOver)
{

	/**
	 * What an evaluation measures on.
	 *
	 * @param size the greatest width and height that was used of an image, in pixels
	 * @param seed of the holes
	 * @param holes what the holes are, as in {@link HolePlan#describe}
	 * @param extraRows the labels of the classes of holes beside the ratio bins
	 */
	public record Setup(int size, long seed, String holes, List<String> extraRows) {}

	/**
	 * A method that took part.
	 *
	 * @param name the heading of its column
	 * @param reference whether others are compared with it
	 * @param provenance what it is, if there is more to say than its name
	 */
	public record Method(String name, boolean reference, Optional<Provenance> provenance) {

		/** Gets its name, version, SHA-256 and device in one line, or nothing. */
		public String details() {
			return provenance.map(p -> Stream.of(p.method(), p.version(), p.sha256(), p.device()).filter(text -> !text
				.isEmpty()).collect(Collectors.joining(" "))).orElse("");
		}
	}

	/** Gets what was measured on what, in one line without a full stop. */
	public String title() {
		return images + (images == 1 ? " image" : " images") + ", at most " + setup.size + "x" + setup.size + " pixels, " +
			setup.holes + ", seed " + setup.seed;
	}

	/** Gets the same result with more that was left out. */
	EvaluationResult alsoPassedOver(final List<String> more) {
		return new EvaluationResult(setup, methods, images, holes, inception, Stream.concat(passedOver.stream(), more
			.stream()).toList());
	}

	/** Gets the part of the result with certain holes only; there may be none. */
	public EvaluationResult where(final Predicate<HoleResult> condition) {
		return new EvaluationResult(setup, methods, images, holes.stream().filter(condition).toList(), inception,
			passedOver);
	}

	/** Gets the table of a metric: means over the holes of each class. */
	public HoleTable table(final Metric metric) {
		final HoleTable table = metric.table(setup.extraRows.toArray(String[]::new));
		for (final HoleResult hole : holes)
			for (final Method method : methods)
				table.add(hole.row(), method.name(), hole.score(method.name(), metric));
		return table;
	}

	/**
	 * Gets by how much a method is above another, by class and, as {@link HoleTable#ALL}, over all classes.
	 * <p>
	 * Both filled the same holes, so the differences are taken hole by hole. The holes and slices of one file are not
	 * independent: their differences are averaged first, and the error is that of the mean over files.
	 * </p>
	 */
	public Map<String, Estimate> differences(final Metric metric, final String method, final String reference) {
		return estimates(hole -> hole.score(method, metric) - hole.score(reference, metric));
	}

	/** Gets the means of a method and their errors over files, by class and over all; see {@link #differences}. */
	public Map<String, Estimate> means(final Metric metric, final String method) {
		return estimates(hole -> hole.score(method, metric));
	}

	private Map<String, Estimate> estimates(final ToDoubleFunction<HoleResult> value) {
		final Map<String, Map<Integer, List<Double>>> rows = new LinkedHashMap<>();
		table(Metric.PSNR).rows().forEach(row -> rows.put(row, new TreeMap<>()));
		for (final HoleResult hole : holes)
			rows.get(hole.row()).computeIfAbsent(hole.image().file(), file -> new ArrayList<>()) //
				.add(value.applyAsDouble(hole));
		final Map<String, Estimate> estimates = new LinkedHashMap<>();
		final Map<Integer, List<Double>> all = new TreeMap<>();
		rows.forEach((row, files) -> {
			if (files.isEmpty()) return;
			files.forEach((file, values) -> all.computeIfAbsent(file, f -> new ArrayList<>()).add(mean(values)));
			estimates.put(row, estimate(files));
		});
		if (!all.isEmpty()) estimates.put(HoleTable.ALL, estimate(all));
		return estimates;
	}

	private static Estimate estimate(final Map<Integer, List<Double>> files) {
		return Estimate.of(files.values().stream().mapToDouble(EvaluationResult::mean).toArray());
	}

	private static double mean(final List<Double> values) {
		return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
	}

	/** Gets a sentence for each model: by how much its PSNR is above each reference, over all classes of holes. */
	public List<String> verdicts() {
		return models().stream().map(model -> model + ": " + String.format(Locale.ROOT, "%.2f dB inside holes", table(
			Metric.PSNR).mean(HoleTable.ALL, model).orElseThrow()) + references().stream().map(reference -> verdict(model,
				reference)).collect(Collectors.joining()) + ".").toList();
	}

	private String verdict(final String model, final String reference) {
		final Estimate difference = differences(Metric.PSNR, model, reference).get(HoleTable.ALL);
		final String by = String.format(Locale.ROOT, ", %.2f dB %s %s", Math.abs(difference.mean()), //
			difference.mean() < 0 ? "below" : "above", reference);
		return difference.count() == 1 ? by + " (one file: no standard error)" : by + String.format(Locale.ROOT,
			" (standard error %.2f, %d files%s)", difference.standardError(), difference.count(), difference.isClear() ? "" :
				", so no evidence of a difference");
	}

	/** Gets the names of the methods that are evaluated, which are not there as references. */
	public List<String> models() {
		return methods.stream().filter(method -> !method.reference()).map(Method::name).toList();
	}

	/** Gets the names of the methods that others are compared with. */
	public List<String> references() {
		return methods.stream().filter(Method::reference).map(Method::name).toList();
	}
}
