package kintsugi.command.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import kintsugi.command.training.Curve.Points;
import kintsugi.train.Preview;
import kintsugi.train.TrainingStep;
import kintsugi.train.Validation;

/** What a training has come to so far, in bounded memory. Safe for several threads. */
final class TrainingHistory {

	/** The weighted sum of the losses, as a name beside those of the losses. */
	static final String TOTAL = "total";

	private static final int POINTS = 1000;

	private final Map<String, Curve> training = new LinkedHashMap<>();
	private final Map<String, Curve> validation = new LinkedHashMap<>();
	private Curve psnr = new Curve(POINTS);
	private List<Preview> previews = List.of();
	private double bestPsnr = Double.NaN;
	private long lastStep = -1;
	private long version;

	/**
	 * What there is to draw at one moment.
	 *
	 * @param version grows with each change
	 * @param training each loss and {@link #TOTAL} on the training samples
	 * @param validation the same on the validation samples
	 * @param psnr the validation PSNR inside holes in dB
	 * @param bestPsnr the highest of them, or NaN before the first
	 * @param previews of the last validation
	 */
	record Snapshot(long version, Map<String, Points> training, Map<String, Points> validation, Points psnr,
		double bestPsnr, List<Preview> previews)
	{

		/** Gets the names of the losses, the total first. */
		List<String> names() {
			return Stream.concat(training.keySet().stream(), validation.keySet().stream()).distinct().toList();
		}
	}

	/** Adds a step. */
	synchronized void add(final TrainingStep step) {
		begin(step.step() > lastStep, step.step());
		add(training, step.step(), step.total(), step.losses());
	}

	/** Adds a validation. */
	synchronized void add(final Validation result) {
		begin(result.step() >= lastStep, result.step());
		add(validation, result.step(), result.total(), result.losses());
		psnr.add(result.step(), result.psnr());
		if (result.psnr() > bestPsnr || Double.isNaN(bestPsnr)) bestPsnr = result.psnr();
		previews = List.copyOf(result.previews());
	}

	/** Forgets the network before, where a recipe trains several that begin anew. */
	private void begin(final boolean same, final long step) {
		version++;
		lastStep = step;
		if (same) return;
		training.clear();
		validation.clear();
		psnr = new Curve(POINTS);
		bestPsnr = Double.NaN;
	}

	private static void add(final Map<String, Curve> curves, final long step, final double total,
		final Map<String, Double> losses)
	{
		curve(curves, TOTAL).add(step, total);
		losses.forEach((name, value) -> curve(curves, name).add(step, value));
	}

	private static Curve curve(final Map<String, Curve> curves, final String name) {
		return curves.computeIfAbsent(name, unused -> new Curve(POINTS));
	}

	/** Gets a copy that stays as it is. */
	synchronized Snapshot snapshot() {
		return new Snapshot(version, points(training), points(validation), psnr.points(), bestPsnr, previews);
	}

	private static Map<String, Points> points(final Map<String, Curve> curves) {
		final Map<String, Points> points = new LinkedHashMap<>();
		curves.forEach((name, curve) -> points.put(name, curve.points()));
		return points;
	}
}
