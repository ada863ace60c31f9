package kintsugi.train.recipe;

import java.util.List;

/**
 * Which stage each step of a run belongs to.
 *
 * @param stages one after the other, at least one
 */
public record Schedule(List<Stage> stages) {

	/** Checks that there is a stage. */
	public Schedule {
		if (stages.isEmpty()) throw new IllegalArgumentException("A training needs at least one stage.");
		stages = List.copyOf(stages);
	}

	/** A step's place: its stage, that stage's number from 0, and the steps before it in the stage. */
	private record Place(Stage stage, int number, long step) {}

	/** Gets the steps of all stages. */
	public long steps() {
		return stages.stream().mapToLong(Stage::steps).sum();
	}

	private Place at(final long step) {
		long before = 0;
		for (int i = 0; i < stages.size() - 1; i++) {
			if (step < before + stages.get(i).steps()) return new Place(stages.get(i), i, step - before);
			before += stages.get(i).steps();
		}
		return new Place(stages.get(stages.size() - 1), stages.size() - 1, step - before);
	}

	/** Gets the number of the stage of a step, both from 0. */
	public int stage(final long step) {
		return at(step).number;
	}

	/** Gets the learning rate of a step, from 0. */
	public double learningRate(final long step) {
		final Place place = at(step);
		return place.stage.learningRate().at(place.step, place.stage.steps());
	}

	/** Gets the learning rate of a step, from 0, as a share of the first stage's peak. */
	public double proportion(final long step) {
		return learningRate(step) / stages.get(0).learningRate().peak();
	}

	/** Tells whether the encoder's batch norm stays as it is at a step, from 0. */
	public boolean encoderNormFrozen(final long step) {
		return at(step).stage.freezeEncoderNorm();
	}

	/** Tells whether the learning rate of the stage that a step belongs to, from 0, has begun to fall before it. */
	public boolean falling(final long step) {
		final Place place = at(step);
		return place.stage.learningRate().falling(place.step, place.stage.steps());
	}
}
