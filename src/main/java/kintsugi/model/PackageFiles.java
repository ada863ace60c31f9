package kintsugi.model;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of a model package, wherever they lie: in a folder, in a zip file or on the class path. */
interface PackageFiles extends Closeable {

	/** The name of the description that every package has. */
	String DESCRIPTION = "rdf.yaml";

	/**
	 * Reads a file.
	 *
	 * @param limit the most bytes that it may have
	 * @throws ModelException if it is missing, too large or cannot be read
	 */
	byte[] read(String name, long limit) throws ModelException;

	/** Tells whether there is a file of that name. */
	boolean has(String name);

	/** Gets what the package is called in messages, such as its path. */
	String origin();

	/** Lets go of what was opened. */
	@Override
	void close();

	/**
	 * Opens a folder, a zip file, or the folder of a given {@code rdf.yaml}.
	 *
	 * @throws ModelException if there is nothing, or a file that is not a sound zip file
	 */
	static PackageFiles open(final Path path) throws ModelException {
		if (Files.isDirectory(path)) return new FolderFiles(path);
		if (!Files.exists(path)) throw new ModelException("There is no model at " + path + ".");
		if (path.endsWith(DESCRIPTION)) return new FolderFiles(path.toAbsolutePath().getParent());
		return ZipFiles.open(path);
	}

	/** Reads a stream to its end, however long it claims to be, but no further than the limit. */
	static byte[] read(final InputStream in, final long limit, final String name, final String origin)
		throws IOException
	{
		final byte[] bytes = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 16, limit + 1));
		if (bytes.length > limit) throw tooLarge(name, limit, origin);
		return bytes;
	}

	/** Makes the exception for a file that is not there. */
	static ModelException missing(final String name, final String origin) {
		return new ModelException(DESCRIPTION.equals(name) //
			? origin + " is not a model package: it has no " + DESCRIPTION + "." //
			: "The model package " + origin + " is incomplete: it has no " + name + ".");
	}

	/** Makes the exception for a file that has more bytes than it should. */
	static ModelException tooLarge(final String name, final long limit, final String origin) {
		return new ModelException("The file " + name + " of " + origin + " is larger than the " + limit +
			" bytes that it may have, so it is not read.");
	}

	/** Makes the exception for a file that is there but cannot be read. */
	static ModelException unreadable(final String name, final String origin, final Exception reason) {
		return new ModelException("The file " + name + " of " + origin + " cannot be read: " + reason.getMessage() +
			".", reason);
	}
}
