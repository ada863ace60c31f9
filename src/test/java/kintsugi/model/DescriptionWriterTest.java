package kintsugi.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Tests {@link DescriptionWriter} against the fields of the bioimage.io model format 0.5.7. */
class DescriptionWriterTest {

	@TempDir
	Path temp;
	private String text;
	private Map<String, Object> root;

	@BeforeEach
	void saveModel() throws IOException {
		Samples.save(temp.resolve("model"));
		text = Files.readString(temp.resolve("model/rdf.yaml"));
		root = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
	}

	@Test
	void headFieldsAreThoseOfTheFormat() {
		assertThat(root).containsEntry("format_version", "0.5.7").containsEntry("type", "model") //
			.containsEntry("name", "test-model").containsEntry("version", "1.2.3") //
			.containsEntry("license", "BSD-2-Clause").containsEntry("documentation", "README.md") //
			.containsEntry("authors", List.of(Map.of("name", "Ada Test"), Map.of("name", "Bob Test")));
	}

	@Test
	void theTimestampIsATextInIsoForm() {
		assertThat(Instant.parse((String) root.get("timestamp"))).isBeforeOrEqualTo(Instant.now());
	}

	@Test
	void citationsHaveADigitalObjectIdentifier() {
		assertThat(at(root, "cite", 0, "doi").toString()).matches("10\\.\\d{4,}/.+");
	}

	@Test
	void theImageHasParameterisedSizes() {
		assertThat(at(root, "inputs", 0, "id")).isEqualTo("image");
		assertThat(at(root, "inputs", 0, "axes", 0, "type")).isEqualTo("batch");
		assertThat(at(root, "inputs", 0, "axes", 1)).isEqualTo(Map.of("type", "channel", "channel_names",
			List.of("intensity")));
		assertThat(at(root, "inputs", 0, "axes", 2)).isEqualTo(Map.of("type", "space", "id", "y", "size", //
			Map.of("min", 8, "step", 8)));
		assertThat(at(root, "inputs", 0, "axes", 3, "id")).isEqualTo("x");
		assertThat(at(root, "inputs", 0, "data")).isEqualTo(Map.of("type", "float32"));
	}

	@Test
	void maskAndOutputHaveTheSizeOfTheImage() {
		assertThat(at(root, "inputs", 1, "id")).isEqualTo("mask");
		assertThat(at(root, "outputs", 0, "id")).isEqualTo("filled");
		for (final Object tensor : List.of(at(root, "inputs", 1), at(root, "outputs", 0))) {
			assertThat(at(tensor, "axes", 2, "size")).isEqualTo(Map.of("tensor_id", "image", "axis_id", "y"));
			assertThat(at(tensor, "axes", 3, "size")).isEqualTo(Map.of("tensor_id", "image", "axis_id", "x"));
		}
	}

	@Test
	void descriptionsKeepTheLimitsOfTheFormat() {
		for (final Object tensor : List.of(at(root, "inputs", 0), at(root, "inputs", 1), at(root, "outputs", 0)))
			assertThat(at(tensor, "description").toString()).hasSizeBetween(1, 128);
	}

	@Test
	void filesAreNamedWithTheirHashes() throws IOException {
		final Object[] files = { at(root, "weights", "onnx"), at(root, "inputs", 0, "test_tensor"), //
			at(root, "inputs", 1, "test_tensor"), at(root, "outputs", 0, "test_tensor") };
		for (final Object file : files) {
			final byte[] content = Files.readAllBytes(temp.resolve("model").resolve(at(file, "source").toString()));
			assertThat(at(file, "sha256")).isEqualTo(FileReference.sha256(content));
		}
		assertThat(at(root, "weights", "onnx", "opset_version")).isEqualTo(17);
	}

	@Test
	void ownFieldsTellNetworkNormalisationAndProvenance() {
		assertThat(at(root, "config", "kintsugi", "architecture")).isEqualTo("pconv-unet");
		assertThat(at(root, "config", "kintsugi", "settings")).isEqualTo(Samples.NETWORK.settings());
		assertThat(at(root, "config", "kintsugi", "normalisation")).isEqualTo(Map.of("low_percentile", 2.0,
			"high_percentile", 98.5));
		assertThat(at(root, "config", "kintsugi", "provenance", "steps")).isEqualTo("1200");
	}

	@Test
	void thereAreNoAnchorsTagsOrFlowsThatOtherReadersMayNotKnow() {
		assertThat(text).doesNotContain("&id").doesNotContain("*id").doesNotContain("!!").doesNotContain("{");
	}

	private static Object at(final Object node, final Object... path) {
		Object result = node;
		for (final Object key : path)
			result = key instanceof Integer index ? ((List<?>) result).get(index) : ((Map<?, ?>) result).get(key);
		return result;
	}
}
