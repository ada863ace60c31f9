package kintsugi.fetch;

import java.net.URI;

/** Where the libraries come from that the program installs when the user agrees: Maven Central, or a mirror of it. */
public final class MavenCentral {

	/** The system property that names a mirror's address. */
	public static final String MIRROR = "kintsugi.maven";

	private static final String CENTRAL = "https://repo1.maven.org/maven2";

	private MavenCentral() {}

	/**
	 * Gets the address of a file.
	 *
	 * @param path from the repository's root, with slashes
	 * @throws IllegalArgumentException if the mirror's address is none
	 */
	public static URI file(final String path) {
		final String mirror = System.getProperty(MIRROR, "").strip();
		return URI.create((mirror.isEmpty() ? CENTRAL : mirror.replaceFirst("/+$", "")) + "/" + path);
	}
}
