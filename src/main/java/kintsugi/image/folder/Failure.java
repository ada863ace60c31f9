package kintsugi.image.folder;

import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Makes a sentence for the user of what went wrong with a file. */
final class Failure {

	private Failure() {}

	/** Says what went wrong with an image, and whether another kind of mask would help. */
	static String sentence(final Throwable e, final FileJob job, final FileHoles holes) {
		return sentence(e) + (e instanceof OutOfMemoryError ? LargePlane.hint(job, holes) : "");
	}

	/** Says what went wrong; an exception without a message is named. */
	static String sentence(final Throwable e) {
		if (e instanceof OutOfMemoryError) return "There is not enough memory for it; give Java more with -Xmx, " +
			"or ImageJ in Edit > Options > Memory & Threads.";
		final String message = e.getMessage();
		if (message == null || message.isBlank()) return "Unexpected error " + e.getClass().getName() + ".";
		final boolean bare = e instanceof FileSystemException f && message.equals(f.getFile());
		if (bare) return "The file " + message + (e instanceof NoSuchFileException ? " is not there." : //
			" cannot be read or written (" + e.getClass().getSimpleName() + ").");
		return message.matches("(?s).*[.!?]") ? message : message + ".";
	}
}
