package kintsugi.model;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Puts files to where a folder or a zip file is wanted: written beside it under a hidden name, looked at there, then
 * moved into place in one step, so that there is never half of it.
 */
final class Placement {

	/** Looks at what was written, and throws if it is not good. */
	@FunctionalInterface
	interface Check {

		/** Looks at the folder or zip file under its passing name. */
		void check(Path written) throws IOException;
	}

	private Placement() {}

	/** Tells whether a path names a zip file rather than a folder. */
	static boolean isZip(final Path path) {
		return path.toString().toLowerCase(Locale.ROOT).endsWith(".zip");
	}

	/**
	 * Writes the files.
	 *
	 * @param target the folder, or a path that ends in {@code .zip}
	 * @param replace whether an existing model may be replaced; anything else there is never touched
	 * @throws ModelException if the target exists and is to stay, or cannot be written; or what the check says
	 */
	static void write(final Path target, final boolean replace, final Map<String, byte[]> files, final Check check)
		throws ModelException
	{
		final Path place = target.toAbsolutePath().normalize();
		if (place.getFileName() == null) throw new ModelException("A model cannot be written to " + target + ".");
		final Path passing = beside(place, "part");
		try {
			checkFree(place, replace);
			Files.createDirectories(place.getParent());
			if (isZip(place)) zip(passing, files);
			else folder(passing, files);
			check.check(passing);
			move(passing, place, replace);
		}
		catch (final ModelException e) {
			throw e;
		}
		catch (final IOException | RuntimeException e) {
			throw new ModelException("The model could not be written to " + target + ": " + reason(e) + ".", e);
		}
		finally {
			delete(passing);
		}
	}

	private static Path beside(final Path place, final String ending) {
		return place.resolveSibling("." + place.getFileName() + "." + UUID.randomUUID() + "." + ending);
	}

	private static String reason(final Exception e) {
		return e.getClass().getSimpleName() + " (" + e.getMessage() + ")";
	}

	/** Refuses a target that exists, unless it is a model, or an empty folder where a folder is to be. */
	private static void checkFree(final Path place, final boolean replace) throws IOException {
		if (!Files.exists(place)) return;
		if (Files.isDirectory(place)) {
			final List<String> names;
			try (Stream<Path> content = Files.list(place)) {
				names = content.map(path -> path.getFileName().toString()).toList();
			}
			if (names.isEmpty() && !isZip(place)) return;
			// replacing removes all that is in the folder, so nothing may be there but a model
			final boolean model = names.contains(PackageFiles.DESCRIPTION) && //
				names.stream().allMatch(Placement::ofModel);
			if (!model || isZip(place)) throw new ModelException("The folder " + place +
				" exists and holds more than a model, so it is not replaced. Choose another name.");
		}
		if (!replace) throw new ModelException(place +
			" exists already, so the model is not written. Choose another name, or ask to replace it.");
	}

	private static boolean ofModel(final String name) {
		return name.equals(PackageFiles.DESCRIPTION) || name.equals(ModelDescription.CARD) || name.endsWith(".onnx") ||
			name.endsWith(".npy");
	}

	private static void zip(final Path file, final Map<String, byte[]> contents) throws IOException {
		try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
			for (final Map.Entry<String, byte[]> content : contents.entrySet()) {
				zip.putNextEntry(new ZipEntry(content.getKey()));
				zip.write(content.getValue());
				zip.closeEntry();
			}
		}
	}

	private static void folder(final Path folder, final Map<String, byte[]> contents) throws IOException {
		Files.createDirectory(folder);
		for (final Map.Entry<String, byte[]> content : contents.entrySet())
			Files.write(folder.resolve(content.getKey()), content.getValue());
	}

	private static void move(final Path passing, final Path place, final boolean replace) throws IOException {
		// looked at again, as much time may have passed
		checkFree(place, replace);
		if (!Files.isDirectory(place)) {
			Files.move(passing, place, StandardCopyOption.ATOMIC_MOVE);
			return;
		}
		// a folder cannot be replaced in one step: the old one steps aside, and comes back if the new one cannot come
		final Path old = beside(place, "old");
		Files.move(place, old, StandardCopyOption.ATOMIC_MOVE);
		try {
			Files.move(passing, place, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (final IOException e) {
			Files.move(old, place, StandardCopyOption.ATOMIC_MOVE);
			throw e;
		}
		delete(old);
	}

	/** Deletes a file or a folder of files, where there is one. */
	private static void delete(final Path path) {
		try {
			if (Files.isDirectory(path)) {
				final List<Path> content;
				try (Stream<Path> list = Files.list(path)) {
					content = list.toList();
				}
				for (final Path file : content)
					Files.deleteIfExists(file);
			}
			Files.deleteIfExists(path);
		}
		catch (final IOException e) {
			// what stays has a hidden name that is never taken for a model; the reason why there is a rest counts more
			return;
		}
	}
}
