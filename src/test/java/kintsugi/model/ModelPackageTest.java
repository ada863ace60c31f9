package kintsugi.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import kintsugi.net.Base;
import kintsugi.net.Network;
import kintsugi.net.PConvUNet;
import kintsugi.net.Parameter;
import kintsugi.net.Weights;

/** Tests {@link ModelPackage}. */
class ModelPackageTest {

	@TempDir
	Path temp;
	private Path folder;

	@BeforeEach
	void saveModel() throws ModelException {
		folder = temp.resolve("model");
		Samples.save(folder);
	}

	@ParameterizedTest
	@ValueSource(strings = { "again", "again.zip", "AGAIN.ZIP" })
	void whatIsSavedComesBack(final String name) throws IOException {
		final Network network = new PConvUNet(3, 2, 4, 2, Base.HARMONIC);
		final Weights weights = Samples.weights(network);
		ModelWriter.save(temp.resolve(name), Samples.info("photo test (1)"), network, weights);

		final ModelPackage model = ModelPackage.open(temp.resolve(name));
		assertThat(model.info()).isEqualTo(Samples.info("photo test (1)"));
		assertThat(model.provenance()).containsExactly(Map.entry("steps", "1200"), //
			Map.entry("data", "none: random weights"));
		assertThat(model.network().settings()).isEqualTo(network.settings());
		for (final Parameter parameter : network.parameters())
			assertThat(model.weights().get(parameter)).isEqualTo(weights.get(parameter));
		model.verify();
	}

	@Test
	void theDescriptionItselfCanBeNamed() throws ModelException {
		assertThat(ModelPackage.open(folder.resolve("rdf.yaml")).name()).isEqualTo("test-model");
	}

