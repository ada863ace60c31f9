package kintsugi.cli;

/** Makes sentences for the user of messages and exceptions. */
final class Sentence {

	private Sentence() {}

	/** Gives a message a full stop where it has none. */
	static String of(final String message) {
		final String text = message.strip();
		return text.matches("(?s).*[.!?]") ? text : text + ".";
	}

	/** Says what went wrong; an exception without a message is named. */
	static String of(final Throwable e) {
		if (e instanceof OutOfMemoryError) return "There is not enough memory; give Java more with -Xmx.";
		final String message = e.getMessage();
		if (message == null || message.isBlank()) return of("Unexpected error " + e.getClass().getName());
		// such as a NoSuchFileException, whose message is the bare path
		return of(message.contains(" ") ? message : e.getClass().getSimpleName() + ": " + message);
	}
}
