package kintsugi.fetch;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A zip file on a web server, of which single files are copied to this computer: only its directory and the bytes of
 * these files are transferred, by HTTP ranges.
 */
public final class RemoteZip {

	/** More than any directory of a sensible zip file; so much memory at most is spent on what a server says. */
	private static final int MAX_DIRECTORY = 64 << 20;

	private final URI url;
	private final long size;
	private final Duration silence;
	private final Map<String, RemoteEntry> entries;

	private RemoteZip(final URI url, final long size, final Duration silence, final Map<String, RemoteEntry> entries) {
		this.url = url;
		this.size = size;
		this.silence = silence;
		this.entries = entries;
	}

	/**
	 * Reads the directory.
	 *
	 * @param silence how long the server may be silent
	 * @param progress may end it; the bytes that it hears of are those of the directory, of about 64 kB
	 * @throws TransferCancelled if it did, or the thread was interrupted
	 * @throws IOException if the server fails, does not send parts of files, or the file is no zip file, in a sentence
	 */
	public static RemoteZip open(final URI url, final Duration silence, final TransferProgress progress)
		throws IOException
	{
		try (RangedFile file = new RangedFile(url, ZipDirectory.MAX_TAIL, silence, progress)) {
			file.read(1); // tells the size
			final long size = file.size();
			final byte[] tail = part(file, Math.max(0, size - ZipDirectory.MAX_TAIL), Math.min(size, ZipDirectory.MAX_TAIL));
			return new RemoteZip(url, size, silence, directory(url, file, tail));
		}
	}

	private static Map<String, RemoteEntry> directory(final URI url, final RangedFile file, final byte[] tail)
		throws IOException
	{
		ZipDirectory.Place place = understood(url, () -> ZipDirectory.locate(tail));
		if (place.end64()) {
			final byte[] end = part(url, file, place);
			place = understood(url, () -> ZipDirectory.locate64(end));
		}
		final byte[] directory = part(url, file, place);
		return understood(url, () -> ZipDirectory.read(directory));
	}

	private static byte[] part(final URI url, final RangedFile file, final ZipDirectory.Place place) throws IOException {
		if (place.from() < 0 || place.length() < 0 || place.length() > MAX_DIRECTORY || place.from() > file.size() - place
			.length()) throw noZip(url, new IOException("its directory is not where it says"));
		return part(file, place.from(), place.length());
	}

	private static byte[] part(final RangedFile file, final long from, final long length) throws IOException {
		file.seek(from);
		return file.read((int) length);
	}

	/** Reading what the server sent. */
	private interface Understanding<T> {

		T get() throws IOException;
	}

	private static <T> T understood(final URI url, final Understanding<T> understanding) throws IOException {
		try {
			return understanding.get();
		}
		catch (final IOException e) {
			throw noZip(url, e);
		}
	}

	private static IOException noZip(final URI url, final IOException reason) {
		return new IOException("The file " + url + " is no zip file that can be read: " + reason.getMessage() + ".",
			reason);
	}

	/** Gets the zip file's bytes. */
	public long size() {
		return size;
	}

	/** Gets the names of all files in it. */
	public Set<String> names() {
		return entries.keySet();
	}

	/** Gets what the directory says about a file. */
	public Optional<RemoteEntry> entry(final String name) {
		return Optional.ofNullable(entries.get(name));
	}

	/**
	 * Copies a file; the target appears only when it is whole and has the CRC-32 of the directory. What has arrived stays
	 * beside it as {@code NAME.part} when the transfer breaks off or is cancelled, and the next one continues it.
	 *
	 * @param entry one of this zip file
	 * @param target the file to write, in a folder that is there
	 * @param progress hears of the packed bytes that are there, earlier ones included, and may end the transfer
	 * @return the file's SHA-256 in lower-case hexadecimal digits
	 * @throws TransferCancelled if it did, or the thread was interrupted
	 * @throws IOException if the server fails or the file is not as the directory says, in a sentence
	 */
	public String copy(final RemoteEntry entry, final Path target, final TransferProgress progress) throws IOException {
		return new EntryTransfer(url, size, entry, silence, progress).to(target);
	}
}
