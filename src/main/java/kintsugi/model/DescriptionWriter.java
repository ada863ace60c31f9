package kintsugi.model;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

import kintsugi.net.Networks;
import kintsugi.net.Origin;

/** Writes {@code rdf.yaml} in the bioimage.io model format {@value ModelDescription#FORMAT}. */
final class DescriptionWriter {

	/** The ONNX operator set that the exporter uses. */
	private static final int OPSET = 17;
	/** The limit of the format for a tensor's description is 128 characters. */
	private static final String IMAGE = "image; low and high percentile of its valid samples are -1 and 1, holes are 0";
	private static final String MASK = "1 at valid pixels, 0 in holes; outside of the image is hole";
	private static final String SKETCH = "1 on lines in holes that guide the prediction, else 0; 0 everywhere for none";
	private static final String FILLED = "the whole image as predicted; only its hole samples are meant to be used";

	private DescriptionWriter() {}

	/** Gets the bytes of the file. */
	static byte[] write(final ModelDescription description, final Instant time) {
		final ModelInfo info = description.info();
		final Map<String, Object> root = new LinkedHashMap<>();
		root.put("format_version", ModelDescription.FORMAT);
		root.put("type", "model");
		root.put("name", info.name());
		root.put("version", info.version());
		root.put("description", info.description());
		root.put("authors", info.authors().stream().map(name -> Map.of("name", name)).toList());
		root.put("license", info.licence());
		root.put("documentation", ModelDescription.CARD);
		final Origin origin = Networks.origin(description.network().architecture());
		root.put("cite", List.of(citation(origin)));
		root.put("tags", Stream.of(List.of("inpainting", "restoration", "2d"), origin.tags(), List.of("onnx", "imagej", //
			"fiji", "kintsugi")).flatMap(List::stream).toList());
		root.put("timestamp", time.truncatedTo(ChronoUnit.SECONDS).toString());
		final List<Object> inputs = new ArrayList<>(List.of(image(description), mask(description)));
		description.sketch().ifPresent(test -> inputs.add(sketch(test)));
		root.put("inputs", inputs);
		root.put("outputs", List.of(filled(description)));
		final Map<String, Object> onnx = file(description.weights());
		onnx.put("opset_version", OPSET);
		root.put("weights", Map.of("onnx", onnx));
		root.put("config", config(description));

		final DumperOptions options = new DumperOptions();
		options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
		options.setWidth(120);
		options.setAllowUnicode(true);
		return new Yaml(options).dump(root).getBytes(StandardCharsets.UTF_8);
	}

	private static Map<String, Object> citation(final Origin origin) {
		final Map<String, Object> cite = new LinkedHashMap<>();
		cite.put("text", origin.citation());
		cite.put("doi", origin.doi());
		cite.put("url", origin.url());
		return cite;
	}

	private static Map<String, Object> image(final ModelDescription description) {
		final int multiple = description.network().multiple();
		final List<String> channels = channels(description);
		return tensor("image", IMAGE, channels, axis -> size("min", multiple, "step", multiple), //
			Map.of("type", "float32"), description.image());
	}

	private static Map<String, Object> mask(final ModelDescription description) {
		return plane("mask", MASK, "valid", description.mask());
	}

	private static Map<String, Object> sketch(final FileReference test) {
		return plane("sketch", SKETCH, "line", test);
	}

	/** Describes a tensor of one channel of the image's size, from 0 to 1. */
	private static Map<String, Object> plane(final String id, final String text, final String channel,
		final FileReference test)
	{
		final Map<String, Object> data = size("type", "float32", "range", List.of(0.0, 1.0));
		return tensor(id, text, List.of(channel), DescriptionWriter::likeImage, data, test);
	}

	private static Map<String, Object> filled(final ModelDescription description) {
		return tensor("filled", FILLED, channels(description), DescriptionWriter::likeImage, Map.of("type", "float32"),
			description.filled());
	}

	private static List<String> channels(final ModelDescription description) {
		return description.network().channels() == 3 ? List.of("red", "green", "blue") : List.of("intensity");
	}

	private static Map<String, Object> likeImage(final String axis) {
		return size("tensor_id", "image", "axis_id", axis);
	}

	private static Map<String, Object> size(final String key, final Object value, final String key2,
		final Object value2)
	{
		final Map<String, Object> size = new LinkedHashMap<>();
		size.put(key, value);
		size.put(key2, value2);
		return size;
	}

	private static Map<String, Object> tensor(final String id, final String text, final List<String> channels,
		final Function<String, Map<String, Object>> sizeOf, final Map<String, Object> data,
		final FileReference test)
	{
		final List<Map<String, Object>> axes = new ArrayList<>();
		axes.add(Map.of("type", "batch"));
		axes.add(size("type", "channel", "channel_names", channels));
		for (final String axis : List.of("y", "x")) {
			final Map<String, Object> space = size("type", "space", "id", axis);
			space.put("size", sizeOf.apply(axis));
			axes.add(space);
		}
		final Map<String, Object> tensor = size("id", id, "description", text);
		tensor.put("axes", axes);
		tensor.put("data", data);
		tensor.put("test_tensor", file(test));
		return tensor;
	}

	private static Map<String, Object> file(final FileReference reference) {
		return size("source", reference.source(), "sha256", reference.sha256());
	}

	private static Map<String, Object> config(final ModelDescription description) {
		final ModelInfo info = description.info();
		final Map<String, Object> own = new LinkedHashMap<>();
		own.put("format", ModelDescription.OWN_FORMAT);
		own.put("architecture", description.network().architecture());
		own.put("settings", description.network().settings());
		own.put("normalisation", size("low_percentile", info.normalisation().lowPercentile(), //
			"high_percentile", info.normalisation().highPercentile()));
		own.put("provenance", info.provenance());
		final Map<String, Object> config = new LinkedHashMap<>();
		config.put("bioimageio", Map.of("reproducibility_tolerance", //
			List.of(size("relative_tolerance", 0.001, "absolute_tolerance", 0.001))));
		config.put("kintsugi", own);
		return config;
	}
}
