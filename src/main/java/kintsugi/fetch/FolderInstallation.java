package kintsugi.fetch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Fills a folder, part by part, in a work folder {@code NAME.part} beside it that is moved into place at the end and
 * that a later try continues.
 */
public final class FolderInstallation {

	private final Path folder;
	private final Path work;
	private final Path libraries;
	private final List<InstallationPart> parts;

	/** Prepares to fill a folder that is not there yet. */
	public FolderInstallation(final Path folder, final List<? extends InstallationPart> parts) {
		this.folder = folder;
		this.work = folder.resolveSibling(folder.getFileName() + ".part");
		this.libraries = work.resolve("lib");
		this.parts = List.copyOf(parts);
	}

	/**
	 * Installs all parts that an earlier try left out.
	 *
	 * @param progress hears of the bytes that are there, and may end the installation
	 * @throws TransferCancelled if it did, or the thread was interrupted
	 * @throws IOException if the folder is there already, another program is at it, the disk is too small, or a part
	 * fails
	 */
	public void run(final TransferProgress progress) throws IOException {
		if (Files.exists(folder)) throw new IOException("The folder " + folder + " is there already.");
		Files.createDirectories(libraries);
		try (FileChannel channel = FileChannel.open(work.resolve("lock"), StandardOpenOption.CREATE,
			StandardOpenOption.WRITE); FileLock lock = lock(channel))
		{
			if (lock == null) throw new IOException("Another program is installing into " + folder + "; wait for it.");
			checkSpace();
			long before = 0;
			final long total = parts.stream().mapToLong(InstallationPart::transfer).sum();
			for (final InstallationPart part : parts) {
				final long offset = before;
				if (!Files.exists(done(part))) {
					part.install(work, libraries, (now, size) -> progress.transferred(offset + now, total));
					Files.createFile(done(part));
				}
				before += part.transfer();
			}
			Files.move(libraries, folder, StandardCopyOption.ATOMIC_MOVE);
		}
		deleteWork();
	}

	private static FileLock lock(final FileChannel channel) throws IOException {
		try {
			return channel.tryLock();
		}
		catch (final OverlappingFileLockException e) {
			return null;
		}
	}

	private Path done(final InstallationPart part) {
		return work.resolve(part.name() + ".done");
	}

	private void checkSpace() throws IOException {
		long largest = 0;
		long needed = 0;
		for (final InstallationPart part : parts)
			if (!Files.exists(done(part))) {
				needed += part.unpacked();
				largest = Math.max(largest, part.passing());
			}
		needed += largest;
		final long free = Files.getFileStore(work).getUsableSpace();
		if (free < needed) throw new IOException(String.format(Locale.ROOT, "The disk of %s has %.1f GB free; the " +
			"installation needs %.1f GB.", folder, free / 1e9, needed / 1e9));
	}

	private void deleteWork() throws IOException {
		try (Stream<Path> files = Files.walk(work)) {
			for (final Path file : files.sorted(Comparator.reverseOrder()).toList())
				Files.delete(file);
		}
	}
}
