package kintsugi.command.training;

/** Says in a sentence why a training failed. */
final class Failure {

	private Failure() {}

	/** Gets the failure's own sentence, or one for failures that have none. */
	static String sentence(final Throwable failure) {
		if (failure instanceof OutOfMemoryError) return "Java's memory is used up. Give ImageJ more with Edit > Options " +
			"> Memory & Threads..., or train on fewer or smaller images.";
		if (failure instanceof LinkageError) return "A library that training needs cannot be loaded (" +
			failure.getMessage() + "). Install Kintsugi again, for this kind of computer.";
		final String message = failure.getMessage();
		return message == null || message.isBlank() ? "The training failed: " + failure + "." : message;
	}
}
