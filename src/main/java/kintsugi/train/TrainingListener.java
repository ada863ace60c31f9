package kintsugi.train;

/** Watches a training, and may pause or end it. All methods are called on the training's thread and should be quick. */
public interface TrainingListener {

	/** Is told after each step. */
	void stepDone(TrainingStep step);

	/** Is told after each validation, the first of them before the first step. */
	default void validated(final Validation validation) {}

	/** Tells what to do after this step. */
	default Control control() {
		return Control.CONTINUE;
	}
}
