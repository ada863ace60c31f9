package kintsugi.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/**
 * A file of known size and hash that is copied from a web server to this computer. What has arrived stays beside the
 * target as {@code NAME.part} when a transfer breaks off or is cancelled, and the next one continues it.
 *
 * @param url where it is
 * @param size its bytes
 * @param sha1 its published SHA-1 in lower-case hexadecimal digits, as Maven repositories have it for every file
 */
public record Download(URI url, long size, String sha1) {

	private static final int CHUNK = 1 << 16;

	/**
	 * Copies the file; the target appears only when it is whole and has the right hash.
	 *
	 * @param target the file to write, in a folder that is there
	 * @param silence how long the server may be silent
	 * @param progress hears of the bytes that are there, earlier ones included, and may end the transfer
	 * @throws TransferCancelled if it did, or the thread was interrupted
	 * @throws IOException if the server fails or the file has another size or hash, in a sentence
	 */
	public void to(final Path target, final Duration silence, final TransferProgress progress) throws IOException {
		final Path part = target.resolveSibling(target.getFileName() + ".part");
		if (Files.exists(part) && Files.size(part) > size) Files.delete(part);
		final long there = Files.exists(part) ? Files.size(part) : 0;
		if (there < size) copy(part, there, silence, progress);
		final String found = sha1(part, progress);
		if (!found.equals(sha1)) {
			Files.delete(part);
			throw new IOException("The SHA-1 of the file " + url + " is " + found + " instead of " + sha1 +
				": it is not the expected file, and nothing of it was kept. Try again.");
		}
		Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
	}

	private void copy(final Path part, final long there, final Duration silence, final TransferProgress progress)
		throws IOException
	{
		try (ResumedFile file = new ResumedFile(url, there, size, silence, (done, total) -> progress.transferred(size -
			Math.max(0, total - done), size)))
		{
			final StandardOpenOption mode = file.start() == 0 ? StandardOpenOption.TRUNCATE_EXISTING
				: StandardOpenOption.APPEND;
			try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, mode)) {
				long position = file.start();
				while (position < size) {
					final byte[] bytes = file.read((int) Math.min(CHUNK, size - position));
					out.write(bytes);
					position += bytes.length;
				}
			}
		}
	}

	private String sha1(final Path file, final TransferProgress progress) throws IOException {
		final MessageDigest digest;
		try {
			digest = MessageDigest.getInstance("SHA-1");
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException("Every Java has SHA-1.", e);
		}
		try (InputStream in = Files.newInputStream(file)) {
			final byte[] chunk = new byte[CHUNK];
			for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
				digest.update(chunk, 0, read);
				if (!progress.transferred(size, size)) throw new TransferCancelled();
			}
		}
		return HexFormat.of().formatHex(digest.digest());
	}
}
