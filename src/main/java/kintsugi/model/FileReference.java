package kintsugi.model;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A file of a model package with the hash that it must have.
 *
 * @param source its name; only files right inside the package are named, no folders and no addresses
 * @param sha256 its SHA-256, 64 hexadecimal digits
 */
record FileReference(String source, String sha256) {

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");
	private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

	/** Makes the reference to a file of known content. */
	static FileReference to(final String source, final byte[] content) {
		return new FileReference(source, sha256(content));
	}

	/**
	 * Reads the fields {@code source} and {@code sha256}.
	 *
	 * @throws ModelException if the name leads out of the package, or the hash is none
	 */
	static FileReference of(final Fields fields, final String origin) throws ModelException {
		final String source = fields.text("source");
		final String sha256 = fields.text("sha256").toLowerCase(Locale.ROOT);
		if (!NAME.matcher(source).matches()) throw new ModelException(origin + " is refused: it names the file '" +
			source + "', which does not lie in the package.");
		if (!HASH.matcher(sha256).matches()) throw new ModelException(origin + " gives '" + sha256 +
			"' as SHA-256 of " + source + ", which is no such hash.");
		return new FileReference(source, sha256);
	}

	/**
	 * Reads the file and checks its hash.
	 *
	 * @param limit the most bytes that it may have
	 * @throws ModelException if it cannot be read or is another file than the one described
	 */
	byte[] read(final PackageFiles files, final long limit) throws ModelException {
		final byte[] content = files.read(source, limit);
		final String actual = sha256(content);
		if (!actual.equals(sha256)) throw new ModelException("The file " + source + " of " + files.origin() +
			" is not the one that its description names (SHA-256 " + actual.substring(0, 12) + "... instead of " +
			sha256.substring(0, 12) + "...): it is damaged or was changed. Get the package again.");
		return content;
	}

	/** Computes the SHA-256 in hexadecimal digits. */
	static String sha256(final byte[] content) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException("Every Java platform has SHA-256.", e);
		}
	}
}