	@Test
	void theHashIsThatOfTheOnnxFile() throws IOException {
		final ModelPackage model = ModelPackage.open(folder);
		assertThat(model.sha256()).isEqualTo(FileReference.sha256(Files.readAllBytes(folder.resolve("model.onnx"))));
		assertThat(model.onnx()).isEqualTo(Files.readAllBytes(folder.resolve("model.onnx")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "model.onnx", "test-image.npy", "test-mask.npy", "test-filled.npy" })
	void oneChangedByteIsSeen(final String name) throws IOException {
		final byte[] bytes = Files.readAllBytes(folder.resolve(name));
		for (final int place : new int[] { 0, bytes.length / 2, bytes.length - 1 }) {
			final byte[] changed = bytes.clone();
			changed[place] ^= 1;
			Files.write(folder.resolve(name), changed);
			assertRefused(name, "damaged or was changed");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "rdf.yaml", "model.onnx", "README.md", "test-image.npy", "test-mask.npy",
		"test-filled.npy" })
	void missingFilesAreNamed(final String name) throws IOException {
		Files.delete(folder.resolve(name));
		assertRefused("has no " + name);
	}

	@Test
	void nothingThereIsSaid() {
		assertThatThrownBy(() -> ModelPackage.open(temp.resolve("none.zip"))).isInstanceOf(ModelException.class) //
			.hasMessageContaining("no model at").hasMessageContaining("none.zip");
	}

	@Test
	void anOnnxFileThatIsNoneIsRefusedThoughItsHashFits() throws IOException {
		for (final byte[] content : new byte[][] { {}, "not a model".getBytes(), new byte[5000], //
			Arrays.copyOf(Files.readAllBytes(folder.resolve("model.onnx")), 3000) }) {
			final String before = FileReference.sha256(Files.readAllBytes(folder.resolve("model.onnx")));
			Files.write(folder.resolve("model.onnx"), content);
			Samples.edit(folder, before, FileReference.sha256(content));
			assertRefused("model.onnx", "cannot be used");
		}
	}

	@Test
	void anotherArchitectureThanDeclaredIsRefused() throws IOException {
		Samples.edit(folder, "base: none", "base: harmonic");
		assertRefused("contradicts itself", "base=harmonic", "base=none");
	}

	@Test
	void anUnknownArchitectureIsNamed() throws IOException {
		Samples.edit(folder, "architecture: pconv-unet", "architecture: magic-net");
		assertRefused("magic-net");
	}

	@Test
	void otherChannelsThanTheNetworksAreRefused() throws IOException {
		Samples.edit(folder, "- intensity", "- red\n    - green");
		assertRefused("2 channels", "network has 1");
	}

	@Test
	void otherSizesThanTheNetworksAreRefused() throws IOException {
		Samples.edit(folder, "step: 8", "step: 4");
		assertRefused("8 + n * 4", "multiples of 8");
	}

	@Test
	void anOnnxFileFarLargerThanItsNetworkIsNotRead() throws IOException {
		Files.write(folder.resolve("model.onnx"), new byte[17 << 20]);
		assertRefused("model.onnx", "larger than");
	}

	@ParameterizedTest
	@ValueSource(strings = { "../model.onnx", "/etc/passwd", "C:\\model.onnx", "https://example.org/model.onnx",
		"sub/model.onnx", "..", "''" })
	void filesOutsideThePackageAreNotRead(final String source) throws IOException {
		Samples.edit(folder, "source: model.onnx", "source: " + source);
		assertRefused("does not lie in the package");
	}

	@Test
	void aModelOfAnotherProjectIsSaidToBeOne() throws IOException {
		Files.writeString(folder.resolve("rdf.yaml"), """
			format_version: 0.5.3
			type: model
			name: Nuclei Segmentation
			weights:
			  onnx: {source: weights.onnx, opset_version: 12}
			config:
			  deepimagej: {allow_tiling: true}
			""");
		assertRefused("not a Kintsugi model");
	}

	@Test
	void aDataSetIsSaidToBeOne() throws IOException {
		Samples.edit(folder, "type: model", "type: dataset");
		assertRefused("describes a dataset");
	}

	@Test
	void aNewerFormatAsksForAnUpdate() throws IOException {
		Samples.edit(folder, "    format: 1", "    format: 2");
		assertRefused("update Kintsugi");
	}

	@ParameterizedTest
	@ValueSource(strings = { "!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[]]]",
		"!!java.io.File [x]", "!kintsugi {}", "[unclosed", "\u0000", "just a text", "", "- a\n- b", "a: 1\na: 2",
		"a: *nothing" })
	void yamlThatIsNotPlainDataIsRefused(final String yaml) throws IOException {
		Files.writeString(folder.resolve("rdf.yaml"), yaml);
		assertRefused("rdf.yaml", "cannot be understood");
	}

	@Test
	void tagsInsideOfAFieldAreRefused() throws IOException {
		Samples.edit(folder, "name: test-model", "name: !!java.net.URL ['http://localhost/']");
		assertRefused("cannot be understood");
	}

	@Test
	void yamlThatMultipliesItselfIsRefused() throws IOException {
		final StringBuilder yaml = new StringBuilder("a0: &a0 [x, x]\n");
		for (int i = 1; i < 40; i++)
			yaml.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
		Files.writeString(folder.resolve("rdf.yaml"), yaml);
		assertRefused("cannot be understood");
	}

	@Test
	void deepYamlIsRefused() throws IOException {
		Files.writeString(folder.resolve("rdf.yaml"), "a: " + "[".repeat(100_000));
		assertRefused("cannot be understood");
	}

	@Test
	void aHugeDescriptionIsNotRead() throws IOException {
		Files.writeString(folder.resolve("rdf.yaml"), "#".repeat((1 << 20) + 1));
		assertRefused("rdf.yaml", "larger than");
	}

	@Test
	void eachFieldThatIsMissingIsNamed() throws IOException {
		for (final String field : new String[] { "name", "license", "authors", "version", "description", "inputs",
			"outputs", "weights", "format_version" }) {
			final String text = Files.readString(folder.resolve("rdf.yaml"));
			Files.writeString(folder.resolve("rdf.yaml"), text.replaceAll("(?m)^" + field + ":", "x_" + field + ":"));
			assertRefused("'" + field + "'");
			Files.writeString(folder.resolve("rdf.yaml"), text);
		}
	}

	@Test
	void aWrongTestOutputIsFoundByVerify() throws IOException {
		final Path file = folder.resolve("test-filled.npy");
		final Npy filled = Npy.parse(Files.readAllBytes(file), "filled");
		final String before = FileReference.sha256(filled.toBytes());
		filled.values()[5] += 0.5f;
		Files.write(file, filled.toBytes());
		Samples.edit(folder, before, FileReference.sha256(filled.toBytes()));
		assertThatThrownBy(() -> ModelPackage.open(folder).verify()).isInstanceOf(ModelException.class) //
			.hasMessageContaining("does not reproduce its test output");
	}

	@Test
	void testTensorsOfAnotherShapeAreRefused() throws IOException {
		final Path file = folder.resolve("test-mask.npy");
		final String before = FileReference.sha256(Files.readAllBytes(file));
		final byte[] other = new Npy(new int[] { 1, 1, 8, 8 }, new float[64]).toBytes();
		Files.write(file, other);
		Samples.edit(folder, before, FileReference.sha256(other));
		assertRefused("[1, 1, 8, 8]", "do not fit the network");
	}

	private void assertRefused(final String... words) {
		assertThatThrownBy(() -> ModelPackage.open(folder)).isInstanceOf(ModelException.class) //
			.hasMessageContainingAll(words);
	}
}
