package kintsugi.evaluate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import kintsugi.repair.Progress;

/** A task whose images are listed and whose models are open; close it to give their memory back. */
public final class PreparedEvaluation implements AutoCloseable {

	private final EvaluationTask task;
	private final ImageList images;
	private final HolePlan plan;
	private final List<Contender> references = new ArrayList<>();
	private final List<Contender> models = new ArrayList<>();
	private ImageScore score;

	/** Prepares; nothing is open yet. */
	PreparedEvaluation(final EvaluationTask task, final ImageList images, final HolePlan plan) {
		this.task = task;
		this.images = images;
		this.plan = plan;
	}

	/** Opens the models; what is open when one fails is still to be closed. */
	void open() throws IOException {
		if (task.inception() != null) score = ImageScore.open(task.inception(), task.device());
		final Set<String> taken = new HashSet<>();
		for (final String name : task.against())
			if (!task.models().contains(name)) references.add(open(name, taken));
		for (final String name : task.models())
			models.add(open(name, taken));
	}

	/** Opens a method under the last part of its path; a number tells apart those of the same name. */
	private Contender open(final String method, final Set<String> taken) throws IOException {
		final String brief = method.replaceFirst("[/\\\\]+$", "").replaceFirst("^.*[/\\\\]", "");
		String name = brief;
		for (int n = 2; !taken.add(name); n++)
			name = brief + " (" + n + ")";
		return method.equals(MeanFill.NAME) ? new MeanFill() : new RepairFill(name, method, task.device());
	}

	/**
	 * Evaluates.
	 *
	 * @param progress hears how far it is and how long it will take, and may cancel
	 * @throws kintsugi.repair.CanceledException if the progress says so
	 * @throws IOException if nothing could be measured, with a sentence that says why
	 */
	public EvaluationResult run(final WholeImageReader reader, final Progress progress) throws IOException {
		return new Evaluation(plan, task.seed(), references, models, Optional.ofNullable(score)) //
			.run(images.files(), task.folder(), task.size(), reader, progress) //
			.alsoPassedOver(images.missing().stream().map(name -> name +
				": the list names it, but the folder does not hold it.").toList());
	}

	@Override
	public void close() throws IOException {
		for (final Contender contender : references)
			contender.close();
		for (final Contender contender : models)
			contender.close();
		if (score != null) score.close();
	}
}
