package kintsugi.fetch;

import java.io.Closeable;
import java.io.IOException;

/**
 * A file on a server, read from its first byte to its last. All methods throw an IOException with a sentence when the
 * server fails, and {@link TransferCancelled} when the user ends it.
 */
public interface RemoteFile extends Closeable {

	/** Gets the file's size in bytes. */
	long size() throws IOException;

	/** Reads the next bytes, all of them. */
	byte[] read(int count) throws IOException;

	/** Passes over the next bytes. */
	void skip(long count) throws IOException;
}
