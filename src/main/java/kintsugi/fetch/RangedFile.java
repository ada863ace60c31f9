package kintsugi.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads only the asked parts of a file, by HTTP ranges (RFC 9110, section 14); what is skipped is not transferred. */
public final class RangedFile extends HttpFile {

	private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d+)-(\\d+)/(\\d+)");

	private final long expected;
	private long position;
	private long size = -1;

	/**
	 * Names the file; nothing is sent yet.
	 *
	 * @param expected about how many bytes will be read, for the progress
	 * @param timeout how long the server may be silent
	 */
	public RangedFile(final URI url, final long expected, final Duration timeout, final TransferProgress progress) {
		super(url, timeout, progress);
		this.expected = expected;
	}

	/** Gets the size that the server told with the first part, which must have been read before. */
	@Override
	public long size() throws IOException {
		if (size < 0) throw new IOException("No part of the file has been read yet.");
		return size;
	}

	@Override
	long total() {
		return expected;
	}

	@Override
	public byte[] read(final int count) throws IOException {
		final byte[] bytes = new byte[count];
		if (count == 0) return bytes;
		final long last = position + count - 1;
		final HttpURLConnection connection = open("bytes=" + position + "-" + last);
		final int status = status(connection);
		try {
			if (status == HttpURLConnection.HTTP_OK) throw failure("sends files only as a whole, not in parts.");
			if (status != HttpURLConnection.HTTP_PARTIAL) throw refusal(status);
			check(connection.getHeaderField("Content-Range"), last);
			try (InputStream in = body(connection)) {
				transfer(in, bytes, count);
			}
		}
		finally {
			connection.disconnect();
		}
		position += count;
		return bytes;
	}

	private void check(final String range, final long last) throws IOException {
		final Matcher matcher = CONTENT_RANGE.matcher(range == null ? "" : range);
		if (!matcher.matches() || Long.parseLong(matcher.group(1)) != position || Long.parseLong(matcher.group(
			2)) != last) throw failure("sent the part \"" + range + "\" instead of the bytes " + position + " to " +
				last + ".");
		final long told = Long.parseLong(matcher.group(3));
		if (size >= 0 && told != size) throw failure("has another file now, of " + told + " bytes instead of " + size +
			"; try again.");
		size = told;
	}

	/** Goes to a byte, the file's first one being 0; the next part starts there. */
	public void seek(final long byteNumber) {
		position = byteNumber;
	}

	@Override
	public void skip(final long count) {
		position += count;
	}

	@Override
	public void close() {
		// each part has its own connection, closed once read
	}
}
