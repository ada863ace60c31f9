package kintsugi.image.tiff;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in sentences why a file cannot be written. */
public final class WriteErrors {

	/** What Java says of a file that cannot be opened: its name, and the system's reason in brackets. */
	private static final Pattern NAMED = Pattern.compile("(?s).*\\((.+)\\)");

	private WriteErrors() {}

	/** An error that needs no more words. */
	static final class Sentence extends IOException {

		private static final long serialVersionUID = 1;

		Sentence(final String message) {
			super(message);
		}

		private Sentence(final String message, final IOException cause) {
			super(message, cause);
		}
	}

	/** Makes a sentence of an error, unless it is one. */
	static IOException of(final Path file, final IOException e) {
		if (e instanceof Sentence) return e;
		return new Sentence("The file " + file + " cannot be written: " + reason(e) +
			". What is done is kept beside it; when you have removed the cause, run the same again, and it continues.", e);
	}

	/**
	 * Gets what a system says, as half a sentence: that of the first cause, as a library's own words mostly hide it. The
	 * message of a file system exception is often but the file's name.
	 */
	public static String reason(final IOException e) {
		IOException first = e;
		while (first.getCause() instanceof IOException cause)
			first = cause;
		if (first instanceof AccessDeniedException) return "you may not write there";
		if (first instanceof NoSuchFileException) return "no file can be made in its folder";
		if (first instanceof FileSystemException failure && failure.getReason() != null) return failure.getReason();
		final String message = first.getMessage();
		if (message == null) return first.getClass().getSimpleName();
		final Matcher named = NAMED.matcher(message);
		return first instanceof FileNotFoundException && named.matches() ? named.group(1) : //
			message.replaceFirst("\\.$", "");
	}
}
