package kintsugi.train;

/** Watches a training, and may stop it. */
public interface TrainingListener {

	/** Is told after each step; called on the training's thread, so it should be quick. */
	void stepDone(TrainingStep step);

	/** Tells whether to stop after this step; the checkpoint is written first. */
	default boolean canceled() {
		return false;
	}
}
