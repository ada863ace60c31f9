package kintsugi.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A text file with names of images, one a line.
 * <p>
 * A name is that of a file with or without its extension, whatever that is, so that the list holds for converted
 * images, too. Where a name has folders before it, they must be the last ones of the file's.
 * </p>
 *
 * @param names what the lines name, in their order
 */
public record NameList(List<Path> names) {

	/**
	 * Reads a list.
	 *
	 * @throws IOException if it is missing or no text, with a sentence for the user
	 */
	public static NameList read(final Path list) throws IOException {
		if (!Files.isRegularFile(list)) throw new IOException("There is no list of images " + list + ".");
		final List<Path> names = new ArrayList<>();
		try {
			for (final String line : Files.readAllLines(list)) {
				// some editors begin a text with a mark
				final String name = line.replace("\uFEFF", "").strip().replace('\\', '/');
				if (!name.isEmpty()) names.add(Path.of(name).normalize());
			}
		}
		catch (final IOException | InvalidPathException e) {
			throw new IOException("The list of images " + list + " cannot be read; it must be a text (UTF-8) with a name a " +
				"line.", e);
		}
		return new NameList(List.copyOf(names));
	}

	/** Tells whether a line names a file. */
	public boolean contains(final Path file) {
		return names.stream().anyMatch(name -> fits(name, file));
	}

	/** Gets the names that none of some files has, as they are in the list. */
	public List<String> missing(final List<Path> files) {
		return names.stream().filter(name -> files.stream().noneMatch(file -> fits(name, file))).map(Path::toString) //
			.distinct().toList();
	}

	private static boolean fits(final Path name, final Path file) {
		if (name.getFileName() == null) return false;
		final String asked = name.getFileName().toString();
		final String whole = file.getFileName().toString();
		final String base = ImageList.baseName(whole);
		if (!asked.equals(whole) && !asked.equals(base) && !ImageList.baseName(asked).equals(base)) return false;
		final Path folder = file.toAbsolutePath().normalize().getParent();
		return name.getParent() == null || folder != null && folder.endsWith(name.getParent());
	}
}
