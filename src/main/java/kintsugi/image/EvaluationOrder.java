package kintsugi.image;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import kintsugi.evaluate.EvaluationResult;
import kintsugi.evaluate.EvaluationTask;
import kintsugi.evaluate.PreparedEvaluation;
import kintsugi.repair.Progress;

/**
 * An evaluation of image files whose result goes to files.
 *
 * @param task what to evaluate on what
 * @param files what to write
 */
public record EvaluationOrder(EvaluationTask task, EvaluationFiles files) {

	/**
	 * Gets the same order with what users typed beside it; an empty text stands for none.
	 *
	 * @param list a text file with the names of the images to take
	 * @param inception the ONNX file of a classifier for the Inception score
	 * @throws IllegalArgumentException if a text can be no file's name, with a sentence for the user
	 */
	public EvaluationOrder with(final String list, final String inception) {
		return new EvaluationOrder(new EvaluationTask(task.folder(), path(list), task.limit(), task.models(),
			task.against(), task.masks(), task.generator(), task.size(), task.seed(), path(inception), task.device()), files);
	}

	private static Path path(final String text) {
		try {
			return text.isBlank() ? null : Path.of(text.strip());
		}
		catch (final InvalidPathException e) {
			throw new IllegalArgumentException("There can be no file '" + text + "': " + e.getReason() + ".", e);
		}
	}

	/**
	 * Opens the models; see {@link EvaluationTask#prepare}.
	 *
	 * @throws IOException if a file could not be written in the end, or something of the task cannot be used, with a
	 *           sentence for the user
	 */
	public PreparedEvaluation prepare() throws IOException {
		files.check();
		return task.prepare();
	}

	/**
	 * Evaluates and writes the files.
	 *
	 * @param progress as for {@link #evaluate}
	 * @throws kintsugi.repair.CanceledException if the progress says so
	 * @throws IOException as for {@link #evaluate}, or if a file cannot be written
	 */
	public EvaluationResult run(final Progress progress) throws IOException {
		final EvaluationResult result = evaluate(progress);
		write(result);
		return result;
	}

	/**
	 * Evaluates, without writing yet.
	 *
	 * @param progress hears how far it is and how long it will take, and may cancel
	 * @throws kintsugi.repair.CanceledException if the progress says so
	 * @throws IOException as for {@link #prepare}, or if nothing could be measured
	 */
	public EvaluationResult evaluate(final Progress progress) throws IOException {
		progress.report(0, "Opening the models");
		try (PreparedEvaluation prepared = prepare()) {
			return prepared.run(new WholeImages(), progress);
		}
	}

	/**
	 * Writes the files.
	 *
	 * @throws IOException if one cannot be written, with a sentence for the user
	 */
	public void write(final EvaluationResult result) throws IOException {
		files.write(task, result);
	}
}
