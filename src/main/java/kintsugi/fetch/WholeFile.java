package kintsugi.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;

/** Reads a file in one go; what is skipped is transferred too, so that all of its bytes are in the digest. */
public final class WholeFile extends OpenedFile {

	private final InputStream in;
	private long size = -1;

	/**
	 * Asks for the file.
	 *
	 * @param digest is updated with every byte
	 * @param timeout how long the server may be silent
	 * @throws IOException if the server does not answer with the file
	 */
	public WholeFile(final URI url, final MessageDigest digest, final Duration timeout, final TransferProgress progress)
		throws IOException
	{
		super(url, timeout, progress);
		final HttpURLConnection connection = open(null);
		final int status = status(connection);
		if (status != HttpURLConnection.HTTP_OK) {
			connection.disconnect();
			throw refusal(status);
		}
		size = connection.getContentLengthLong();
		if (size < 0) {
			connection.disconnect();
			throw failure("does not tell the file's size.");
		}
		in = new DigestInputStream(body(connection), digest);
	}

	@Override
	public long size() {
		return size;
	}

	@Override
	long total() {
		return size;
	}

	@Override
	InputStream in() {
		return in;
	}
}
