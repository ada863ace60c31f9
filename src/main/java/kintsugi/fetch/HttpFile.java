package kintsugi.fetch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLConnection;
import java.time.Duration;

/** A file on a web server, and the sentences for what can go wrong with it. */
abstract class HttpFile implements RemoteFile {

	private static final int CHUNK = 1 << 16;

	private final URI url;
	private final Duration timeout;
	private final TransferProgress progress;
	private long transferred;

	/**
	 * Names the file; nothing is sent yet.
	 *
	 * @param timeout how long the server may be silent
	 */
	HttpFile(final URI url, final Duration timeout, final TransferProgress progress) {
		this.url = url;
		this.timeout = timeout;
		this.progress = progress;
	}

	/** Says what went wrong with the server, with what to do. */
	IOException failure(final String what) {
		return new IOException("The server " + url.getHost() + " " + what + " The file was " + url + ".");
	}

	/** Says that the server does not send the file. */
	IOException refusal(final int status) {
		return failure(status == HttpURLConnection.HTTP_NOT_FOUND || status == HttpURLConnection.HTTP_GONE
			? "does not have the file any more (status " + status + ")."
			: "answered with the status " + status + " instead of the file.");
	}

	/** Says why bytes do not come. */
	IOException failure(final IOException cause) {
		final IOException failure = cause instanceof SocketTimeoutException ? failure("was silent for " + timeout
			.toMillis() / 1000.0 + " seconds; try again later.") : failure("cannot be reached: " + cause.getClass()
				.getSimpleName() + (cause.getMessage() == null ? "" : ", " + cause.getMessage()) +
				". Check the network and ImageJ's proxy settings.");
		failure.initCause(cause);
		return failure;
	}

	/**
	 * Asks for the file.
	 *
	 * @param range the bytes as HTTP writes them, such as "bytes=0-7", or null for all
	 */
	HttpURLConnection open(final String range) throws IOException {
		try {
			final URLConnection connection = url.toURL().openConnection();
			if (!(connection instanceof HttpURLConnection http)) throw new IOException(url + " is no web address.");
			http.setConnectTimeout((int) timeout.toMillis());
			http.setReadTimeout((int) timeout.toMillis());
			http.setRequestProperty("Accept-Encoding", "identity");
			http.setRequestProperty("User-Agent", "Kintsugi");
			if (range != null) http.setRequestProperty("Range", range);
			return http;
		}
		catch (final IllegalArgumentException e) {
			throw new IOException(url + " is no web address.", e);
		}
	}

	/** Waits for the answer's first line and headers. */
	int status(final HttpURLConnection connection) throws IOException {
		if (Thread.currentThread().isInterrupted() || !progress.transferred(transferred, total()))
			throw new TransferCancelled();
		try {
			return connection.getResponseCode();
		}
		catch (final IOException e) {
			throw failure(e);
		}
	}

	/** Gets how many bytes are to be transferred in all, or -1 while that is not known. */
	abstract long total();

	/** Reads bytes of an answer, all of them, into an array or, where that is null, nowhere. */
	void transfer(final InputStream in, final byte[] target, final long count) throws IOException {
		final byte[] chunk = target == null ? new byte[(int) Math.min(CHUNK, count)] : target;
		long done = 0;
		while (done < count) {
			final int read;
			try {
				read = in.read(chunk, target == null ? 0 : (int) done, (int) Math.min(CHUNK, count - done));
			}
			catch (final SocketTimeoutException e) {
				throw failure(e);
			}
			catch (final IOException e) {
				throw brokenOff(e);
			}
			if (read < 0) throw brokenOff(null);
			done += read;
			transferred += read;
			if (Thread.currentThread().isInterrupted() || !progress.transferred(transferred, total()))
				throw new TransferCancelled();
		}
	}

	private IOException brokenOff(final IOException cause) {
		final IOException failure = failure("broke off after " + transferred + " bytes; try again.");
		if (cause != null) failure.initCause(cause);
		return failure;
	}

	/** Gets an answer's bytes; when closed early, the connection is dropped instead of read to its end. */
	InputStream body(final HttpURLConnection connection) throws IOException {
		try {
			return new FilterInputStream(connection.getInputStream()) {

				@Override
				public void close() {
					connection.disconnect();
				}
			};
		}
		catch (final IOException e) {
			throw failure(e);
		}
	}
}
