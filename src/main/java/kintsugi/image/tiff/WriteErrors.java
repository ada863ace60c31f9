package kintsugi.image.tiff;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Says in sentences why a file cannot be written. */
final class WriteErrors {

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

	/** Gets what a system says; the message of a file system exception is often but the file's name. */
	static String reason(final IOException e) {
		if (e instanceof AccessDeniedException) return "you may not write there";
		return e instanceof FileSystemException failure && failure.getReason() != null ? //
			failure.getReason() : String.valueOf(e.getMessage()).replaceFirst("\\.$", "");
	}
}
