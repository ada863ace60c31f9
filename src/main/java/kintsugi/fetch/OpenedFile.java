package kintsugi.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;

/** A file whose bytes come one after the other in one answer of the server. */
abstract class OpenedFile extends HttpFile {

	/** Names the file; nothing is sent yet. */
	OpenedFile(final URI url, final Duration timeout, final TransferProgress progress) {
		super(url, timeout, progress);
	}

	/** Gets the answer's bytes. */
	abstract InputStream in();

	@Override
	public final byte[] read(final int count) throws IOException {
		final byte[] bytes = new byte[count];
		transfer(in(), bytes, count);
		return bytes;
	}

	@Override
	public final void skip(final long count) throws IOException {
		transfer(in(), null, count);
	}

	@Override
	public final void close() throws IOException {
		in().close();
	}
}
