package kintsugi.image;

import java.io.IOException;

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
	 * @param progress hears how far it is and how long it will take, and may cancel, which leaves no file
	 * @throws kintsugi.repair.CanceledException if the progress says so
	 * @throws IOException as for {@link #prepare}, or if nothing could be measured or a file cannot be written
	 */
	public EvaluationResult run(final Progress progress) throws IOException {
		progress.report(0, "Opening the models");
		try (PreparedEvaluation prepared = prepare()) {
			return run(prepared, progress);
		}
	}

	/**
	 * Evaluates with what {@link #prepare} opened, and writes the files.
	 *
	 * @param progress as for {@link #run(Progress)}
	 * @throws IOException if nothing could be measured or a file cannot be written
	 */
	public EvaluationResult run(final PreparedEvaluation prepared, final Progress progress) throws IOException {
		final EvaluationResult result = prepared.run(new WholeImages(), progress);
		files.write(task, result);
		return result;
	}
}
