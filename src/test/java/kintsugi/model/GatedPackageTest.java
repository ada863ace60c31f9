package kintsugi.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import kintsugi.net.Base;
import kintsugi.net.GatedNetwork;
import kintsugi.net.Network;

/** Tests packages of networks that see sketches, and what packages say of their architecture. */
class GatedPackageTest {

	private static final Network NETWORK = new GatedNetwork(1, 4, 2, Base.NONE, true);

	@TempDir
	Path temp;
	private Path folder;

	@BeforeEach
	void saveModel() throws ModelException {
		folder = temp.resolve("model");
		ModelWriter.save(folder, Samples.info("gated-model"), NETWORK, Samples.weights(NETWORK));
	}

	private static Map<String, Object> root(final Path folder) throws IOException {
		return new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(folder.resolve("rdf.yaml")));
	}

	private static List<?> inputs(final Path folder) throws IOException {
		return (List<?>) root(folder).get("inputs");
	}

	@Test
	void theSketchIsAThirdInput() throws IOException {
		assertThat(inputs(folder)).hasSize(3);
		final Map<?, ?> sketch = (Map<?, ?>) inputs(folder).get(2);
		final Map<?, ?> mask = (Map<?, ?>) inputs(folder).get(1);
		assertThat(sketch.get("id")).isEqualTo("sketch");
		// the graph demands it: without lines it is zeros
		assertThat(sketch.containsKey("optional")).isFalse();
		assertThat(sketch.get("description").toString()).hasSizeBetween(1, 128);
		assertThat(sketch.get("data")).isEqualTo(mask.get("data"));
		assertThat(((List<?>) sketch.get("axes")).subList(2, 4)).isEqualTo(((List<?>) mask.get("axes")).subList(2, 4));
	}

	@Test
	void networksWithoutSketchesHaveTwoInputs() throws IOException {
		final Network network = new GatedNetwork(3, 4, 0, Base.NONE, false);
		final ModelPackage model = ModelWriter.save(temp.resolve("plain"), Samples.info("plain-model"), network, Samples
			.weights(network));
		model.verify();
		assertThat(inputs(temp.resolve("plain"))).hasSize(2);
		assertThat(temp.resolve("plain/test-sketch.npy")).doesNotExist();
	}

	@Test
	void whatIsSavedComesBack() throws IOException {
		final ModelPackage model = ModelPackage.open(folder);
		assertThat(model.network().settings()).isEqualTo(NETWORK.settings());
		assertThat(model.network().sketched()).isTrue();
		assertThat(model.files()).containsKey("test-sketch.npy");
		model.verify();
	}

	@Test
	void theTestOutputIsThatWithTheSketch() throws IOException {
		replace(new Npy(new int[] { 1, 1, 64, 64 }, new float[64 * 64]));
		assertThatThrownBy(() -> ModelPackage.open(folder).verify()).isInstanceOf(ModelException.class) //
			.hasMessageContaining("does not reproduce its test output");
	}

	private void replace(final Npy sketch) throws IOException {
		final Path file = folder.resolve("test-sketch.npy");
		final String before = FileReference.sha256(Files.readAllBytes(file));
		Files.write(file, sketch.toBytes());
		Samples.edit(folder, before, FileReference.sha256(sketch.toBytes()));
	}

	@Test
	void aSketchOfAnotherShapeIsRefused() throws IOException {
		replace(new Npy(new int[] { 1, 1, 64, 32 }, new float[64 * 32]));
		assertRefused("[1, 1, 64, 32]", "do not fit the network");
	}

	@Test
	void aChangedSketchIsSeen() throws IOException {
		final byte[] bytes = Files.readAllBytes(folder.resolve("test-sketch.npy"));
		bytes[bytes.length - 1] ^= 1;
		Files.write(folder.resolve("test-sketch.npy"), bytes);
		assertRefused("test-sketch.npy", "damaged or was changed");
	}

	@Test
	void aMissingSketchIsNamed() throws IOException {
		Samples.edit(folder, "id: sketch", "id: lines");
		assertRefused("no entry 'sketch'");
	}

	@Test
	void aSketchThatTheNetworkDoesNotSeeIsRefused() throws IOException {
		Samples.edit(folder, "sketch: 'true'", "sketch: 'false'");
		assertRefused("'sketch'", "sees no sketches");
	}

	@Test
	void citationAndTagsAreThoseOfTheArchitecture() throws IOException {
		final Map<String, Object> gated = root(folder);
		assertThat(gated.get("cite").toString()).contains("Yu et al.", "1806.03589").doesNotContain("Liu");
		assertThat(gated.get("tags")).asInstanceOf(InstanceOfAssertFactories.LIST) //
			.contains("inpainting", "gated-convolution", "kintsugi").doesNotContain("unet", "partial-convolution");
		Samples.save(temp.resolve("partial"));
		final Map<String, Object> partial = root(temp.resolve("partial"));
		assertThat(partial.get("cite").toString()).contains("Liu et al.").doesNotContain("Yu et al.");
		assertThat(partial.get("tags")).asInstanceOf(InstanceOfAssertFactories.LIST) //
			.containsExactly("inpainting", "restoration", "2d", "unet", "partial-convolution", "onnx", "imagej", "fiji",
				"kintsugi");
	}

	private void assertRefused(final String... words) {
		assertThatThrownBy(() -> ModelPackage.open(folder)).isInstanceOf(ModelException.class) //
			.hasMessageContainingAll(words);
	}
}
