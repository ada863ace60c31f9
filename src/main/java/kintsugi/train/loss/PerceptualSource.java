package kintsugi.train.loss;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Locale;
import java.util.Properties;

/**
 * Where the perceptual network's weights can be fetched, and the hash that they must have.
 *
 * @param name what they are called
 * @param url a safetensors file that holds them
 * @param weightsSha256 the SHA-256 that {@link PerceptualWeights#sha256()} gives for them, with which only the layers
 *          are transferred; null where it is not known
 * @param fileSha256 the SHA-256 of the whole file, which is then transferred as a whole; used, and needed, only without
 *          the other
 * @param fileBytes about how large the whole file is
 * @param licence the licence's name
 * @param citation the publication
 */
public record PerceptualSource(String name, URI url, String weightsSha256, String fileSha256, long fileBytes,
	String licence, String citation)
{

	/** The system property with the address of a safetensors file to be used instead of the standard one. */
	public static final String URL_PROPERTY = "kintsugi.perceptual.url";
	/** The system property with the SHA-256 of that file's weights, as {@link PerceptualWeights#sha256()} gives it. */
	public static final String SHA256_PROPERTY = "kintsugi.perceptual.sha256";

	private static final String HASH = "[0-9a-f]{64}";

	/** Checks that the weights can be verified. */
	public PerceptualSource {
		weightsSha256 = hash(weightsSha256);
		fileSha256 = hash(fileSha256);
		if (weightsSha256 == null && fileSha256 == null) throw new IllegalArgumentException(
			"The perceptual weights of " + url + " cannot be verified without a SHA-256.");
	}

	private static String hash(final String text) {
		if (text == null) return null;
		final String hash = text.strip().toLowerCase(Locale.ROOT);
		if (!hash.matches(HASH)) throw new IllegalArgumentException("\"" + text +
			"\" is no SHA-256, which has 64 hexadecimal digits.");
		return hash;
	}

	/**
	 * Gets the source to fetch from: the one that the system properties name, else the program's own.
	 *
	 * @throws IllegalArgumentException if a system property is wrong or one is missing, in a sentence
	 */
	public static PerceptualSource standard() {
		final String url = System.getProperty(URL_PROPERTY);
		if (url == null || url.isBlank()) return bundled();
		final String sha256 = System.getProperty(SHA256_PROPERTY);
		if (sha256 == null || sha256.isBlank()) throw new IllegalArgumentException("The system property " +
			URL_PROPERTY + " needs " + SHA256_PROPERTY + " beside it, the SHA-256 of the weights.");
		return new PerceptualSource("VGG16", address(url), sha256, null, 0, "not stated", "not stated");
	}

	private static URI address(final String url) {
		try {
			final URI address = URI.create(url.strip());
			if (address.getHost() != null) return address;
		}
		catch (final IllegalArgumentException e) {
			throw noAddress(url, e);
		}
		throw noAddress(url, null);
	}

	private static IllegalArgumentException noAddress(final String url, final Exception cause) {
		return new IllegalArgumentException("The system property " + URL_PROPERTY + " is no web address: " + url + ".",
			cause);
	}

	private static PerceptualSource bundled() {
		final Properties properties = new Properties();
		try (InputStream in = PerceptualSource.class.getResourceAsStream("perceptual.properties")) {
			properties.load(in);
		}
		catch (final IOException e) {
			throw new UncheckedIOException("The program's own files cannot be read: perceptual.properties.", e);
		}
		return new PerceptualSource(properties.getProperty("name"), URI.create(properties.getProperty("url")), //
			properties.getProperty("weights.sha256"), properties.getProperty("file.sha256"), //
			Long.parseLong(properties.getProperty("file.bytes")), properties.getProperty("licence"), //
			properties.getProperty("citation"));
	}

	/** Gets whether only the layers are transferred, not the whole file. */
	public boolean partial() {
		return weightsSha256 != null;
	}

	/** Gets about how many bytes are transferred. */
	public long transferBytes() {
		return partial() ? PerceptualLayer.BYTES : fileBytes;
	}

	/** Gets what is fetched, how much and from where in one line, for the question to the user. */
	public String describe() {
		final String size = megabytes(transferBytes()) + " to transfer" + (partial() ? "" : ", of which " + megabytes(
			PerceptualLayer.BYTES) + " are kept");
		return name + " from " + url.getHost() + ", " + size + ", licence: " + licence;
	}

	private static String megabytes(final long bytes) {
		return Math.round(bytes / 1e6) + " MB";
	}
}
