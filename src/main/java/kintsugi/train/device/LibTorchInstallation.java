package kintsugi.train.device;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import kintsugi.fetch.TransferCancelled;
import kintsugi.fetch.TransferProgress;

/**
 * Fills a folder with libraries, jar by jar, in a work folder {@code NAME.part} beside it that is moved into place at the
 * end and that a later try continues.
 */
final class LibTorchInstallation {

	private static final Duration SILENCE = Duration.ofSeconds(30);

	private final Path folder;
	private final Path work;
	private final Path libraries;
	private final List<LibTorchPart> parts;

	LibTorchInstallation(final Path folder, final List<LibTorchPart> parts) {
		this.folder = folder;
		this.work = folder.resolveSibling(folder.getFileName() + ".part");
		this.libraries = work.resolve("lib");
		this.parts = parts;
	}

	/** Installs; see {@link LibTorch#install}. */
	void run(final TransferProgress progress) throws IOException {
		if (Files.exists(folder)) throw new IOException("The folder " + folder + " is there already.");
		Files.createDirectories(libraries);
		try (FileChannel channel = FileChannel.open(work.resolve("lock"), StandardOpenOption.CREATE,
			StandardOpenOption.WRITE); FileLock lock = lock(channel))
		{
			if (lock == null) throw new IOException("Another program is installing into " + folder + "; wait for it.");
			checkSpace();
			long before = 0;
			final long total = parts.stream().mapToLong(part -> part.download().size()).sum();
			for (final LibTorchPart part : parts) {
				final long offset = before;
				if (!Files.exists(done(part))) install(part, (now, size) -> progress.transferred(offset + now, total));
				before += part.download().size();
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

	private Path done(final LibTorchPart part) {
		return work.resolve(part.name() + ".done");
	}

	private void checkSpace() throws IOException {
		long largest = 0;
		long needed = 0;
		for (final LibTorchPart part : parts)
			if (!Files.exists(done(part))) {
				needed += part.unpacked();
				largest = Math.max(largest, part.download().size());
			}
		needed += largest;
		final long free = Files.getFileStore(work).getUsableSpace();
		if (free < needed) throw new IOException(String.format(Locale.ROOT, "The disk of %s has %.1f GB free; the " +
			"installation needs %.1f GB.", folder, free / 1e9, needed / 1e9));
	}

	private void install(final LibTorchPart part, final TransferProgress progress) throws IOException {
		final Path jar = work.resolve(part.name());
		if (!Files.exists(jar)) part.download().to(jar, SILENCE, progress);
		try (ZipFile zip = new ZipFile(jar.toFile())) {
			for (final String file : part.files()) {
				if (!progress.transferred(part.download().size(), part.download().size())) throw new TransferCancelled();
				unpack(zip, part.folder() + "/" + file, libraries.resolve(file));
			}
		}
		catch (final ZipException e) {
			Files.delete(jar);
			throw new IOException("The file " + part.download().url() + " is no jar: " + e.getMessage() + ".", e);
		}
		Files.createFile(done(part));
		Files.delete(jar);
	}

	/** Only names of our own list are unpacked, and each becomes a file right in the folder. */
	private static void unpack(final ZipFile zip, final String name, final Path file) throws IOException {
		final ZipEntry entry = zip.getEntry(name);
		if (entry == null) throw new IOException("The file " + zip.getName() + " lacks " + name + ".");
		try (InputStream in = zip.getInputStream(entry)) {
			Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
		}
	}

	private void deleteWork() throws IOException {
		try (Stream<Path> files = Files.walk(work)) {
			for (final Path file : files.sorted(Comparator.reverseOrder()).toList())
				Files.delete(file);
		}
	}
}
