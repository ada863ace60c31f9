package kintsugi.cli;

import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

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
		// the JDK's own file errors have the bare path as their message
		final boolean bare = e instanceof FileSystemException f && message.equals(f.getFile()) && !message.endsWith(".");
		if (bare && e instanceof NoSuchFileException) return "There is no file " + message + ".";
		if (bare) return of(message + " cannot be read or written (" + e.getClass().getSimpleName() + ")");
		return of(message);
	}
}
