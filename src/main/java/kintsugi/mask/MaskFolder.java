package kintsugi.mask;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes a mask dataset to a folder: a file for each mask, and the manifest once all are there.
 * <p>
 * Until then the folder has the settings in a file of their own; the same dataset goes on where it was stopped.
 * </p>
 */
public final class MaskFolder {

	private static final String UNFINISHED = "manifest-unfinished.csv";

	private final Path folder;
	private final MaskWriter writer;

	/** Will write to a folder, which is made. */
	public MaskFolder(final Path folder, final MaskWriter writer) {
		this.folder = folder;
		this.writer = writer;
	}

	/**
	 * Writes a dataset, or the rest of it.
	 *
	 * @param force whether a folder that has something else in it may be used; masks of an older dataset are deleted
	 * @return whether it is complete; if not, the progress said to stop
	 * @throws IOException if the folder cannot be used or written to, with a sentence for the user
	 */
	public boolean write(final MaskDataset dataset, final boolean force, final MaskProgress progress) throws IOException {
		// a family that cannot make a class is noticed before anything is deleted or written
		for (int i = 0; i < Math.min(12, dataset.count()); i++)
			dataset.mask(i);
		final boolean resumed = prepare(dataset, force);
		final List<MaskEntry> entries = new ArrayList<>();
		for (int i = 0; i < dataset.count(); i++) {
			final MaskDataset.Mask mask = dataset.mask(i);
			final Path file = folder.resolve(mask.entry().file());
			if (!resumed || !Files.exists(file)) writer.write(mask.hole(), file);
			entries.add(mask.entry());
			if (!progress.goOn(i + 1, dataset.count()) && i + 1 < dataset.count()) return false;
		}
		save(MaskManifest.FILE, new MaskManifest(dataset, entries).toCsv());
		Files.deleteIfExists(folder.resolve(UNFINISHED));
		return true;
	}

	/** Makes the folder ready and tells whether it has a part of this dataset already. */
	private boolean prepare(final MaskDataset dataset, final boolean force) throws IOException {
		try {
			Files.createDirectories(folder);
			try (Stream<Path> files = Files.list(folder)) {
				if (files.findAny().isEmpty()) {
					save(UNFINISHED, MaskManifest.header(dataset));
					return false;
				}
			}
		}
		catch (final NotDirectoryException e) {
			throw new IOException(folder + " is a file, not a folder; give another name.", e);
		}
		catch (final IOException e) {
			throw new IOException("The folder " + folder + " cannot be made or read (" + e + "); choose another.", e);
		}
		final Path unfinished = folder.resolve(UNFINISHED);
		if (Files.exists(unfinished) && Files.readString(unfinished).equals(MaskManifest.header(dataset))) return true;
		if (!force) throw new IOException("The folder " + folder +
			" is not empty; choose another, or force that its masks are replaced.");
		clear();
		save(UNFINISHED, MaskManifest.header(dataset));
		return false;
	}

	/** Deletes what an older dataset wrote here, and nothing else. */
	private void clear() throws IOException {
		Files.deleteIfExists(folder.resolve(MaskManifest.FILE));
		try (Stream<Path> files = Files.list(folder)) {
			for (final Path file : files.toList())
				if (file.getFileName().toString().matches("mask-\\d{6,}\\.png")) Files.delete(file);
		}
	}

	/** Writes a text, all of it or nothing. */
	private void save(final String name, final String text) throws IOException {
		final Path file = folder.resolve(name);
		final Path part = folder.resolve("." + name + ".part");
		try {
			Files.writeString(part, text);
			try {
				Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
			}
			catch (final AtomicMoveNotSupportedException e) {
				Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
			}
		}
		catch (final IOException e) {
			throw new IOException("The file " + file + " cannot be written (" + e + ").", e);
		}
		finally {
			Files.deleteIfExists(part);
		}
	}
}
