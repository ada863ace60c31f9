package kintsugi.command.training;

/** Where a training is between its start and its end. */
public enum Phase {
		/** It reads images and makes the network; no step is done yet. */
		PREPARING("Preparing"),
		/** It does steps. */
		TRAINING("Training"),
		/** It waits for the user. */
		PAUSED("Paused"),
		/** The user wants the best model now. */
		FINISHING("Finishing"),
		/** It writes a checkpoint and will stop. */
		CANCELING("Stopping"),
		/** The model is saved. */
		FINISHED("Finished"),
		/** It was stopped; the checkpoint is there. */
		CANCELED("Stopped"),
		/** It ended with an error. */
		FAILED("Failed");

	private final String label;

	Phase(final String label) {
		this.label = label;
	}

	/** Gets the word for the user. */
	public String label() {
		return label;
	}

	/** Tells whether nothing more will happen. */
	public boolean isEnd() {
		return this == FINISHED || this == CANCELED || this == FAILED;
	}

	/** Tells whether the user can still say how it is to go on. */
	public boolean isOpen() {
		return this == PREPARING || this == TRAINING || this == PAUSED;
	}
}
