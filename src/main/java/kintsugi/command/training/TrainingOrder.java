package kintsugi.command.training;

import java.io.IOException;
import java.util.Locale;
import java.util.function.Consumer;

import kintsugi.onnx.Device;
import kintsugi.train.TrainingRequest;
import kintsugi.train.TrainingResult;
import kintsugi.train.TrainingRun;
import kintsugi.train.recipe.Recipe;

/** A training that was asked for and checked as far as that takes no time. */
public interface TrainingOrder {

	/** Gets the new model's name. */
	String name();

	/** Gets the recipe with what the user changed of it. */
	Recipe recipe();

	/** Gets where it is to run. */
	Device device();

	/**
	 * Opens all that the training needs, which takes some time.
	 *
	 * @throws IOException if something cannot be opened, with a sentence for the user
	 */
	TrainingRequest request() throws IOException;

	/**
	 * Starts the training in the background.
	 *
	 * @param log takes what happens, line by line
	 * @throws IllegalStateException if another training is running, with a sentence for the user
	 */
	default TrainingSession start(final Consumer<String> log) {
		return TrainingSession.start(name(), (listener, messages) -> {
			final TrainingResult result = new TrainingRun(request(), messages).run(listener);
			messages.accept(summary(result));
			return result;
		}, log);
	}

	/** Says in some sentences what came of the training and what to do now. */
	default String summary(final TrainingResult result) {
		if (!result.finished()) return String.format(Locale.ROOT, "The training of \"%s\" is stopped after %,d steps; " +
			"Plugins > Kintsugi > Resume Training... goes on from there.", name(), result.steps());
		final String model = result.best().name();
		final String option = model.contains(" ") ? "[" + model + "]" : model;
		return String.format(Locale.ROOT, "The model \"%s\" is saved in %s. Its PSNR inside holes is %.2f dB, at step " +
			"%,d of %,d.%s Repair with it: run(\"Repair Selection...\", \"model=%s\");", model, result.best().origin(), //
			result.bestPsnr(), result.bestStep(), result.steps(), result.last() == null ? "" : " The weights of the last " +
				"step are the model \"" + result.last().name() + "\".", option);
	}
}
