package kintsugi.image;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import kintsugi.image.tiff.WriteErrors;

/** Writes a file beside its place first, so that it appears complete or not at all. */
public final class AtomicWrite {

	private static final String MARK = ".part-";

	/** Writes the content of a file. */
	public interface Content {

		/** Writes to a file that exists and is empty. */
		void write(Path part) throws IOException;
	}

	private AtomicWrite() {}

	/**
	 * Writes a file, replacing one of that name only when all is written.
	 *
	 * @throws IOException if it cannot be written, naming the file
	 */
	public static void to(final Path file, final Content content) throws IOException {
		// The extension stays last, because writers of ImageJ look at it.
		final String mark = MARK + Long.toHexString(System.nanoTime()) + "-";
		final Path part = file.resolveSibling(mark + file.getFileName());
		try {
			Files.createFile(part);
			content.write(part);
			move(part, file);
		}
		catch (final IOException e) {
			throw new IOException("The file " + file + " cannot be written: " + WriteErrors.reason(e) + ".", e);
		}
		finally {
			Files.deleteIfExists(part);
		}
	}

	/**
	 * Deletes what killed programs left of a file that they were writing; nobody may be writing it now.
	 *
	 * @throws IOException if that cannot be deleted
	 */
	public static void discard(final Path file) throws IOException {
		final Path folder = file.toAbsolutePath().getParent();
		if (!Files.isDirectory(folder)) return;
		final Pattern left = Pattern.compile(Pattern.quote(MARK) + "[0-9a-f]+-" + Pattern.quote(file.getFileName()
			.toString()));
		try (Stream<Path> beside = Files.list(folder)) {
			for (final Path part : beside.filter(one -> left.matcher(one.getFileName().toString()).matches()).toList())
				Files.deleteIfExists(part);
		}
	}

	private static void move(final Path part, final Path file) throws IOException {
		try {
			Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (final AtomicMoveNotSupportedException e) {
			Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
		}
	}
}
