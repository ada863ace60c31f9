package kintsugi.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

import kintsugi.train.recipe.Recipe;

/** Trains the variants of a recipe one after the other, on the same samples, and compares them. */
final class TrainingComparison {

	private final TrainingRequest request;
	private final Consumer<String> messages;

	/** Prepares the runs of a request whose recipe has variants. */
	TrainingComparison(final TrainingRequest request, final Consumer<String> messages) {
		this.request = request;
		this.messages = messages;
	}

	/**
	 * Trains each variant to a model of its own, {@code NAME-VARIANT}; a
	 * resumed run goes on with the variant that was stopped.
	 *
	 * @return the result of the best variant, or of the one that was cancelled
	 */
	TrainingResult run(final TrainingListener listener) throws IOException {
		if (request.start() != null) throw new IllegalArgumentException("The recipe " + request.recipe().name() +
			" compares networks, so it cannot start from the model " + request.start().name() + ", which has one.");
		final List<TrainingRequest> parts = new ArrayList<>();
		for (final Recipe variant : request.recipe().variants())
			parts.add(part(variant));
		for (final TrainingRequest part : parts)
			new TrainingRun(part, messages).checkOutput();
		final Map<String, TrainingResult> results = new LinkedHashMap<>();
		for (final TrainingRequest part : parts) {
			messages.accept("Training the variant " + part.recipe().name() + ".");
			final TrainingResult result = new TrainingRun(part, messages).run(listener);
			if (!result.finished()) return result;
			results.put(part.recipe().name(), result);
		}
		final StringBuilder comparison = new StringBuilder("Validation PSNR inside holes");
		results.forEach((name, result) -> comparison.append(String.format(Locale.ROOT, ", %s %.2f dB at step %d", name, //
			result.bestPsnr(), result.bestStep())));
		messages.accept(comparison.append('.').toString());
		return results.values().stream().max(Comparator.comparingDouble(TrainingComparison::score)).orElseThrow();
	}

	/** A run that was never validated is no better than any other. */
	private static double score(final TrainingResult result) {
		return Double.isNaN(result.bestPsnr()) ? Double.NEGATIVE_INFINITY : result.bestPsnr();
	}

	/** Gets the run of a variant: resumed if it was begun, also if it was finished, which then takes no time. */
	private TrainingRequest part(final Recipe variant) {
		final Path output = output(variant.name());
		final boolean begun = request.resume() && Files.exists(request.with(variant, output, false).checkpoint());
		return request.with(variant, output, begun);
	}

	private Path output(final String variant) {
		final String suffix = variant.substring(request.recipe().name().length());
		final String file = request.output().getFileName().toString();
		return request.output().resolveSibling(file.endsWith(".zip") ? request.name() + suffix + ".zip" : //
			file + suffix);
	}
}
