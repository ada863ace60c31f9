package kintsugi.train.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import kintsugi.train.tensors.Safetensors;
import kintsugi.train.tensors.SafetensorsHeader;
import kintsugi.train.tensors.TensorEntry;

/** Tests reading of the perceptual network's weights. */
class PerceptualWeightsTest {

	private final Safetensors tensors = PerceptualSamples.random(1);

	@TempDir
	Path folder;

	private static PerceptualWeights read(final Safetensors content) throws IOException {
		return PerceptualWeights.of(content, "vgg.safetensors");
	}

	@Test
	void weightsAreReadFromAFile() throws IOException {
		tensors.write(folder.resolve("vgg.safetensors"));
		assertThat(PerceptualWeights.read(folder.resolve("vgg.safetensors")).sha256()).isEqualTo(read(tensors).sha256());
	}

	@Test
	void bothWaysOfNamingGiveTheSameWeights() throws IOException {
		final PerceptualWeights own = read(tensors);
		final PerceptualWeights torchvision = read(PerceptualSamples.torchvision(tensors));
		assertThat(own.weight(6)).isEqualTo(tensors.arrays().get("conv3_3.weight"));
		assertThat(own.bias(0)).isEqualTo(tensors.arrays().get("conv1_1.bias"));
		assertThat(torchvision.sha256()).isEqualTo(own.sha256()).hasSize(64);
	}

	@Test
	void otherArraysAreIgnored() throws IOException {
		final Map<String, float[]> more = new LinkedHashMap<>(tensors.arrays());
		more.put("classifier.0.weight", new float[12]);
		assertThat(read(new Safetensors(more, tensors.shapes(), Map.of())).sha256()).isEqualTo(read(tensors).sha256());
	}

	@Test
	void theHashTellsWeightsAndNormalisationApart() throws IOException {
		final String hash = read(tensors).sha256();
		assertThat(read(PerceptualSamples.random(2)).sha256()).isNotEqualTo(hash);
		assertThat(read(with(Map.of("mean", "[0.48,0.45,0.40]"))).sha256()).isNotEqualTo(hash);
	}

	@Test
	void withoutTextsTheNormalisationIsImageNets() throws IOException {
		assertThat(read(tensors).mean()).containsExactly(0.485f, 0.456f, 0.406f);
		assertThat(read(tensors).std()).containsExactly(0.229f, 0.224f, 0.225f);
	}

	@Test
	void theNormalisationIsReadFromTheTexts() throws IOException {
		final PerceptualWeights weights = read(with(Map.of("mean", "[0.48,0.45,0.40]", "std", "[0.2, 0.3, 0.4]")));
		assertThat(weights.mean()).containsExactly(0.48f, 0.45f, 0.40f);
		assertThat(weights.std()).containsExactly(0.2f, 0.3f, 0.4f);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "0.5", "[0.5,0.5]", "[1,2,3,4]", "[a,b,c]", "[null,1,2]", "[1e99,1,1]", "[0.5,0.5",
		"{\"r\":1}" })
	void aNormalisationOfOtherThanThreeNumbersIsRefused(final String text) {
		assertThatThrownBy(() -> read(with(Map.of("mean", text)))).isInstanceOf(IOException.class).hasMessageContaining(
			"vgg.safetensors").hasMessageContaining("Its text mean is not three numbers");
	}

	@Test
	void aDeviationOfZeroIsRefused() {
		assertThatThrownBy(() -> read(with(Map.of("std", "[0.2,0,0.2]")))).hasMessageContaining(
			"standard deviation 0.0 is not above 0");
	}

	@Test
	void halfFloatsAreAccepted() throws IOException {
		final Map<String, TensorEntry> entries = new LinkedHashMap<>();
		long offset = 0;
		for (final Map.Entry<String, float[]> array : tensors.arrays().entrySet()) {
			final long end = offset + 2L * array.getValue().length;
			entries.put(array.getKey(), new TensorEntry("F16", tensors.shapes().get(array.getKey()), offset, end));
			offset = end;
		}
		final byte[] halves = new byte[(int) offset];
		ByteBuffer.wrap(halves).order(ByteOrder.LITTLE_ENDIAN).putShort(0, (short) 0x3800);
		final Path file = folder.resolve("half.safetensors");
		Safetensors.write(file, new SafetensorsHeader(entries, Map.of()), out -> out.write(halves));
		assertThat(PerceptualWeights.read(file).weight(0)).startsWith(0.5f, 0f).hasSize(64 * 3 * 9);
	}

	@Test
	void aMissingLayerIsNamedBothWays() {
		final Map<String, List<Long>> shapes = new HashMap<>(tensors.shapes());
		shapes.remove("conv2_1.bias");
		final Map<String, float[]> arrays = new HashMap<>(tensors.arrays());
		arrays.remove("conv2_1.bias");
		assertThatThrownBy(() -> read(new Safetensors(arrays, shapes, Map.of()))).isInstanceOf(IOException.class)
			.hasMessageContaining("neither conv2_1.bias nor features.5.bias");
	}

	@Test
	void anotherShapeIsNamed() {
		final Map<String, List<Long>> shapes = new HashMap<>(tensors.shapes());
		shapes.put("conv1_2.weight", List.of(64L, 64L, 9L)); // as many samples
		assertThatThrownBy(() -> read(new Safetensors(tensors.arrays(), shapes, Map.of()))).hasMessageContaining(
			"conv1_2.weight has the shape [64, 64, 9] instead of [64, 64, 3, 3]");
	}

	@Test
	void aWeightThatIsNoNumberIsRefused() {
		tensors.arrays().get("conv3_2.weight")[7] = Float.NaN;
		assertThatThrownBy(() -> read(tensors)).hasMessageContaining("conv3_2.weight holds the value NaN");
	}

	@Test
	void aMissingFileIsNamed() {
		assertThatThrownBy(() -> PerceptualWeights.read(folder.resolve("none.safetensors"))).isInstanceOf(
			IOException.class).hasMessageContaining("There is no file").hasMessageContaining("none.safetensors");
	}

	@Test
	void aFileIsFoundByItsProperty() throws IOException {
		final Path file = Files.createFile(folder.resolve("here.safetensors"));
		final String before = System.getProperty(PerceptualWeights.PROPERTY);
		try {
			System.setProperty(PerceptualWeights.PROPERTY, file.toString());
			assertThat(PerceptualWeights.find()).contains(file);
			System.setProperty(PerceptualWeights.PROPERTY, folder.resolve("not-here").toString());
			assertThat(PerceptualWeights.find()).isEmpty();
			assertThat(PerceptualWeights.standardFile()) //
				.isEqualTo(folder.resolve("not-here")); // where it would be fetched to
		}
		finally {
			if (before == null) System.clearProperty(PerceptualWeights.PROPERTY);
			else System.setProperty(PerceptualWeights.PROPERTY, before);
		}
	}

	private Safetensors with(final Map<String, String> metadata) {
		return new Safetensors(tensors.arrays(), tensors.shapes(), metadata);
	}
}
