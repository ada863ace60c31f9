package kintsugi.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a model package says about its model, apart from the network and its weights.
 *
 * @param name 5 to 128 letters, digits, spaces and {@code _+-()}, as bioimage.io wants; also the model's file name
 * @param version a version number of three parts, such as {@code 1.0.0} (SemVer 2.0)
 * @param description what the model is for, up to 1024 characters
 * @param authors the names of those who made it, at least one, without slashes
 * @param licence an SPDX licence identifier, such as {@code BSD-2-Clause}
 * @param documentation the model card, in Markdown
 * @param provenance where the weights come from: data, steps, seed and the like, in the order to be shown
 * @param normalisation how intensities become the network's numbers
 */
public record ModelInfo(String name, String version, String description, List<String> authors, String licence,
	String documentation, Map<String, String> provenance, Normalisation normalisation)
{

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_+() -]{3,126}[A-Za-z0-9_+()-]");
	private static final Pattern VERSION = Pattern.compile("\\d{1,9}\\.\\d{1,9}\\.\\d{1,9}([-+][0-9A-Za-z.+-]{1,64})?");
	private static final Pattern LICENCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.+-]{0,63}");

	/**
	 * Checks the fields and copies the collections.
	 *
	 * @throws IllegalArgumentException if a field is not as described, naming it
	 */
	public ModelInfo {
		require(name != null && NAME.matcher(name).matches(),
			"name must be 5 to 128 letters, digits, spaces or _+-(), without a space at its ends", name);
		require(version != null && VERSION.matcher(version).matches(), "version must be like 1.0.0", version);
		require(description != null && !description.isBlank() && description.length() <= 1024,
			"description must have 1 to 1024 characters", description);
		require(authors != null && !authors.isEmpty(), "authors must be named", authors);
		for (final String author : authors)
			require(!author.isBlank() && !author.contains("/") && !author.contains("\\"),
				"authors must be names without slashes", author);
		require(licence != null && LICENCE.matcher(licence).matches(),
			"licence must be an SPDX identifier such as BSD-2-Clause", licence);
		require(documentation != null && !documentation.isBlank(), "model card must not be empty", documentation);
		require(normalisation != null, "normalisation must be given", normalisation);
		authors = List.copyOf(authors);
		provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
	}

	private static void require(final boolean condition, final String rule, final Object value) {
		if (!condition) throw new IllegalArgumentException("A model's " + rule + ", not '" + value + "'.");
	}
}
