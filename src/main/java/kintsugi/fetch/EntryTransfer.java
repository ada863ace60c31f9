package kintsugi.fetch;

import java.io.EOFException;
import java.io.FilterInputStream;
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
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** Copies one file out of a zip file on a web server: its packed bytes into a part file, unpacked from there. */
final class EntryTransfer {

	private static final int CHUNK = 1 << 16;
	private static final int STORED = 0;
	private static final int DEFLATED = 8;

	private final URI url;
	private final long zipSize;
	private final RemoteEntry entry;
	private final Duration silence;
	private final TransferProgress progress;

	EntryTransfer(final URI url, final long zipSize, final RemoteEntry entry, final Duration silence,
		final TransferProgress progress)
	{
		this.url = url;
		this.zipSize = zipSize;
		this.entry = entry;
		this.silence = silence;
		this.progress = progress;
	}

	/** Copies; see {@link RemoteZip#copy}. */
	String to(final Path target) throws IOException {
		if (entry.method() != STORED && entry.method() != DEFLATED) throw new IOException("The file " + entry.name() +
			" of " + url + " is packed in a way that is not known here (method " + entry.method() + ").");
		final Path part = target.resolveSibling(target.getFileName() + ".part");
		if (Files.exists(part) && Files.size(part) > entry.packed()) Files.delete(part);
		final long there = Files.exists(part) ? Files.size(part) : 0;
		if (there < entry.packed()) fetch(part, there);
		else if (there == 0) Files.write(part, new byte[0]);
		final Path unpacked = target.resolveSibling(target.getFileName() + ".unpacked");
		try {
			final String sha256 = unpack(part, unpacked);
			Files.move(unpacked, target, StandardCopyOption.REPLACE_EXISTING);
			Files.delete(part);
			return sha256;
		}
		finally {
			Files.deleteIfExists(unpacked);
		}
	}

	private void fetch(final Path part, final long there) throws IOException {
		final long start = start() + there;
		final long end = start + entry.packed() - there;
		try (RemotePart file = new RemotePart(url, start, end, zipSize, silence, (done, total) -> progress.transferred(//
			there + done, entry.packed())); OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE,
				StandardOpenOption.WRITE, StandardOpenOption.APPEND))
		{
			for (long left = end - start; left > 0;) {
				final byte[] bytes = file.read((int) Math.min(CHUNK, left));
				out.write(bytes);
				left -= bytes.length;
			}
		}
	}

	/** The local header may have other extra fields than the directory, so where it ends is known only by reading it. */
	private long start() throws IOException {
		final long end = entry.offset() + ZipDirectory.LOCAL_HEADER;
		if (entry.offset() > zipSize - ZipDirectory.LOCAL_HEADER) throw changed();
		try (RemotePart file = new RemotePart(url, entry.offset(), end, zipSize, silence, (done, total) -> progress
			.transferred(0, entry.packed())))
		{
			final long length = ZipDirectory.headerLength(file.read(ZipDirectory.LOCAL_HEADER));
			final long start = entry.offset() + length;
			if (length < 0 || start > zipSize - entry.packed()) throw changed();
			return start;
		}
	}

	private IOException changed() {
		return new IOException("The file " + url + " does not hold " + entry.name() +
			" where its directory says. Try again.");
	}

	private String unpack(final Path part, final Path target) throws IOException {
		final CRC32 crc = new CRC32();
		final MessageDigest digest = sha256();
		final Inflater inflater = new Inflater(true);
		long size = 0;
		try (InputStream packed = watched(Files.newInputStream(part)); OutputStream out = Files.newOutputStream(target)) {
			final InputStream in = new CheckedInputStream(entry.method() == STORED ? packed : new InflaterInputStream(packed,
				inflater, CHUNK), crc);
			final byte[] chunk = new byte[CHUNK];
			for (int read = in.read(chunk); read >= 0 && size <= entry.size(); read = in.read(chunk)) {
				out.write(chunk, 0, read);
				digest.update(chunk, 0, read);
				size += read;
			}
		}
		catch (final ZipException | EOFException e) {
			throw refused(part, "cannot be unpacked (" + e.getMessage() + ")");
		}
		finally {
			inflater.end();
		}
		if (size != entry.size()) throw refused(part, "does not have the " + entry.size() +
			" bytes that its directory says");
		if (crc.getValue() != entry.crc()) throw refused(part, String.format("has the CRC-32 %08x instead of %08x", crc
			.getValue(), entry.crc()));
		return HexFormat.of().formatHex(digest.digest());
	}

	/** Unpacking half a gigabyte takes seconds, in which the user may cancel. */
	private InputStream watched(final InputStream in) {
		return new FilterInputStream(in) {

			@Override
			public int read(final byte[] bytes, final int offset, final int length) throws IOException {
				if (Thread.currentThread().isInterrupted() || !progress.transferred(entry.packed(), entry.packed()))
					throw new TransferCancelled();
				return super.read(bytes, offset, length);
			}
		};
	}

	private IOException refused(final Path part, final String why) throws IOException {
		Files.delete(part);
		return new IOException("The file " + entry.name() + " of " + url + " " + why +
			": it is not the expected file, and nothing of it was kept. Try again.");
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException("Every Java has SHA-256.", e);
		}
	}
}
