package kintsugi.mask;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import kintsugi.plugin.Plugins;

/** Reads files with the readers that are installed. */
class PlaneFiles {

	private final List<PlaneReader> readers;

	/** Takes the readers that are installed. */
	PlaneFiles() {
		this(Plugins.find(PlaneReader.class));
	}

	/** Takes the given readers. */
	PlaneFiles(final List<PlaneReader> readers) {
		this.readers = List.copyOf(readers);
	}

	/**
	 * Lists the files of a folder that look like images, by name.
	 *
	 * @throws IOException if there are none, with a sentence for the user
	 */
	List<Path> list(final Path folder) throws IOException {
		if (!Files.isDirectory(folder)) throw new IOException("There is no folder " + folder + ".");
		final List<Path> found;
		try (Stream<Path> files = Files.list(folder)) {
			found = files.filter(file -> Files.isRegularFile(file) && reads(file)).sorted().toList();
		}
		if (found.isEmpty()) throw new IOException("The folder " + folder + " holds no images.");
		return found;
	}

	/**
	 * Reads all planes of a file.
	 *
	 * @throws IOException if it cannot be read, with a sentence for the user
	 */
	List<Plane> read(final Path file) throws IOException {
		if (!Files.exists(file)) throw new IOException("There is no file " + file + ".");
		for (final PlaneReader reader : readers)
			if (reader.accepts(file)) return reader.read(file);
		throw new IOException("The file " + file + " is no image or movie that can be read.");
	}

	private boolean reads(final Path file) {
		return readers.stream().anyMatch(reader -> reader.accepts(file));
	}
}
