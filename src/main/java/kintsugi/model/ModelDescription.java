package kintsugi.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import kintsugi.net.Network;
import kintsugi.net.Networks;

/**
 * What {@code rdf.yaml} says: bioimage.io's model description, with this project's own part under {@code config}.
 *
 * @param info name, authors, card and the like
 * @param network the network that the weights are for
 * @param weights the ONNX file
 * @param image the test image, [1, C, H, W] in network space
 * @param mask the test mask, [1, 1, H, W]
 * @param sketch the test sketch, [1, 1, H, W]; none unless the network sees sketches
 * @param filled what the network makes of these, [1, C, H, W]
 */
record ModelDescription(ModelInfo info, Network network, FileReference weights, FileReference image,
	FileReference mask, Optional<FileReference> sketch, FileReference filled)
{

	/** The version of the bioimage.io model format that is written. */
	static final String FORMAT = "0.5.7";

	/** The version of this project's own part of the description. */
	static final int OWN_FORMAT = 1;

	/** The name of the model card. */
	static final String CARD = "README.md";

	private static final long MAX_DESCRIPTION = 1 << 20;
	private static final long MAX_CARD = 4 << 20;

	/**
	 * Reads the description and the model card of a package.
	 *
	 * @throws ModelException if they are missing, describe something else, or contradict themselves
	 */
	static ModelDescription read(final PackageFiles files) throws ModelException {
		final String origin = PackageFiles.DESCRIPTION + " of " + files.origin();
		final Fields root = Fields.parse(files.read(PackageFiles.DESCRIPTION, MAX_DESCRIPTION), origin);
		final Fields own = own(root, files.origin());
		final Network network = network(own, origin);
		checkTensors(root, network, origin);
		final Fields inputs = root.entry("inputs", "id", "image").section("test_tensor");
		final Fields masks = root.entry("inputs", "id", "mask").section("test_tensor");
		final Fields outputs = root.entry("outputs", "id", "filled").section("test_tensor");
		return new ModelDescription(info(root, own, files, origin), network, //
			FileReference.of(root.section("weights").section("onnx"), origin), //
			FileReference.of(inputs, origin), FileReference.of(masks, origin), sketch(root, network, origin), //
			FileReference.of(outputs, origin));
	}

	private static Optional<FileReference> sketch(final Fields root, final Network network, final String origin)
		throws ModelException
	{
		if (!network.sketched()) {
			if (root.hasEntry("inputs", "id", "sketch")) throw new ModelException(origin +
				" has an input 'sketch', but its network sees no sketches.");
			return Optional.empty();
		}
		final Fields sketch = root.entry("inputs", "id", "sketch");
		checkChannels(sketch, 1, origin, "sketch");
		return Optional.of(FileReference.of(sketch.section("test_tensor"), origin));
	}

	private static Fields own(final Fields root, final String origin) throws ModelException {
		final String type = root.text("type");
		if (!"model".equals(type)) throw new ModelException(origin + " is not a model package: it describes a " + type +
			".");
		if (!root.hasSection("config") || !root.section("config").hasSection("kintsugi")) throw new ModelException(
			origin + " is a bioimage.io model, but not a Kintsugi model: only models made by Kintsugi can fill holes.");
		final String format = root.text("format_version");
		final Fields own = root.section("config").section("kintsugi");
		if (!format.startsWith("0.5.") || own.number("format") != OWN_FORMAT) throw new ModelException(origin +
			" is written in format " + format + "/" + own.text("format") + ", this version of Kintsugi reads 0.5.x/" +
			OWN_FORMAT + "; update Kintsugi.");
		return own;
	}

	private static Network network(final Fields own, final String origin) throws ModelException {
		try {
			return Networks.create(own.text("architecture"), own.texts("settings"));
		}
		catch (final IllegalArgumentException e) {
			throw new ModelException(origin + " describes no known network. " + e.getMessage(), e);
		}
	}

	/** Checks that the tensors' axes are those of the network. */
	private static void checkTensors(final Fields root, final Network network, final String origin)
		throws ModelException
	{
		final Fields image = root.entry("inputs", "id", "image");
		checkChannels(image, network.channels(), origin, "image");
		checkChannels(root.entry("inputs", "id", "mask"), 1, origin, "mask");
		checkChannels(root.entry("outputs", "id", "filled"), network.channels(), origin, "filled");
		for (final String axis : List.of("y", "x")) {
			final Fields size = image.entry("axes", "id", axis).section("size");
			if (size.number("min") != network.multiple() || size.number("step") != network.multiple())
				throw new ModelException(origin + " gives the sizes of axis " + axis + " as " + size.text("min") +
					" + n * " + size.text("step") + ", but its network takes multiples of " + network.multiple() + ".");
		}
	}

	private static void checkChannels(final Fields tensor, final int channels, final String origin, final String id)
		throws ModelException
	{
		final int declared = tensor.entry("axes", "type", "channel").count("channel_names");
		if (declared != channels) throw new ModelException(origin + " gives '" + id + "' " + declared +
			" channels, but its network has " + channels + ".");
	}

	private static ModelInfo info(final Fields root, final Fields own, final PackageFiles files, final String origin)
		throws ModelException
	{
		final List<String> authors = new ArrayList<>();
		for (final Fields author : root.sections("authors"))
			authors.add(author.text("name"));
		final Fields range = own.section("normalisation");
		final Map<String, String> provenance = own.texts("provenance");
		final byte[] card = files.read(CARD, MAX_CARD);
		try {
			return new ModelInfo(root.text("name"), root.text("version"), root.text("description"), authors,
				root.text("license"), new String(card, StandardCharsets.UTF_8), provenance,
				new Normalisation(range.number("low_percentile"), range.number("high_percentile")));
		}
		catch (final IllegalArgumentException e) {
			throw new ModelException(origin + " is not valid. " + e.getMessage(), e);
		}
	}
}
