package kintsugi.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;

/** Reads one long part of a file in one answer (RFC 9110, section 14). */
final class RemotePart extends OpenedFile {

	private final long length;
	private final InputStream in;

	/**
	 * Asks for the bytes {@code from} to {@code to}, the latter not included.
	 *
	 * @param fileSize the bytes that the whole file has
	 * @param silence how long the server may be silent
	 * @throws IOException if the server does not answer with this part of a file of this size
	 */
	RemotePart(final URI url, final long from, final long to, final long fileSize, final Duration silence,
		final TransferProgress progress) throws IOException
	{
		super(url, silence, progress);
		length = to - from;
		final HttpURLConnection connection = open("bytes=" + from + "-" + (to - 1));
		try {
			final int status = status(connection);
			if (status == HttpURLConnection.HTTP_OK) throw failure("sends files only as a whole, not in parts.");
			if (status != HttpURLConnection.HTTP_PARTIAL) throw refusal(status);
			final String range = connection.getHeaderField("Content-Range");
			if (!("bytes " + from + "-" + (to - 1) + "/" + fileSize).equals(range)) throw failure("sent the part \"" + range +
				"\" instead of the bytes " + from + " to " + (to - 1) + " of " + fileSize + "; try again.");
			in = body(connection);
		}
		catch (final IOException e) {
			connection.disconnect();
			throw e;
		}
	}

	@Override
	InputStream in() {
		return in;
	}

	@Override
	public long size() {
		return length;
	}

	@Override
	long total() {
		return length;
	}
}
