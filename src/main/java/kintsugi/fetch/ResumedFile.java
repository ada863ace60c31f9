package kintsugi.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;

/** Reads a file of known size from some byte on, so that a transfer that broke off continues (RFC 9110, section 14). */
public final class ResumedFile extends OpenedFile {

	private final long size;
	private final long start;
	private final HttpURLConnection connection;
	private final InputStream in;

	/**
	 * Asks for the file.
	 *
	 * @param from the first byte that is wanted, below {@code size}; a server that sends files only as a whole sends it
	 *          from its first byte, which {@link #start} tells
	 * @param size the bytes that the file has
	 * @param timeout how long the server may be silent
	 * @throws IOException if the server does not answer with the file, or with one of another size
	 */
	public ResumedFile(final URI url, final long from, final long size, final Duration timeout,
		final TransferProgress progress) throws IOException
	{
		super(url, timeout, progress);
		this.size = size;
		connection = open(from == 0 ? null : "bytes=" + from + "-");
		try {
			final int status = status(connection);
			start = status == HttpURLConnection.HTTP_PARTIAL ? from : 0;
			if (status != HttpURLConnection.HTTP_OK && status != HttpURLConnection.HTTP_PARTIAL) throw refusal(status);
			final String range = connection.getHeaderField("Content-Range");
			if (status == HttpURLConnection.HTTP_PARTIAL && !("bytes " + from + "-" + (size - 1) + "/" + size).equals(range))
				throw failure("sent the part \"" + range + "\" instead of the bytes from " + from + " of " + size + ".");
			if (connection.getContentLengthLong() != size - start) throw failure("has a file of " + (start + connection
				.getContentLengthLong()) + " bytes instead of " + size + ".");
			in = body(connection);
		}
		catch (final IOException e) {
			connection.disconnect();
			throw e;
		}
	}

	/** Gets the byte that reading starts with: the wanted one, or 0. */
	public long start() {
		return start;
	}

	@Override
	public long size() {
		return size;
	}

	@Override
	long total() {
		return size - start;
	}

	@Override
	InputStream in() {
		return in;
	}
}
