package kintsugi.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

import kintsugi.model.ModelPackage;
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
	 * Trains each variant to a model of its own, {@code NAME-VARIANT}; variants whose model is there already are left out of
	 * a resumed run.
	 *
	 * @return the result of the best variant, or of the one that was cancelled
	 */
	TrainingResult run(final TrainingListener listener) throws IOException {
		final Map<String, TrainingResult> results = new LinkedHashMap<>();
		for (final Recipe variant : request.recipe().variants()) {
			final TrainingRequest part = request.with(variant, output(variant.name()), false);
			final TrainingResult result = request.resume() && Files.exists(part.output()) ? earlier(part) : //
				train(part, listener);
			if (!result.finished()) return result;
			results.put(variant.name(), result);
		}
		final StringBuilder comparison = new StringBuilder("Validation PSNR inside holes");
		results.forEach((name, result) -> comparison.append(String.format(Locale.ROOT, ", %s %.2f dB at step %d", name, //
			result.bestPsnr(), result.bestStep())));
		messages.accept(comparison.append('.').toString());
		return results.values().stream().reduce((a, b) -> a.bestPsnr() >= b.bestPsnr() ? a : b).orElseThrow();
	}

	private TrainingResult train(final TrainingRequest part, final TrainingListener listener) throws IOException {
		messages.accept("Training the variant " + part.recipe().name() + ".");
		final boolean begun = request.resume() && Files.exists(part.checkpoint());
		return new TrainingRun(request.with(part.recipe(), part.output(), begun), messages).run(listener);
	}

	/** Gets the result of a variant that a run before this one has finished. */
	private static TrainingResult earlier(final TrainingRequest part) throws IOException {
		final ModelPackage model = ModelPackage.open(part.output());
		final Map<String, String> provenance = model.provenance();
		return new TrainingResult(model, null, Long.parseLong(provenance.getOrDefault(TrainingModel.STEPS_OF_RUN, "0")), //
			Long.parseLong(provenance.getOrDefault(TrainingModel.STEPS, "0")), //
			Double.parseDouble(provenance.getOrDefault(TrainingModel.PSNR, "NaN")));
	}

	private Path output(final String variant) {
		final String suffix = variant.substring(request.recipe().name().length());
		final String file = request.output().getFileName().toString();
		return request.output().resolveSibling(file.endsWith(".zip") ? request.name() + suffix + ".zip" : //
			file + suffix);
	}
}
